import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import type { AbcLabels } from './labels/en.ts';
import type { AbcClass } from './query.ts';
import { markOfBar, nameOfProduct } from './tables.ts';
import type { AbcBar, AbcView } from './view.ts';

type Context = ScreenContext<AbcLabels>;

/** The palette's slots as a domain, so that a class keeps its colour. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
const slotOf: Readonly<Record<AbcClass, number>> = { A: 1, B: 2, C: 8, none: 8 };
const lineSlot = 3;
/** Up to so many bars are set apart. */
const fewBars = 60;

/** What is above zero: the bars of the chart. */
export function positiveBars(view: AbcView): readonly AbcBar[] {
  return view.bars.filter((bar) => bar.class !== 'none');
}

/**
 * Pareto: bars by rank in the colour of their class, as high as the mean revenue of their items, and the
 * cumulative share on an axis of its own, with the thresholds and the ranks at which classes end.
 */
export function paretoChart(view: AbcView, context: Context): TopLevelSpec {
  const { labels, formats, data } = context;
  const unit = 10 ** data.model.scale;
  const bars = positiveBars(view);
  const inset = bars.length <= fewBars ? 0.1 : 0;
  const last = bars.at(-1)?.to ?? 1;
  const rows = bars.map((bar) => ({
    from: bar.from - 1 + inset,
    to: bar.to - inset,
    height: Number(bar.revenue) / bar.items / unit,
    series: String(slotOf[bar.class]),
    mark: markOfBar(bar, view),
    tip: tipOf(bar, view, context),
  }));
  const course = [{ rank: 0, share: 0 }].concat(
    bars.map(({ to, upTo }) => ({ rank: to, share: upTo ?? 0 })),
  );
  const ends = (['A', 'B'] as const).flatMap((name) => {
    const end = bars.findLast((bar) => bar.class === name);
    return end?.upTo == null
      ? []
      : [
          {
            rank: end.to,
            share: end.upTo,
            label: labels.cutLabel(name, formats.value('integer', end.to)),
            series: String(slotOf[name]),
          },
        ];
  });
  const thresholds = [view.params.a, view.params.b].map((percent) => ({ share: percent / 100 }));
  const share = {
    field: 'share',
    type: 'quantitative',
    title: null,
    scale: { domain: [0, 1], nice: false },
    axis: {
      orient: 'right',
      formatType: 'share',
      values: [0, 0.2, 0.4, 0.6, 0.8, 1],
      grid: false,
      domain: false,
    },
  };
  const rank = { field: 'rank', type: 'quantitative' };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 'container',
    encoding: {
      x: {
        type: 'quantitative',
        title: null,
        scale: { domain: [0, last], nice: false },
        axis: { formatType: 'integer', tickCount: 6, tickMinStep: 1 },
      },
    },
    resolve: { scale: { y: 'independent' } },
    layer: [
      {
        data: { values: rows },
        mark: { type: 'rect' },
        encoding: {
          x: { field: 'from' },
          x2: { field: 'to' },
          y: {
            field: 'height',
            type: 'quantitative',
            title: null,
            axis: { formatType: 'money', tickCount: 5 },
          },
          y2: { datum: 0 },
          color: { field: 'series', type: 'nominal', scale: { domain: slots } },
        },
      },
      {
        encoding: { y: share },
        layer: [
          {
            data: { values: thresholds },
            mark: { type: 'rule', strokeDash: [4, 3], tooltip: null },
            encoding: { x: null },
          },
          {
            data: { values: course },
            mark: { type: 'line', tooltip: null },
            encoding: { x: rank, color: { datum: String(lineSlot), scale: { domain: slots } } },
          },
          {
            data: { values: ends },
            mark: { type: 'point', size: 70, opacity: 1, tooltip: null },
            encoding: {
              x: rank,
              color: { field: 'series', type: 'nominal', scale: { domain: slots } },
            },
          },
          {
            data: { values: ends },
            mark: { type: 'text', align: 'left', dx: 8, dy: 14, tooltip: null },
            encoding: { x: rank, text: { field: 'label' } },
          },
        ],
      },
      {
        data: { values: rows },
        // The whole column answers to the pointer, however low its bar.
        mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
        encoding: { x: { field: 'from' }, x2: { field: 'to' } },
      },
    ],
  } as unknown as TopLevelSpec;
}

function tipOf(bar: AbcBar, view: AbcView, { labels, formats }: Context): unknown {
  const product = view.products.find(({ place }) => bar.items === 1 && place === bar.from);
  const rank = (place: number): string => formats.value('integer', place);
  return {
    title: product
      ? nameOfProduct(product)
      : bar.items === 1
        ? labels.oneRank(rank(bar.from))
        : labels.ranks(rank(bar.from), rank(bar.to)),
    rows: [
      { label: labels.class, value: bar.class, color: `cat-${slotOf[bar.class]}` },
      { label: labels.items[view.params.of], value: formats.value('integer', bar.items) },
      ...(view.params.of === 'products'
        ? [{ label: labels.buyers, value: formats.value('integer', bar.customers) }]
        : []),
      { label: labels.revenue, value: formats.short('money', bar.revenue) },
      {
        label: labels.cumulative,
        value: formats.value('shareFine', bar.upTo),
        color: `cat-${lineSlot}`,
      },
    ],
    note: product ? labels.oneRank(rank(bar.from)) : undefined,
  };
}

/** The classes with their sizes, and the line. */
export function paretoLegend(view: AbcView, { labels, formats }: Context): readonly LegendItem[] {
  return [
    ...view.classes
      .filter(({ class: name }) => name !== 'none')
      .map((group) => ({
        label: labels.legendClass(group.class, formats.value('integer', group.items)),
        swatch: slotOf[group.class],
        opacity: 1,
      })),
    { label: labels.cumulative, swatch: lineSlot, opacity: 1 },
  ];
}
