import type { ChartSpec } from '../../core/chart/spec.ts';
import { stackedBars, type BarPart } from '../../core/chart/stacked-bars.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { LegendItem, ValueKind } from '../../core/spec/screen.ts';
import { periodRange } from '../../core/periods.ts';
import type { LifecycleLabels } from './labels/en.ts';
import { markText, type MarkState } from './marks.ts';
import { isOpen, repeatOrders, type LifecycleView, type Period } from './view.ts';

type Context = ScreenContext<LifecycleLabels>;

/** A part of each bar: its words, its look, its size, and the customers behind it. */
export interface Series {
  readonly label: string;
  readonly slot: number;
  readonly opacity: number;
  readonly of: (period: Period) => number | bigint;
  readonly state: MarkState | null;
  /** Drawn below the axis. */
  readonly isBelow?: boolean;
}

/** A series that nowhere reaches this share of the largest bar is in the table, not in the picture. */
const visibleShare = 0.005;

/** Customers by state: active ones above the axis, dormant ones below. */
export function lifecycleSeries({ states }: LifecycleLabels): readonly Series[] {
  const of = (state: 'returning' | 'resurrected' | 'early' | 'new') => (period: Period) =>
    period.byKind[state].customers;
  return [
    { label: states.returning, slot: 1, opacity: 1, of: of('returning'), state: 'returning' },
    { label: states.resurrected, slot: 3, opacity: 1, of: of('resurrected'), state: 'resurrected' },
    { label: states.early, slot: 2, opacity: 0.5, of: of('early'), state: 'early' },
    { label: states.new, slot: 2, opacity: 1, of: of('new'), state: 'new' },
    {
      label: states.dormant,
      slot: 8,
      opacity: 1,
      of: (period) => period.dormant.customers,
      state: 'dormant',
      isBelow: true,
    },
  ];
}

/** New and existing customers by what they bought; orders of new customers in two parts. */
export function measureSeries(view: LifecycleView, labels: LifecycleLabels): readonly Series[] {
  const { measure } = view.params;
  const { states } = labels;
  const existing: Series = {
    label: states.existing,
    slot: 1,
    opacity: 1,
    of: (period) => period.existing[measure],
    state: 'existing',
  };
  const early: Series = {
    label: states.early,
    slot: 2,
    opacity: 0.5,
    of: (period) => period.byKind.early[measure],
    state: 'early',
  };
  const fresh: Series = {
    label: states.new,
    slot: 2,
    opacity: 1,
    of: (period) => period.byKind.new[measure],
    state: 'new',
  };
  const guest: Series = {
    label: states.guest,
    slot: 8,
    opacity: 0.75,
    of: (period) => period.byKind.guest[measure],
    state: null,
  };
  if (measure === 'customers') return [existing, early, fresh];
  if (measure === 'revenue') {
    const of = (period: Period): bigint => period.byKind.notYet.revenue;
    return [existing, early, fresh, { ...guest, label: states.notYet, slot: 4, of }, guest];
  }
  return [
    existing,
    { ...fresh, label: labels.repeatOrders, slot: 5, of: repeatOrders, state: 'first' },
    { ...fresh, label: labels.firstOrders, of: (period) => period.first.customers, state: 'first' },
    guest,
  ];
}

/** Series that can be seen at all. */
export function visible(series: readonly Series[], view: LifecycleView): readonly Series[] {
  const sizes = (one: Series): readonly number[] =>
    view.periods.map((period) => Math.abs(Number(one.of(period))));
  const largest = Math.max(0, ...series.flatMap(sizes));
  return series.filter((one) => sizes(one).some((size) => size > largest * visibleShare));
}

/** Bars of all periods. */
export function barsOf(
  view: LifecycleView,
  series: readonly Series[],
  kind: ValueKind,
  context: Context,
): ChartSpec {
  const { per } = view.params;
  const unit = kind === 'money' ? 10 ** context.data.model.scale : 1;
  const parts = view.periods.flatMap((period) => {
    const tip = tipOf(period, view, series, kind, context);
    return series.map(({ slot, opacity, of, state, isBelow }, place): BarPart => ({
      x: period.number,
      slot,
      place,
      opacity,
      value: ((isBelow ? -1 : 1) * Number(of(period))) / unit,
      open: isOpen(period),
      tip,
      mark: state && markText({ state, per, period: period.number }),
    }));
  });
  return stackedBars({
    parts,
    selected: view.periods.filter((period) => period.selected).map(({ number }) => number),
    labelled: labelled(view),
    formatX: per,
    formatY: kind,
  });
}

/** Every period while there is room, always the one that begins a year; weeks where a month begins. */
function labelled({ periods, params: { per } }: LifecycleView): readonly number[] {
  const startsMonth = ({ range }: Period): boolean => Number(range.to.slice(8)) <= 7;
  const named = per === 'week' ? periods.filter(startsMonth) : periods;
  const inYear = { week: 12, month: 12, quarter: 4, year: 1 }[per];
  const place = ({ number, range }: Period): number =>
    per === 'week' ? Number(range.to.slice(5, 7)) - 1 : number;
  const every =
    [1, 2, 3, 4, 6, 12].find((step) => inYear % step === 0 && named.length / step <= 14) ?? inYear;
  return named
    .filter((period) => (((place(period) % inYear) + inYear) % inYear) % every === 0)
    .map(({ number }) => number);
}

/** How many customers stand behind a part of a bar. */
function customersOf(period: Period, state: MarkState): number {
  switch (state) {
    case 'active':
    case 'existing':
    case 'first':
    case 'dormant':
      return period[state].customers;
    default:
      return period.byKind[state].customers;
  }
}

function tipOf(
  period: Period,
  view: LifecycleView,
  series: readonly Series[],
  kind: ValueKind,
  context: Context,
): unknown {
  const { labels, formats } = context;
  const name = nameOf(period, view, context);
  const write = (value: number | bigint): string => formats.value(kind, value);
  return {
    title: name,
    rows: [
      ...series.map(({ label, slot, of, state }) => {
        const customers = state && customersOf(period, state);
        const isCounted = customers === null || customers === of(period);
        return {
          label: isCounted ? label : `${label} (${formats.value('integer', customers)})`,
          value: write(of(period)),
          color: `cat-${slot}`,
        };
      }),
      { label: labels.states.active, value: formats.value('integer', period.active.customers) },
    ],
    note: isOpen(period) ? labels.openPeriod(name, period.daysSeen, period.days) : undefined,
  };
}

/** The legend, with a sentence for a period that is not over. */
export function legendOf(
  view: LifecycleView,
  series: readonly Series[],
  context: Context,
): readonly LegendItem[] {
  const open = view.periods.find(isOpen);
  return [
    ...series.map(({ label, slot, opacity }) => ({ label, swatch: slot, opacity })),
    ...(open
      ? [
          {
            label: context.labels.openPeriod(nameOf(open, view, context), open.daysSeen, open.days),
            swatch: 'open' as const,
            opacity: 1,
          },
        ]
      : []),
  ];
}

/** A period in the reader's language. */
export function nameOf(
  { number }: Period,
  { params: { per } }: LifecycleView,
  { labels, formats }: Context,
): string {
  const { from, to } = periodRange(per, number);
  if (per === 'month') return formats.value('month', number);
  return per === 'week' ? formats.range(from, to) : labels.periodName(per, from);
}
