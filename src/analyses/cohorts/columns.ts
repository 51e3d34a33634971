import type { CohortCell } from './cells.ts';
import type { Cohort, CohortView } from './view.ts';

/** A column of the grid: an age, or a period of the calendar. */
export interface CohortColumn {
  readonly id: string;
  /** Periods since the first purchase, or the number of a period of the calendar. */
  readonly number: number;
  cellOf(cohort: Cohort): CohortCell | null;
  /** Closed cells of the column as one; null where there are none. */
  readonly mean: CohortCell | null;
}

/** Whether columns are periods of the calendar, which only cohorts by time can have, followed by it. */
export function isByCalendar({ params, plan }: CohortView): boolean {
  return params.align === 'calendar' && plan.source === 'time' && plan.step === 1;
}

/** The first age that says something: all customers buy in the period of their first purchase. */
export function firstAge({ params }: CohortView): number {
  return params.measure === 'customers' && params.show === 'share' ? 1 : 0;
}

/** The columns that hold any cell, from the left. */
export function columnsOf(view: CohortView): readonly CohortColumn[] {
  return isByCalendar(view) ? calendarColumns(view) : ageColumns(view);
}

function ageColumns(view: CohortView): readonly CohortColumn[] {
  const last = Math.max(...view.cohorts.map(({ cells }) => cells.length), view.mean.length) - 1;
  return numbers(firstAge(view), last).map((age) => ({
    id: `k${age}`,
    number: age,
    cellOf: ({ cells }) => cells[age] ?? null,
    mean: view.mean[age] ?? null,
  }));
}

function calendarColumns(view: CohortView): readonly CohortColumn[] {
  const start = firstAge(view);
  const cellAt = ({ name, cells }: Cohort, period: number): CohortCell | null => {
    const age = name.kind === 'period' ? period - name.period : -1;
    return age < start ? null : (cells[age] ?? null);
  };
  const spans = view.cohorts.flatMap(({ name, cells }) =>
    name.kind === 'period' && cells.length > start
      ? [name.period + start, name.period + cells.length - 1]
      : [],
  );
  return numbers(Math.min(...spans), Math.max(...spans)).map((period) => ({
    id: `p${period}`,
    number: period,
    cellOf: (cohort) => cellAt(cohort, period),
    mean: sumOf(
      view.cohorts
        .map((cohort) => cellAt(cohort, period))
        .filter((cell) => cell !== null && !cell.isOpen && cell.age > 0),
    ),
  }));
}

function numbers(from: number, to: number): readonly number[] {
  return to >= from && Number.isFinite(to)
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
    : [];
}

/** Cells of cohorts that share no customer, as one. */
function sumOf(cells: readonly (CohortCell | null)[]): CohortCell | null {
  const [first, ...others] = cells.filter((cell) => cell !== null);
  if (!first) return null;
  return others.reduce(
    (all, cell) => ({
      ...all,
      size: all.size + cell.size,
      cohorts: all.cohorts + cell.cohorts,
      customers: all.customers + cell.customers,
      orders: all.orders + cell.orders,
      revenue: all.revenue + cell.revenue,
      repeaters: all.repeaters + cell.repeaters,
      ordersSoFar: all.ordersSoFar + cell.ordersSoFar,
      revenueSoFar: all.revenueSoFar + cell.revenueSoFar,
    }),
    first,
  );
}
