import type { ChartSpec } from '../../core/chart/spec.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { PyramidLabels } from './labels/en.ts';
import { shareOf } from './tables.ts';
import type { PyramidTier, PyramidView } from './view.ts';

/** The palette's slots as a domain, and those of the two sides. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];
const slotOf = { customers: '8', revenue: '1' } as const;
/** How far each side reaches beyond its longest bar, so that the numbers have room beside it. */
const reach = 1.85;

/** Horizontal bars per tier: customers to the left, their value to the right, each side by its own scale. */
export function tierChart(view: PyramidView, context: ScreenContext<PyramidLabels>): ChartSpec {
  const { labels } = context;
  const tiers = view.tiers.filter(({ standing }) => standing !== 'never');
  const { prospects } = view;
  const rows = [
    ...tiers.flatMap((tier) => bars(tier, view, context)),
    ...(prospects ? [prospectBar(prospects, view, context)] : []),
  ];
  const heads = [
    { name: '', value: -0.04, text: labels.customers },
    { name: '', value: 0.04, text: labels.measures[view.params.value].name },
  ];
  const names = [
    '',
    ...tiers.map(({ standing }) => labels.standings[standing]),
    ...(prospects ? [labels.prospects] : []),
  ];
  // The first of two lines stands above the middle of its bar.
  const dy = { expr: "indexof(datum.text, '\\n') > 0 ? -7 : 0" } as const;
  const text = { type: 'text', lineBreak: '\n', lineHeight: 15, baseline: 'middle', dy } as const;
  const left = { filter: 'datum.value < 0' } as const;
  const right = { filter: 'datum.value >= 0' } as const;
  const words = { text: { field: 'text', type: 'nominal' } } as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    encoding: {
      y: {
        field: 'name',
        type: 'ordinal',
        title: null,
        scale: { domain: names, paddingInner: 0.3, paddingOuter: 0 },
        axis: { domain: false },
      },
      x: {
        field: 'value',
        type: 'quantitative',
        title: null,
        scale: { domain: [-reach, reach], nice: false },
        axis: null,
      },
    },
    layer: [
      {
        mark: { type: 'bar', cursor: 'pointer' },
        encoding: {
          color: { field: 'series', type: 'nominal', scale: { domain: slots } },
        },
      },
      { transform: [left], mark: { ...text, align: 'right', dx: -6 }, encoding: words },
      { transform: [right], mark: { ...text, align: 'left', dx: 6 }, encoding: words },
      {
        data: { values: heads },
        transform: [left],
        mark: { ...text, align: 'right', fontWeight: 600 },
        encoding: words,
      },
      {
        data: { values: heads },
        transform: [right],
        mark: { ...text, align: 'left', fontWeight: 600 },
        encoding: words,
      },
    ],
  };
}

function bars(
  tier: PyramidTier,
  view: PyramidView,
  { labels, formats }: ScreenContext<PyramidLabels>,
): readonly Readonly<Record<string, unknown>>[] {
  const most = mostCustomers(view);
  const richest = Math.max(1, ...view.tiers.map(({ valueNow }) => Number(valueNow)));
  const measure = labels.measures[view.params.value];
  const isActive = tier.standing !== 'inactive';
  const count = formats.value('integer', tier.customers);
  const share = ratio(tier.customers, view.active.customers);
  const valueShare = shareOf(tier.valueNow, view.totalValue);
  const value = formats.short('money', tier.valueNow);
  const shared = {
    name: labels.standings[tier.standing],
    mark: tier.customers > 0 ? `tier:${tier.standing}` : null,
    tip: {
      title: labels.standings[tier.standing],
      rows: [
        { label: labels.customers, value: count },
        ...(isActive ? [{ label: labels.activeShare, value: formats.value('share', share) }] : []),
        { label: measure.name, value: formats.value('money', tier.valueNow) },
        { label: measure.share, value: formats.value('share', valueShare) },
      ],
    },
  };
  const withShare = (number: string, part: number | null): string =>
    isActive && part !== null ? `${number}\n${formats.value('share', part)}` : number;
  return [
    {
      ...shared,
      series: slotOf.customers,
      // Just below zero where there is nobody, so that the number stands on its side.
      value: -Math.max(tier.customers / most, 1e-6),
      text: withShare(count, share),
    },
    {
      ...shared,
      series: slotOf.revenue,
      value: Math.max(Number(tier.valueNow) / richest, 0),
      text: withShare(value, valueShare),
    },
  ];
}

/** The length of the longest bar of customers. */
function mostCustomers({ tiers, prospects }: PyramidView): number {
  return Math.max(1, prospects ?? 0, ...tiers.map(({ customers }) => customers));
}

/** Prospects stand on one side only: they brought nothing. */
function prospectBar(
  prospects: number,
  view: PyramidView,
  { labels, formats }: ScreenContext<PyramidLabels>,
): Readonly<Record<string, unknown>> {
  const count = formats.value('integer', prospects);
  return {
    name: labels.prospects,
    mark: 'tier:prospects',
    tip: { title: labels.prospects, rows: [{ label: labels.customers, value: count }] },
    series: slotOf.customers,
    value: -prospects / mostCustomers(view),
    text: count,
  };
}
