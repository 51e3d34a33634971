import { ratio } from '../../core/ratio.ts';
import type { CellValue, TableColumn, TableData, ValueKind } from '../../core/spec/screen.ts';
import type { LifecycleLabels } from './labels/en.ts';
import { markText, type MarkState } from './marks.ts';
import { activeStates } from './query.ts';
import { repeatOrders, type Counts, type LifecycleView, type Period } from './view.ts';

/** Every number of the view. */
export function tablesOfLifecycle(
  view: LifecycleView,
  labels: LifecycleLabels,
): readonly TableData[] {
  return [
    lifecycleTable(view, labels),
    measureTable(view, labels),
    ...(view.reported ? [stateTable(view, view.reported, '', labels)] : []),
  ];
}

/** One column of a table of periods. */
type Measure = readonly [
  id: string,
  label: string,
  kind: ValueKind,
  of: (period: Period) => CellValue,
  /** Whose customers the number counts. */
  state?: MarkState,
];

/** Active customers by state, and who stayed away: one row per period. */
export function lifecycleTable(view: LifecycleView, labels: LifecycleLabels): TableData {
  const { states } = labels;
  return periodTable('lifecycle', labels.lifecycleTitle, view, labels, [
    ['active', states.active, 'integer', (period) => period.active.customers],
    ...activeStates.map((state): Measure => [
      state,
      states[state],
      'integer',
      (p) => p.byKind[state].customers,
      state,
    ]),
    ['dormant', states.dormant, 'integer', (period) => period.dormant.customers, 'dormant'],
    [
      'dormantShare',
      labels.dormantShare,
      'share',
      ({ dormant, byKind }) =>
        ratio(dormant.customers, dormant.customers + byKind.returning.customers),
    ],
  ]);
}

/** New and existing customers, their orders and revenue; the footer is the control total. */
export function measureTable(view: LifecycleView, labels: LifecycleLabels): TableData {
  const { states, customers, orders, revenue } = labels;
  return periodTable(
    'newExisting',
    labels.measureTitle[view.params.measure],
    view,
    labels,
    [
      ['revenue', revenue, 'money', (p) => p.total.revenue],
      ['revenue.new', labels.revenueOf(states.new), 'money', (p) => p.byKind.new.revenue],
      ['revenue.early', labels.revenueOf(states.early), 'money', (p) => p.byKind.early.revenue],
      ['revenue.existing', labels.revenueOf(states.existing), 'money', (p) => p.existing.revenue],
      ['revenue.notYet', labels.revenueOf(states.notYet), 'money', (p) => p.byKind.notYet.revenue],
      ['revenue.guest', labels.revenueOf(states.guest), 'money', (p) => p.byKind.guest.revenue],
      ['orders', orders, 'integer', (p) => p.total.orders],
      ['orders.new', labels.ordersOf(states.new), 'integer', (p) => p.byKind.new.orders],
      ['orders.early', labels.ordersOf(states.early), 'integer', (p) => p.byKind.early.orders],
      ['orders.repeat', labels.repeatOrders, 'integer', repeatOrders],
      ['orders.existing', labels.ordersOf(states.existing), 'integer', (p) => p.existing.orders],
      ['orders.guest', labels.ordersOf(states.guest), 'integer', (p) => p.byKind.guest.orders],
      ['customers', customers, 'integer', (p) => p.active.customers],
      ['customers.new', states.new, 'integer', (p) => p.byKind.new.customers, 'new'],
      ['customers.early', states.early, 'integer', (p) => p.byKind.early.customers, 'early'],
      ['customers.existing', states.existing, 'integer', (p) => p.existing.customers, 'existing'],
    ],
    // Customers who are active in several periods are existing in most: only first purchases add up.
    ['customers', 'customers.existing'],
  );
}

function periodTable(
  id: string,
  title: string,
  { params: { per }, periods }: LifecycleView,
  labels: LifecycleLabels,
  measures: readonly Measure[],
  withoutSum?: readonly string[],
): TableData {
  const first: TableColumn = {
    id: 'period',
    label: labels.period[per],
    kind: per === 'month' ? 'month' : per === 'week' ? 'day' : 'text',
  };
  const named = ({ number, range }: Period): CellValue =>
    per === 'month' ? number : per === 'week' ? range.from : labels.periodName(per, range.from);
  const sum = (measure: Measure): CellValue =>
    withoutSum?.includes(measure[0])
      ? null
      : periods
          .map((period) => measure[3](period))
          .reduce<number | bigint>(
            (total, value) =>
              typeof value === 'bigint' ? BigInt(total) + value : Number(total) + Number(value),
            0,
          );
  return {
    id,
    title,
    columns: [first, ...measures.map(([column, label, kind]) => ({ id: column, label, kind }))],
    rows: periods.map((period) => [
      named(period),
      ...measures.map((measure) => measure[3](period)),
    ]),
    footer: withoutSum ? [[labels.total, ...measures.map(sum)]] : [],
    marks: periods.map(({ number, active }) =>
      active.customers > 0 ? markText({ state: 'active', per, period: number }) : null,
    ),
    cellMarks: Object.fromEntries(
      measures.flatMap(([column, , , of, state]) =>
        state === undefined
          ? []
          : [
              [
                column,
                periods.map((period) =>
                  Number(of(period)) > 0 ? markText({ state, per, period: period.number }) : null,
                ),
              ],
            ],
      ),
    ),
  };
}

/** The states of one period: customers, orders and revenue; active ones add up to its total. */
export function stateTable(
  { params: { per } }: LifecycleView,
  period: Period,
  name: string,
  labels: LifecycleLabels,
): TableData {
  const { states } = labels;
  const row = (label: string, counts: Counts, share: number | null): readonly CellValue[] => [
    label,
    counts.customers,
    share,
    share === null ? null : counts.orders,
    counts.revenue,
    ratio(Number(counts.revenue), counts.customers),
  ];
  const rest = (kind: 'inactive' | 'notYet' | 'guest'): readonly CellValue[] => {
    const { orders, revenue } = period.byKind[kind];
    return [states[kind], null, null, orders, revenue, null];
  };
  const shown: readonly (readonly [MarkState, Counts])[] = [
    ...activeStates
      .filter((state) => state !== 'early' || period.byKind.early.customers > 0)
      .map((state) => [state, period.byKind[state]] as const),
    ['active', period.active],
    ['dormant', period.dormant],
  ];
  const shareOf = (state: MarkState, { customers }: Counts): number | null =>
    state === 'dormant' ? null : ratio(customers, period.active.customers);
  return {
    id: 'states',
    title: labels.statesTitle(name || labels.periodName(per, period.range.from)),
    columns: [
      { id: 'state', label: labels.state, kind: 'text' },
      { id: 'customers', label: labels.customers, kind: 'integer' },
      { id: 'share', label: labels.activeShare, kind: 'share' },
      { id: 'orders', label: labels.orders, kind: 'integer' },
      { id: 'revenue', label: labels.revenue, kind: 'money' },
      { id: 'perCustomer', label: labels.perCustomer, kind: 'moneyAverage' },
    ],
    rows: shown.map(([state, counts]) => row(states[state], counts, shareOf(state, counts))),
    marks: shown.map(([state, { customers }]) =>
      customers > 0 ? markText({ state, per, period: period.number }) : null,
    ),
    footer: [
      rest('inactive'),
      rest('notYet'),
      rest('guest'),
      [labels.total, null, null, period.total.orders, period.total.revenue, null],
    ],
  };
}
