import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import { schema, series } from './chart.ts';
import type { DistributionLabels } from './labels/en.ts';
import { lorenzOf, type LorenzPoint } from './tables.ts';
import type { DistributionView } from './view.ts';

type Context = ScreenContext<DistributionLabels>;

/** The Lorenz curve over the diagonal of equality; a click takes the customers above the point. */
export function lorenzChart(view: DistributionView, context: Context): TopLevelSpec {
  const { labels, formats } = context;
  const points = lorenzOf(view);
  const count = (customers: number): string => formats.value('integer', customers);
  const columns = points.slice(1).map((point, place) => ({
    from: points[place]?.customers ?? 0,
    to: point.customers,
    mark: markAbove(point),
    tip: {
      title: labels.lowestLabel(formats.value('share', point.customers)),
      rows: [{ label: labels.revenueShare, value: formats.value('shareFine', point.revenue) }],
      note:
        point.above > 0
          ? formats.term(labels.bestMark(0, point.above), count(point.customersAbove))
          : formats.term(labels.customers, count(view.bought.customers)),
    },
  }));
  const top = points.find(({ above }) => above === 20);
  const lowest = Math.min(0, ...points.map(({ revenue }) => revenue));
  const share = { type: 'quantitative', title: null, axis: { formatType: 'share', tickCount: 5 } };
  return {
    $schema: schema,
    width: 'container',
    encoding: {
      x: {
        ...share,
        scale: { domain: [0, 1], nice: false },
        axis: { formatType: 'share', values: [0, 0.5, 1] },
      },
      y: { ...share, scale: { domain: [lowest, 1], nice: false } },
    },
    layer: [
      {
        data: { values: [0, 1].map((at) => ({ customers: at, revenue: at })) },
        mark: { type: 'line', strokeDash: [3, 3], strokeWidth: 1, tooltip: null },
        encoding: { ...course, color: series('8') },
      },
      {
        data: { values: points },
        mark: { type: 'line', tooltip: null },
        encoding: { ...course, color: series('1') },
      },
      ...(top ? topLayers(top, labels.topLabel(formats.value('shareFine', 1 - top.revenue))) : []),
      {
        data: { values: columns },
        mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
        encoding: {
          x: { field: 'from' },
          x2: { field: 'to' },
          y: { value: 0 },
          y2: { value: { expr: 'height' } },
        },
      },
    ],
  } as unknown as TopLevelSpec;
}

/** The customers above a point of the curve; of its end, everybody. */
function markAbove({ above }: LorenzPoint): string {
  return above > 0 ? `best:0-${above}` : 'all';
}

/** What the best fifth brings: from the curve up to everything. */
function topLayers(top: LorenzPoint, text: string): unknown[] {
  const data = { values: [top] };
  return [
    {
      data,
      mark: { type: 'rule', strokeWidth: 1.5, tooltip: null },
      encoding: { ...course, y2: { datum: 1 }, color: series('2') },
    },
    {
      data,
      mark: { type: 'point', size: 60, opacity: 1, tooltip: null },
      encoding: { ...course, color: series('1') },
    },
    {
      data,
      mark: { type: 'text', align: 'right', dx: -6, baseline: 'top', dy: 2, tooltip: null },
      encoding: { x: course.x, y: { datum: 1 }, text: { value: text } },
    },
  ];
}

const course = { x: { field: 'customers' }, y: { field: 'revenue' } };
/** Names of the curve and the diagonal. */
export function lorenzLegend({ labels }: Context): readonly LegendItem[] {
  return [
    { label: labels.curve, swatch: 1, opacity: 1 },
    { label: labels.equalLine, swatch: 8, opacity: 1 },
  ];
}
