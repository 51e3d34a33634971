import type { ChartSpec } from '../../core/chart/spec.ts';
import { stackedBars } from '../../core/chart/stacked-bars.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Formats, LegendItem } from '../../core/spec/screen.ts';
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

/** Stacked bars of net revenue by month; the selected months stand on a tinted band. */
export function revenueChart(
  view: OverviewView,
  context: ScreenContext<OverviewLabels>,
): ChartSpec {
  const unit = 10 ** context.data.model.scale;
  const parts = view.months.flatMap((month) => {
    const tip = tipOf(month, view, context);
    return present(view).map(({ kind, slot, opacity }, place) => ({
      x: month.month,
      slot,
      place,
      opacity,
      value: Number(month.byKind[kind].revenue) / unit,
      open: month.daysSeen < month.days,
      tip,
      mark:
        kind === 'new' || kind === 'early' || kind === 'existing'
          ? `${kind}:${month.month}`
          : `active:${month.month}`,
    }));
  });
  return stackedBars({
    parts,
    selected: view.months.filter(({ selected }) => selected).map(({ month }) => month),
    labelled: labelled(view),
    formatX: 'month',
    formatY: 'money',
  });
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
        label: named(labels.kinds[kind], month.byKind[kind].customers, formats),
        value: formats.value('money', month.byKind[kind].revenue),
        color: `cat-${slot}`,
      })),
      { label: labels.netRevenue, value: formats.value('money', month.revenue) },
      { label: labels.customers, value: formats.value('integer', month.customers) },
    ],
    note: isOpen ? labels.openMonth(name, month.daysSeen, month.days) : undefined,
  };
}

/** A kind, and how many customers of it stand behind the money. */
function named(kind: string, customers: number, formats: Formats): string {
  return customers > 0 ? `${kind} (${formats.value('integer', customers)})` : kind;
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
