import type { TopLevelSpec } from 'vega-lite';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem } from '../../core/spec/screen.ts';
import type { OverviewLabels } from './labels/en.ts';
import type { CustomerKind } from './query.ts';
import type { MonthSpan, OverviewView } from './view.ts';

/** How a kind of customer looks: a slot of the categorical palette, and how solid. */
const looks: readonly { kind: CustomerKind; slot: number; opacity: number }[] = [
  { kind: 'existing', slot: 1, opacity: 1 },
  { kind: 'early', slot: 2, opacity: 0.5 },
  { kind: 'new', slot: 2, opacity: 1 },
  { kind: 'notYet', slot: 4, opacity: 1 },
  { kind: 'guest', slot: 8, opacity: 0.75 },
];
const openOpacity = 0.22;
/** Share of the step between two bars that is left free. */
const gap = 0.3;
/** The palette's slots as a domain, so that a series keeps its colour whatever else is there. */
const slots = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** A series that nowhere reaches this share of the largest month is in the table, not in the picture. */
const visibleShare = 0.005;

/** Kinds that can be seen at all, in stacking order. */
function present(view: OverviewView): typeof looks {
  const largest = Math.max(...view.months.map((month) => Math.abs(Number(month.revenue))));
  return looks.filter(({ kind }) =>
    view.months.some(
      (month) => Math.abs(Number(month.byKind[kind].revenue)) > largest * visibleShare,
    ),
  );
}

/** From the deepest month below zero, if any, to a round number above the highest. */
function amounts(view: OverviewView, unit: number): readonly [number, number] {
  const sums = view.months.map((month) => {
    const parts = present(view).map(({ kind }) => Number(month.byKind[kind].revenue) / unit);
    const sum = (sign: 1 | -1): number =>
      parts.filter((part) => part * sign > 0).reduce((total, part) => total + part, 0);
    return { above: sum(1), below: sum(-1) };
  });
  const highest = Math.max(1, ...sums.map(({ above }) => above));
  const power = 10 ** Math.floor(Math.log10(highest));
  const round =
    [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= highest) ?? 10;
  return [Math.min(0, ...sums.map(({ below }) => below)), round * power];
}

/** Stacked bars of net revenue by month; the selected months stand on a tinted band. */
export function revenueChart(
  view: OverviewView,
  context: ScreenContext<OverviewLabels>,
): TopLevelSpec {
  const unit = 10 ** context.data.model.scale;
  const rows = view.months.flatMap((month) =>
    present(view).map(({ kind, slot, opacity }, place) => {
      const isOpen = month.daysSeen < month.days;
      return {
        month: month.month,
        series: String(slot),
        place,
        revenue: Number(month.byKind[kind].revenue) / unit,
        opacity: isOpen ? openOpacity : opacity,
        open: isOpen,
        tip: tipOf(month, view, context),
        mark:
          kind === 'new' || kind === 'existing'
            ? `${kind}:${month.month}`
            : `active:${month.month}`,
      };
    }),
  );
  const color = { field: 'series', type: 'nominal' as const, scale: { domain: slots } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: rows },
    width: 'container',
    encoding: {
      x: {
        field: 'month',
        type: 'ordinal',
        title: null,
        scale: { paddingInner: gap, paddingOuter: gap / 2 },
        axis: { formatType: 'month', values: labelled(view) },
      },
    },
    layer: [
      {
        data: {
          values: view.months.filter((month) => month.selected).map(({ month }) => ({ month })),
        },
        // As wide as the step from bar to bar, so that neighbouring months make one band.
        mark: {
          type: 'rect',
          style: 'selection-band',
          tooltip: null,
          width: { band: 1 / (1 - gap) },
        },
        encoding: { x: { field: 'month', type: 'ordinal', bandPosition: 0 } },
      },
      {
        mark: { type: 'bar', cursor: 'pointer' },
        encoding: {
          y: {
            field: 'revenue',
            type: 'quantitative',
            stack: true,
            title: null,
            scale: { domain: amounts(view, unit), nice: false },
            axis: { formatType: 'money', tickCount: 6 },
          },
          color,
          order: { field: 'place', type: 'quantitative' },
          fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
          stroke: { condition: { test: 'datum.open', ...color }, value: null },
          strokeDash: { condition: { test: 'datum.open', value: [3, 2] }, value: [1, 0] },
        },
      },
    ],
  } as TopLevelSpec;
}

/** Every month while there is room; always January, whose label carries the year. */
function labelled(view: OverviewView): readonly number[] {
  const every = [1, 2, 3, 6, 12].find((step) => view.months.length / step <= 14) ?? 12;
  return view.months
    .map(({ month }) => month)
    .filter((month) => (((month % 12) + 12) % 12) % every === 0);
}

interface Tip {
  readonly title: string;
  readonly rows: readonly {
    readonly label: string;
    readonly value: string;
    readonly color?: string;
  }[];
  readonly note: string | undefined;
}

function tipOf(
  month: MonthSpan,
  view: OverviewView,
  { labels, formats }: ScreenContext<OverviewLabels>,
): Tip {
  const name = formats.value('month', month.month);
  const isOpen = month.daysSeen < month.days;
  return {
    title: name,
    rows: [
      ...present(view).map(({ kind, slot }) => ({
        label: labels.kinds[kind],
        value: formats.value('money', month.byKind[kind].revenue),
        color: `cat-${slot}`,
      })),
      { label: labels.netRevenue, value: formats.value('money', month.revenue) },
      { label: labels.customers, value: formats.value('integer', month.customers) },
    ],
    note: isOpen ? labels.openMonth(name, month.daysSeen, month.days) : undefined,
  };
}

/** The legend, with a sentence for a month that is not over. */
export function revenueLegend(
  view: OverviewView,
  { labels, formats }: ScreenContext<OverviewLabels>,
): readonly LegendItem[] {
  const open = view.months.find((month) => month.daysSeen < month.days);
  return [
    ...present(view).map(({ kind, slot, opacity }) => ({
      label: labels.kinds[kind],
      swatch: slot,
      opacity,
    })),
    ...(open
      ? [
          {
            label: labels.openMonth(formats.value('month', open.month), open.daysSeen, open.days),
            swatch: 'open' as const,
            opacity: 1,
          },
        ]
      : []),
  ];
}
