import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import type { RfmParams } from './params.ts';
import { segmentIds, segmentOf, type SegmentId } from './segments.ts';

/** Customers, purchases and revenue (minor units) of a group. */
export interface RfmGroup {
  readonly customers: number;
  readonly purchases: number;
  readonly revenue: bigint;
}

export interface RfmCell extends RfmGroup {
  readonly r: number;
  readonly f: number;
}

export interface RfmSegment extends RfmGroup {
  readonly segment: SegmentId;
}

/** One score of one dimension, with the smallest and largest value that got it. */
export interface RfmScore extends RfmGroup {
  readonly dimension: 'r' | 'f' | 'm';
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

export interface RfmView {
  readonly params: RfmParams;
  /** The 25 cells of recency × frequency, money summed over its five scores. */
  readonly cells: readonly RfmCell[];
  readonly segments: readonly RfmSegment[];
  readonly scores: readonly RfmScore[];
  /** The number of customers in each of the 125 cells, as `r`, `f`, `m`. */
  readonly cube: readonly (RfmCell & { readonly m: number })[];
  readonly bought: RfmGroup;
  /** Customers whose every order was refunded, with what is left of their revenue. */
  readonly withoutPurchase: RfmGroup;
  readonly withoutCustomer: RfmGroup;
  readonly total: bigint;
}

interface Row {
  readonly part: 'score' | 'withoutPurchase' | 'withoutCustomer';
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly customers: bigint;
  readonly purchases: bigint;
  readonly revenue: bigint;
  readonly low_recency: bigint;
  readonly high_recency: bigint;
  readonly low_frequency: number;
  readonly high_frequency: number;
  readonly low_monetary: number;
  readonly high_monetary: number;
}

/** Turns the rows of `compileRfm` into what the screen, the exports and the command line show. */
export function viewRfm(result: Table, params: RfmParams, data: Dataset): RfmView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const cube = rows.flatMap((row) =>
    row.r !== null && row.f !== null && row.m !== null
      ? [{ r: row.r, f: row.f, m: row.m, ...groupOf(row) }]
      : [],
  );
  const segments = segmentIds.map((segment) => ({
    segment,
    ...sum(cube.filter((cell) => segmentOf(cell.r, cell.f, cell.m) === segment)),
  }));
  const cells = [1, 2, 3, 4, 5].flatMap((f) =>
    [1, 2, 3, 4, 5].map((r) => ({
      r,
      f,
      ...sum(cube.filter((cell) => cell.r === r && cell.f === f)),
    })),
  );
  const bought = sum(cube);
  const complement = (part: Row['part']): RfmGroup =>
    sum(rows.filter((row) => row.part === part).map(groupOf));
  const withoutPurchase = complement('withoutPurchase');
  const withoutCustomer = complement('withoutCustomer');
  return {
    params,
    cells,
    segments,
    scores: rows.flatMap((row) => scoreOf(row, 10 ** data.model.scale)),
    cube,
    bought,
    withoutPurchase,
    withoutCustomer,
    total: bought.revenue + withoutPurchase.revenue + withoutCustomer.revenue,
  };
}

function groupOf(row: Row): RfmGroup {
  return {
    customers: Number(row.customers),
    purchases: Number(row.purchases),
    revenue: row.revenue,
  };
}

/** Groups that share no customer add up. */
function sum(groups: readonly RfmGroup[]): RfmGroup {
  return {
    customers: groups.reduce((total, group) => total + group.customers, 0),
    purchases: groups.reduce((total, group) => total + group.purchases, 0),
    revenue: groups.reduce((total, group) => total + group.revenue, 0n),
  };
}

function scoreOf(row: Row, unit: number): readonly RfmScore[] {
  const given = (['r', 'f', 'm'] as const).filter((dimension) => row[dimension] !== null);
  const [dimension] = given;
  if (row.part !== 'score' || given.length !== 1 || !dimension) return [];
  const bounds = {
    r: [Number(row.low_recency), Number(row.high_recency)],
    f: [row.low_frequency, row.high_frequency],
    m: [row.low_monetary / unit, row.high_monetary / unit],
  } as const;
  const [low, high] = bounds[dimension];
  return [{ dimension, score: row[dimension] ?? 0, ...groupOf(row), low, high }];
}
