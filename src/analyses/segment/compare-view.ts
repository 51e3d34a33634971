import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { ratio } from '../../core/ratio.ts';
import { newcombe } from '../../core/stats/newcombe.ts';
import { welch, type Moments } from '../../core/stats/welch.ts';
import type { Interval } from '../../core/stats/wilson.ts';
import { comparedIn, type Compared } from './compare-query.ts';
import { segmentsOf, type SegmentParams } from './params.ts';

/** Shares of the customers who have bought. */
export const comparedShares = ['back', 'refunded'] as const;
export type ComparedShare = (typeof comparedShares)[number];

/** What both sides are compared by: a mean per customer who has bought, a share of them, or revenue per order. */
export type Measure = Compared | ComparedShare | 'orderValue';

export interface ComparedSide {
  readonly customers: number;
  readonly buyers: number;
  /** Net revenue of all its customers, in minor units. */
  readonly revenue: bigint;
}

/** One measure of both sides. Money in minor units, shares 0–1. */
export interface Difference {
  readonly measure: Measure;
  readonly a: number | null;
  readonly b: number | null;
  /** a less b, and how much of b that is. */
  readonly difference: number | null;
  readonly relative: number | null;
  /** Of the difference, at 95 %; null where there is none. */
  readonly interval: Interval | null;
}

export interface CompareView {
  readonly show: 'compare';
  readonly params: SegmentParams;
  /** The names of both; null for everyone else. */
  readonly names: readonly [string, string | null];
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** Customers who are on both sides. */
  readonly both: number;
  readonly differences: readonly Difference[];
}

type Row = Readonly<Record<string, bigint | number | null>>;

/** Turns the rows of `compileCompare` into two sides and their differences. */
export function viewCompare(result: Table, params: SegmentParams, data: Dataset): CompareView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const side = (place: number): Row => rows.find((row) => Number(row['side']) === place) ?? {};
  const [a, b] = [side(0), side(1)];
  const [own, other] = segmentsOf(params);
  const means = comparedIn(data.model).map((measure) => meanOf(measure, a, b));
  const [revenue, orders, ...others] = means;
  return {
    ...{ show: 'compare', params, names: [own?.name ?? '', other ? other.name : null] },
    ...{ a: sideOf(a), b: sideOf(b), both: count(side(2), 'customers') },
    differences: [
      ...(revenue ? [revenue] : []),
      ...(orders ? [orders] : []),
      orderValueOf(a, b),
      ...others,
      ...comparedShares.map((share) => shareOf(share, a, b)),
    ],
  };
}

function sideOf(row: Row): ComparedSide {
  return {
    customers: count(row, 'customers'),
    buyers: count(row, 'buyers'),
    revenue: BigInt(row['amount'] ?? 0),
  };
}

function meanOf(measure: Compared, a: Row, b: Row): Difference {
  const moments = (row: Row): Moments => ({
    count: count(row, `${measure}_count`),
    sum: count(row, `${measure}_sum`),
    squares: count(row, `${measure}_squares`),
  });
  const [ofA, ofB] = [moments(a), moments(b)];
  const found = welch(ofA, ofB);
  return differenceOf(
    measure,
    ratio(ofA.sum, ofA.count),
    ratio(ofB.sum, ofB.count),
    found?.interval ?? null,
  );
}

/** Revenue per qualifying order is a ratio of sums, for which no interval is given. */
function orderValueOf(a: Row, b: Row): Difference {
  const of = (row: Row): number | null =>
    ratio(count(row, 'revenue_sum'), count(row, 'orders_sum'));
  return differenceOf('orderValue', of(a), of(b), null);
}

function shareOf(measure: ComparedShare, a: Row, b: Row): Difference {
  const counted = (row: Row) => ({ hits: count(row, measure), of: count(row, 'buyers') });
  const [ofA, ofB] = [counted(a), counted(b)];
  return differenceOf(
    measure,
    ratio(ofA.hits, ofA.of),
    ratio(ofB.hits, ofB.of),
    newcombe(ofA, ofB)?.interval ?? null,
  );
}

function differenceOf(
  measure: Measure,
  a: number | null,
  b: number | null,
  interval: Interval | null,
): Difference {
  const difference = a === null || b === null ? null : a - b;
  // A loss or nothing has no parts.
  const relative = difference === null || b === null || b <= 0 ? null : difference / b;
  return { measure, a, b, difference, relative, interval };
}

function count(row: Row, name: string): number {
  return Number(row[name] ?? 0);
}
