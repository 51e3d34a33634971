import type { Table } from 'apache-arrow';
import { monthEnd, monthStart } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { ratio } from '../../core/ratio.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { OverviewParams } from './params.ts';
import { customerKinds, type CustomerKind } from './query.ts';

/** Active customers, qualifying orders, net revenue (minor units), customers who had bought before. */
export interface Counts {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
  readonly repeaters: number;
}

/** A span of time: its total and its parts by kind of customer, which add up to it. */
export interface Span extends Counts {
  readonly byKind: Readonly<Record<CustomerKind, Counts>>;
}

export interface MonthSpan extends Span {
  /** Months since January 2000. */
  readonly month: number;
  /** Days of the month that the view knows; fewer than the month has while it is open. */
  readonly daysSeen: number;
  readonly days: number;
  /** Whether the month lies in the selected period. */
  readonly selected: boolean;
}

export interface OverviewView {
  readonly params: OverviewParams;
  readonly asOf: string;
  readonly period: DayRange;
  readonly comparison: DayRange | null;
  readonly now: Span;
  readonly before: Span | null;
  readonly months: readonly MonthSpan[];
  /** The best customers and everyone who has bought, over all of history. */
  readonly best: Counts;
  readonly bought: Counts;
  readonly earlyUntil: string | null;
  readonly firstDay: string;
}

const none: Counts = { customers: 0, orders: 0, revenue: 0n, repeaters: 0 };

interface Row {
  readonly part: 'month' | 'period' | 'comparison' | 'best' | 'bought';
  readonly month: number | null;
  readonly kind: CustomerKind;
  readonly customers: bigint;
  readonly orders: bigint;
  readonly revenue: bigint;
  readonly repeaters: bigint;
}

/** Turns the rows of `compileOverview` into spans. Kinds share no customer, so their counts add up. */
export function viewOverview(result: Table, params: OverviewParams, data: Dataset): OverviewView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const part = (name: Row['part']): readonly Row[] => rows.filter((row) => row.part === name);
  const counts = (name: Row['part']): Counts => sum(part(name).map(countsOf));
  const monthRows = part('month');
  const numbers = [...new Set(monthRows.map((row) => row.month ?? 0))].sort(
    (left, right) => left - right,
  );
  return {
    params,
    asOf: data.asOf,
    period: data.period,
    comparison: data.comparison,
    now: spanOf(part('period')),
    before: data.comparison ? spanOf(part('comparison')) : null,
    months: everyMonth(numbers).map((month) => {
      const last = monthEnd(month);
      return {
        month,
        days: Number(last.slice(8)),
        daysSeen: Number((last > data.asOf ? data.asOf : last).slice(8)),
        selected: monthStart(month) >= data.period.from && monthStart(month) <= data.period.to,
        ...spanOf(monthRows.filter((row) => row.month === month)),
      };
    }),
    best: counts('best'),
    bought: counts('bought'),
    earlyUntil: data.earlyUntil,
    firstDay: data.model.firstDay,
  };
}

/** Months without any movement are zero, not absent. */
function everyMonth(numbers: readonly number[]): readonly number[] {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function spanOf(rows: readonly Row[]): Span {
  const byKind = Object.fromEntries(
    customerKinds.map((kind) => [kind, sum(rows.filter((row) => row.kind === kind).map(countsOf))]),
  ) as Record<CustomerKind, Counts>;
  return { ...sum(Object.values(byKind)), byKind };
}

function countsOf(row: Row): Counts {
  return {
    customers: Number(row.customers),
    orders: Number(row.orders),
    revenue: row.revenue,
    repeaters: Number(row.repeaters),
  };
}

function sum(groups: readonly Counts[]): Counts {
  return groups.reduce(
    (total, group) => ({
      customers: total.customers + group.customers,
      orders: total.orders + group.orders,
      revenue: total.revenue + group.revenue,
      repeaters: total.repeaters + group.repeaters,
    }),
    none,
  );
}

/** Net revenue per qualifying order, in minor units. */
export function averageOrderValue(counts: Counts): number | null {
  return ratio(Number(counts.revenue), counts.orders);
}

/** Share of a span's customers who had bought on at least two days by its end. */
export function repeatShare(counts: Counts): number | null {
  return ratio(counts.repeaters, counts.customers);
}

/** Share of the revenue of known customers that came from those who had bought before. */
export function existingShare(span: Span): number | null {
  const { new: fresh, early, existing } = span.byKind;
  return ratio(Number(existing.revenue), Number(fresh.revenue + early.revenue + existing.revenue));
}
