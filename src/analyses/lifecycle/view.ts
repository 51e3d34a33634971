import type { Table } from 'apache-arrow';
import { daysIn } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { periodNumber, periodRange } from '../../core/periods.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { LifecycleParams } from './params.ts';
import { activeStates, kinds, type Kind } from './query.ts';

/** Customers, qualifying orders, net revenue in minor units. */
export interface Counts {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
}

export interface Period {
  readonly number: number;
  readonly range: DayRange;
  /** Days of the period that the view knows; fewer than it has while it is open. */
  readonly daysSeen: number;
  readonly days: number;
  /** Whether it meets the selected dates. */
  readonly selected: boolean;
  readonly byKind: Readonly<Record<Kind, Counts>>;
  /** New, new or earlier, returning and resurrected customers together. */
  readonly active: Counts;
  /** Active customers who had bought before, and what refunds to the others took back. */
  readonly existing: Counts;
  /** First purchases in the period: new, and new or earlier. */
  readonly first: Counts;
  /** Active in the period before and not in this one; what they moved then. */
  readonly dormant: Counts;
  /** Everything that moved, guests included. */
  readonly total: Counts;
}

export interface LifecycleView {
  readonly params: LifecycleParams;
  readonly periods: readonly Period[];
  /** The last closed period within the selected dates, or the last one; null without any sale. */
  readonly reported: Period | null;
  /** The period before the reported one. */
  readonly before: Period | null;
  readonly earlyUntil: string | null;
}

interface Row {
  readonly period: number;
  readonly kind: Kind;
  readonly customers: bigint;
  readonly orders: bigint;
  readonly revenue: bigint;
  readonly revenue_before: bigint;
}

const none: Counts = { customers: 0, orders: 0, revenue: 0n };

/** Turns the rows of `compileLifecycle` into periods without gaps. Kinds share no customer in a period. */
export function viewLifecycle(
  result: Table,
  params: LifecycleParams,
  data: Dataset,
): LifecycleView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const periods: Period[] = [];
  for (const number of numbersOf(rows, params, data))
    periods.push(periodOf(number, rows, periods.at(-1)?.active ?? none, params, data));
  const selected = periods.filter((period) => period.selected);
  const reported = selected.findLast((period) => !isOpen(period)) ?? selected.at(-1) ?? null;
  return {
    params,
    periods,
    reported,
    before: periods.find(({ number }) => number + 1 === reported?.number) ?? null,
    earlyUntil: data.earlyUntil,
  };
}

/** Whether days of a period are still to come. */
export function isOpen({ daysSeen, days }: Period): boolean {
  return daysSeen < days;
}

/** From the first period with a row to that of the last day known: one without any row is zero. */
function numbersOf(
  rows: readonly Row[],
  { per }: LifecycleParams,
  { asOf, model }: Dataset,
): readonly number[] {
  if (rows.length === 0) return [];
  const first = Math.min(...rows.map(({ period }) => period));
  const last = periodNumber(per, asOf < model.lastDay ? asOf : model.lastDay);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function periodOf(
  number: number,
  rows: readonly Row[],
  before: Counts,
  { per }: LifecycleParams,
  { asOf, period }: Dataset,
): Period {
  const range = periodRange(per, number);
  const own = rows.filter((row) => row.period === number);
  const byKind = Object.fromEntries(
    kinds.map((kind) => [kind, sum(own.filter((row) => row.kind === kind).map(countsOf))]),
  ) as Record<Kind, Counts>;
  const returning = own.find((row) => row.kind === 'returning');
  const first = sum([byKind.new, byKind.early]);
  const active = sum(activeStates.map((state) => byKind[state]));
  const existing = sum([byKind.returning, byKind.resurrected, byKind.inactive]);
  return {
    number,
    range,
    days: daysIn(range),
    daysSeen: daysIn({ from: range.from, to: range.to > asOf ? asOf : range.to }),
    selected: range.from <= period.to && range.to >= period.from,
    byKind,
    active,
    existing,
    first,
    dormant: {
      customers: before.customers - byKind.returning.customers,
      orders: 0,
      revenue: before.revenue - (returning?.revenue_before ?? 0n),
    },
    total: sum([first, existing, byKind.notYet, byKind.guest]),
  };
}

/** Who bought nothing in a period is not counted among its customers. */
function countsOf(row: Row): Counts {
  const isActive = activeStates.some((state) => state === row.kind);
  return {
    customers: isActive ? Number(row.customers) : 0,
    orders: Number(row.orders),
    revenue: row.revenue,
  };
}

function sum(groups: readonly Counts[]): Counts {
  return groups.reduce(
    (total, group) => ({
      customers: total.customers + group.customers,
      orders: total.orders + group.orders,
      revenue: total.revenue + group.revenue,
    }),
    none,
  );
}

/** Orders of new customers after the first one of each. */
export function repeatOrders({ first }: Period): number {
  return first.orders - first.customers;
}
