import type { Table } from 'apache-arrow';
import type { Dataset } from '../../core/model/dataset.ts';
import { segmentIds, segmentOf, type SegmentId } from '../../core/model/rfm-segments.ts';
import { dayBefore, fateIds, originIds, type FateId, type OriginId } from './change.ts';
import type { RfmParams } from './params.ts';
import { profiledDimensions } from './profile.ts';
import { spreadPercents } from './spread.ts';

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

/** How a measure lies among everyone who has bought; money in units of the currency. */
export interface RfmSpread {
  readonly dimension: 'r' | 'f' | 'm';
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** In the order of `spreadPercents`. */
  readonly quantiles: readonly number[];
}

/** What a segment is like; `purchases` are its qualifying orders. */
export interface RfmProfile extends RfmSegment {
  /** Mean days since the last purchase; null where nobody is in the segment. */
  readonly daysSince: number | null;
  /** What brings it most: by product, then by each of the profiled dimensions. */
  readonly tastes: readonly ({ readonly value: string; readonly revenue: bigint } | null)[];
}

/** Customers by their segments at two days, and their revenue up to each. */
export interface RfmMove {
  readonly from: OriginId;
  readonly to: FateId;
  readonly customers: number;
  readonly revenueThen: bigint;
  readonly revenueNow: bigint;
}

export interface RfmView {
  readonly params: RfmParams;
  /** What the amounts are in, where the data state it. */
  readonly currency: string | null;
  /** One per segment where profiles are asked for. */
  readonly profiles: readonly RfmProfile[];
  /** Labels of the dimensions of `tastes`; null for the product. */
  readonly tasteNames: readonly (string | null)[];
  /** Where the segments of two days are asked for: every pair of segments. */
  readonly moves: readonly RfmMove[];
  /** The earlier of the two days. */
  readonly before: string;
  /** The 25 cells of recency × frequency, money summed over its five scores. */
  readonly cells: readonly RfmCell[];
  readonly segments: readonly RfmSegment[];
  readonly scores: readonly RfmScore[];
  /** Where they are asked for and somebody has bought. */
  readonly spreads: readonly RfmSpread[];
  /** The number of customers in each of the 125 cells, as `r`, `f`, `m`. */
  readonly cube: readonly (RfmCell & { readonly m: number })[];
  readonly bought: RfmGroup;
  /** Customers whose every order was refunded, with what is left of their revenue. */
  readonly withoutPurchase: RfmGroup;
  readonly withoutCustomer: RfmGroup;
  readonly total: bigint;
}

interface Row {
  readonly part:
    'score' | 'spread' | 'withoutPurchase' | 'withoutCustomer' | 'profile' | 'taste' | 'move';
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
  /** Only with profiles or changes. */
  readonly segment?: number | null;
  readonly other?: number | null;
  readonly label?: string | null;
  readonly revenue_then?: bigint | null;
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
    ...sum(cube.filter((cell) => segmentOf(cell.r, cell.f, cell.m, params.segments) === segment)),
  }));
  const cells = [1, 2, 3, 4, 5].flatMap((f) =>
    [1, 2, 3, 4, 5].map((r) => ({
      r,
      f,
      ...sum(cube.filter((cell) => cell.r === r && cell.f === f)),
    })),
  );
  const scores = rows.flatMap((row) => scoreOf(row, 10 ** data.model.scale));
  const bought = sum(cube);
  const complement = (part: Row['part']): RfmGroup =>
    sum(rows.filter((row) => row.part === part).map(groupOf));
  const withoutPurchase = complement('withoutPurchase');
  const withoutCustomer = complement('withoutCustomer');
  const tasteNames = tasteNamesOf(params, data);
  return {
    params,
    currency: data.model.currency,
    profiles: params.show === 'profile' ? profilesOf(rows, tasteNames) : [],
    tasteNames,
    moves: params.show === 'change' ? movesOf(rows) : [],
    before: dayBefore(params, data),
    cells,
    segments,
    scores,
    spreads: spreadsOf(rows, scores, 10 ** data.model.scale),
    cube,
    bought,
    withoutPurchase,
    withoutCustomer,
    total: bought.revenue + withoutPurchase.revenue + withoutCustomer.revenue,
  };
}

function tasteNamesOf({ show }: RfmParams, { model }: Dataset): RfmView['tasteNames'] {
  if (show !== 'profile') return [];
  return [
    ...(model.products > 0 ? [null] : []),
    ...profiledDimensions(model).map(({ label }) => label),
  ];
}

function profilesOf(rows: readonly Row[], names: RfmView['tasteNames']): readonly RfmProfile[] {
  // Without products, dimensions are still numbered from 1.
  const first = names[0] === null ? 0 : 1;
  return segmentIds.map((segment, place) => {
    const own = rows.filter((row) => row.segment === place);
    const group = sum(own.filter(({ part }) => part === 'profile').map(groupOf));
    const [profile] = own.filter(({ part }) => part === 'profile');
    return {
      segment,
      ...group,
      daysSince: profile ? Number(profile.low_recency) / group.customers : null,
      tastes: names.map((_, index) => {
        const taste = own.find((row) => row.part === 'taste' && row.other === index + first);
        return taste ? { value: taste.label ?? '', revenue: taste.revenue } : null;
      }),
    };
  });
}

function movesOf(rows: readonly Row[]): readonly RfmMove[] {
  const moved = rows.filter(({ part }) => part === 'move');
  return originIds.flatMap((from, origin) =>
    fateIds.map((to, fate) => {
      const found = moved.find(
        (row) =>
          row.other === (from === 'joined' ? null : origin) &&
          row.segment === (to === 'none' ? null : fate),
      );
      return {
        from,
        to,
        customers: Number(found?.customers ?? 0),
        revenueThen: found?.revenue_then ?? 0n,
        revenueNow: found?.revenue ?? 0n,
      };
    }),
  );
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

function spreadsOf(
  rows: readonly Row[],
  scores: readonly RfmScore[],
  units: number,
): readonly RfmSpread[] {
  return (['r', 'f', 'm'] as const).flatMap((dimension) => {
    const unit = dimension === 'm' ? units : 1;
    const own = rows.filter((row) => row.part === 'spread' && row[dimension] !== null);
    const bounds = scores.filter((score) => score.dimension === dimension);
    const [first] = own;
    if (!first || bounds.length === 0) return [];
    return {
      dimension,
      mean: first.high_monetary / unit,
      least: Math.min(...bounds.map(({ low }) => low)),
      most: Math.max(...bounds.map(({ high }) => high)),
      quantiles: spreadPercents.map(
        (percent) => (own.find((row) => row[dimension] === percent)?.low_monetary ?? 0) / unit,
      ),
    };
  });
}
