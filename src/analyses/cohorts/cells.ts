import { cohortPeriod, spanAt, type CohortPlan } from './plan.ts';

/** A row of the answer; see `compileCohorts`. */
export interface CohortRow {
  readonly part:
    'cell' | 'entry' | 'again' | 'name' | 'bought' | 'withoutPurchase' | 'withoutCustomer';
  readonly cohort: number | null;
  readonly value: string | null;
  readonly name: string | null;
  readonly firstPeriod: number | null;
  readonly age: number | null;
  readonly isClosed: boolean | null;
  readonly customers: number;
  /** Of an `entry`: those who had bought again by the last closed period. */
  readonly orders: number;
  readonly amount: bigint;
}

/** What a cohort did at one age. Amounts in minor units. */
export interface CohortCell {
  readonly age: number;
  /** Customers whose period is over; in an open cell those for whom it has begun. */
  readonly size: number;
  /** Periods of first purchase that these customers come from. */
  readonly cohorts: number;
  /** Those of them who bought in the period. */
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
  /** Those of them with a second purchase day by the end of the period. */
  readonly repeaters: number;
  /** Orders and revenue of those customers from the beginning to the end of the period. */
  readonly ordersSoFar: number;
  readonly revenueSoFar: bigint;
  readonly isOpen: boolean;
}

interface Sums {
  customers: number;
  orders: number;
  amount: bigint;
}

/** Customers of one numbered period (or day) of first purchase within a group of cohorts. */
interface Entry {
  readonly period: number;
  /** The period of first purchase, in the unit of the cohorts. */
  readonly cohort: number;
  readonly customers: number;
  readonly repeaters: number;
  /** Sums over the periods that are over. */
  readonly closed: Sums;
}

/** The rows of one cohort, or of several as one. */
export interface Gathered {
  readonly periods: readonly Entry[];
  readonly closed: ReadonlyMap<number, Sums>;
  readonly open: ReadonlyMap<number, Sums>;
  /** Second purchases by age, in periods that are over and in the open one. */
  readonly againClosed: ReadonlyMap<number, number>;
  readonly againOpen: ReadonlyMap<number, number>;
  /** Everyone, with all they ever bought. */
  readonly all: { readonly customers: number; readonly orders: number; readonly revenue: bigint };
}

export function gather(rows: readonly CohortRow[], plan: CohortPlan): Gathered {
  const closed = new Map<number, Sums>();
  const open = new Map<number, Sums>();
  const againClosed = new Map<number, number>();
  const againOpen = new Map<number, number>();
  const byPeriod = new Map<number, Sums>();
  const entries = new Map<number, { customers: number; repeaters: number }>();
  const all = { customers: 0, orders: 0, revenue: 0n };
  for (const row of rows) {
    if (row.part === 'entry') {
      const period = row.firstPeriod ?? plan.asOfPeriod;
      const entry = entries.get(period) ?? { customers: 0, repeaters: 0 };
      entry.customers += row.customers;
      entry.repeaters += row.orders;
      entries.set(period, entry);
      all.customers += row.customers;
    } else if (row.part === 'again') {
      const counts = row.isClosed === true ? againClosed : againOpen;
      counts.set(row.age ?? 0, (counts.get(row.age ?? 0) ?? 0) + row.customers);
    } else if (row.age !== null) {
      add(row.isClosed === true ? closed : open, row.age, row);
    } else {
      all.orders += row.orders;
      all.revenue += row.amount;
      if (row.isClosed === true) add(byPeriod, row.firstPeriod ?? plan.asOfPeriod, row);
    }
  }
  const periods = [...entries].map(([period, entry]) => ({
    period,
    cohort: cohortPeriod(plan, period),
    ...entry,
    closed: byPeriod.get(period) ?? none(),
  }));
  return { periods, closed, open, againClosed, againOpen, all };
}

/**
 * The cells of a group by age. Where the periods of some of its customers are over and those of others
 * are not, the cell is about the former alone: sums up to an age leave out whoever is too young for it.
 */
export function cellsOf(group: Gathered, ages: number, plan: CohortPlan): readonly CohortCell[] {
  const cells: CohortCell[] = [];
  const soFar = { repeaters: 0, orders: 0, revenue: 0n };
  for (let age = 0; age <= ages; age += 1) {
    const isOver = ({ period }: Entry, at: number): boolean =>
      spanAt(plan, period, at)[1] <= plan.lastClosed;
    const old = group.periods.filter((entry) => isOver(entry, age));
    const young = group.periods.filter(
      (entry) => !isOver(entry, age) && (age === 0 || isOver(entry, age - 1)),
    );
    const begun = young.filter(({ period }) => spanAt(plan, period, age)[0] <= plan.asOfPeriod);
    const own = group.closed.get(age) ?? none();
    soFar.repeaters += (group.againClosed.get(age) ?? 0) - total(young, 'repeaters');
    soFar.orders += own.orders - sum(young.map(({ closed }) => closed.orders));
    soFar.revenue += own.amount - sumExact(young.map(({ closed }) => closed.amount));
    if (old.length > 0)
      cells.push({
        age,
        size: total(old, 'customers'),
        cohorts: cohortsIn(old),
        customers: own.customers,
        orders: own.orders,
        revenue: own.amount,
        repeaters: soFar.repeaters,
        ordersSoFar: soFar.orders,
        revenueSoFar: soFar.revenue,
        isOpen: false,
      });
    else if (begun.length > 0) cells.push(openCell(group, begun, age));
  }
  return cells;
}

function openCell(group: Gathered, begun: readonly Entry[], age: number): CohortCell {
  const now = group.open.get(age) ?? none();
  return {
    age,
    size: total(begun, 'customers'),
    cohorts: cohortsIn(begun),
    customers: now.customers,
    orders: now.orders,
    revenue: now.amount,
    repeaters: total(begun, 'repeaters') + (group.againOpen.get(age) ?? 0),
    ordersSoFar: sum(begun.map(({ closed }) => closed.orders)) + now.orders,
    revenueSoFar: sumExact(begun.map(({ closed }) => closed.amount)) + now.amount,
    isOpen: true,
  };
}

/** How many periods of first purchase there are, in the unit of the cohorts. */
export function cohortsIn(entries: readonly Entry[]): number {
  return new Set(entries.map(({ cohort }) => cohort)).size;
}

function none(): Sums {
  return { customers: 0, orders: 0, amount: 0n };
}

function add(sums: Map<number, Sums>, key: number, row: Sums): void {
  const own = sums.get(key) ?? none();
  own.customers += row.customers;
  own.orders += row.orders;
  own.amount += row.amount;
  sums.set(key, own);
}

function total(entries: readonly Entry[], of: 'customers' | 'repeaters'): number {
  return sum(entries.map((entry) => entry[of]));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function sumExact(values: readonly bigint[]): bigint {
  return values.reduce((all, value) => all + value, 0n);
}
