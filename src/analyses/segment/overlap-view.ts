import type { Table } from 'apache-arrow';
import { segmentsOf, type SegmentParams } from './params.ts';

/** Customers, those of them who have bought, and their net revenue (minor units). */
export interface OverlapGroup {
  readonly customers: number;
  readonly buyers: number;
  readonly revenue: bigint;
}

/** Customers who are in exactly these segments of the view. */
export interface Intersection extends OverlapGroup {
  /** One per segment. */
  readonly within: readonly boolean[];
}

export interface OverlapView {
  readonly show: 'overlap';
  readonly params: SegmentParams;
  /** The segments in order: this one first. A name may be empty. */
  readonly segments: readonly (OverlapGroup & { readonly name: string })[];
  /** Those with anybody, largest first. They share no customer. */
  readonly intersections: readonly Intersection[];
  /** Customers in any of the segments, in none, and all. */
  readonly any: OverlapGroup;
  readonly none: OverlapGroup;
  readonly everyone: OverlapGroup;
  /** How many are in both of two segments; on the diagonal their sizes. */
  readonly shared: readonly (readonly number[])[];
}

interface Row {
  readonly bits: number;
  readonly customers: bigint;
  readonly buyers: bigint;
  readonly amount: bigint;
}

/** Turns the rows of `compileOverlap` into sizes, intersections and shares. */
export function viewOverlap(result: Table, params: SegmentParams): OverlapView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const named = segmentsOf(params);
  const cells = rows.map((row): Intersection => ({
    within: named.map((_, place) => (row.bits & (2 ** place)) > 0),
    customers: Number(row.customers),
    buyers: Number(row.buyers),
    revenue: row.amount,
  }));
  const of = (condition: (within: readonly boolean[]) => boolean): OverlapGroup =>
    sum(cells.filter(({ within }) => condition(within)));
  const isAny = (within: readonly boolean[]): boolean => within.includes(true);
  return {
    ...{ show: 'overlap', params },
    segments: named.map(({ name }, place) => ({ name, ...of((within) => within[place] === true) })),
    intersections: cells
      .filter(({ within }) => isAny(within))
      .sort(
        (left, right) =>
          right.customers - left.customers || bitsOf(left.within) - bitsOf(right.within),
      ),
    any: of(isAny),
    none: of((within) => !isAny(within)),
    everyone: sum(cells),
    shared: named.map((_, row) =>
      named.map(
        (_other, column) =>
          of((within) => within[row] === true && within[column] === true).customers,
      ),
    ),
  };
}

function bitsOf(within: readonly boolean[]): number {
  return within.reduce((bits, is, place) => bits + (is ? 2 ** place : 0), 0);
}

function sum(groups: readonly OverlapGroup[]): OverlapGroup {
  return groups.reduce(
    (total, group) => ({
      customers: total.customers + group.customers,
      buyers: total.buyers + group.buyers,
      revenue: total.revenue + group.revenue,
    }),
    { customers: 0, buyers: 0, revenue: 0n },
  );
}
