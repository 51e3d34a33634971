import type { Table } from 'apache-arrow';
import { faultsOfRule } from '../../core/segment/faults.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { ratio } from '../../core/ratio.ts';
import { matchedDifference, type Matched, type Pair, type Sums } from './matched.ts';
import type { CampaignParams } from './params.ts';
import { measures, type Measure } from './people.ts';
import { ruleOfReached } from './reached.ts';
import { spanOf, type Span } from './span.ts';

/** One measure of both sides. Money in minor units, shares 0–1. */
export interface MeasureResult {
  readonly measure: Measure;
  /** Means in the window over all who had bought before. */
  readonly reached: number | null;
  readonly rest: number | null;
  /** Reached customers beside others of the same stratum: in the window, and in the days before. */
  readonly after: Matched | null;
  readonly before: Matched | null;
  /** What each did in the window less what they did before; null of shares where the spans differ. */
  readonly change: Matched | null;
}

/** How many customers of a side are compared, are alone in their stratum, or had not bought before. */
export interface SideSizes {
  readonly customers: number;
  readonly bought: number;
  readonly matched: number;
  readonly alone: number;
  readonly fresh: number;
}

export interface StratumSizes {
  readonly stratum: number;
  readonly reached: number;
  readonly rest: number;
  /** Shares who bought in the window. */
  readonly reachedBought: number | null;
  readonly restBought: number | null;
}

export interface ResultView {
  readonly show: 'result';
  readonly params: CampaignParams;
  readonly span: Span;
  /** Names that the data do not have. */
  readonly unknown: readonly string[];
  readonly reached: SideSizes;
  readonly rest: SideSizes;
  /** Net revenue in the window of everyone who was reached, in minor units; null where it is no number. */
  readonly revenue: number | null;
  readonly results: readonly MeasureResult[];
  readonly strata: readonly StratumSizes[];
}

interface Row {
  readonly stratum: number;
  readonly isReached: boolean;
  readonly customers: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** Turns the rows of `compileResult` into both sides and what sets them apart. */
export function viewResult(result: Table, params: CampaignParams, data: Dataset): ResultView {
  const rows = result
    .toArray()
    .map((row: { toJSON(): unknown }) => row.toJSON() as Readonly<Record<string, unknown>>)
    .map((row): Row => ({
      stratum: Number(row['stratum']),
      isReached: Number(row['reached']) === 1,
      customers: Number(row['customers']),
      sums: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])),
    }));
  const span = spanOf(params, data);
  const pairs = pairsOf(rows);
  const revenue = sum(
    rows.filter(({ isReached }) => isReached),
    'revenue_y',
  );
  const unknown = faultsOfRule(ruleOfReached(params, data), data.model);
  return {
    ...{ show: 'result', params, span },
    unknown: unknown.map(({ detail }) => String(detail['key'] ?? '')),
    reached: sizesOf(
      rows.filter(({ isReached }) => isReached),
      pairs,
    ),
    rest: sizesOf(
      rows.filter(({ isReached }) => !isReached),
      pairs,
    ),
    revenue: finite(revenue),
    results: measures.map((measure) => resultOf(measure, rows, pairs, span)),
    strata: strataOf(rows),
  };
}

type RowPair = Readonly<Record<keyof Pair, Row>> & { readonly stratum: number };

/** Strata with customers on both sides, in order. */
function pairsOf(rows: readonly Row[]): readonly RowPair[] {
  return rows
    .filter(({ isReached, stratum }) => isReached && stratum >= 0)
    .sort((left, right) => left.stratum - right.stratum)
    .flatMap((reached) => {
      const { stratum } = reached;
      const rest = rows.find((row) => !row.isReached && row.stratum === stratum);
      return rest ? [{ stratum, reached, rest }] : [];
    });
}

function sizesOf(rows: readonly Row[], pairs: readonly RowPair[]): SideSizes {
  const count = (some: readonly Row[]): number =>
    some.reduce((customers, row) => customers + row.customers, 0);
  const isMatched = ({ stratum }: Row): boolean => pairs.some((pair) => pair.stratum === stratum);
  return {
    customers: count(rows),
    bought: sum(rows, 'bought_y'),
    matched: count(rows.filter(isMatched)),
    alone: count(rows.filter((row) => row.stratum >= 0 && !isMatched(row))),
    fresh: count(rows.filter(({ stratum }) => stratum < 0)),
  };
}

function resultOf(
  measure: Measure,
  rows: readonly Row[],
  pairs: readonly RowPair[],
  { days, daysBefore, after }: Span,
): MeasureResult {
  const mean = (isReached: boolean): number | null => {
    const own = rows.filter((row) => row.isReached === isReached && row.stratum >= 0);
    const customers = own.reduce((total, row) => total + row.customers, 0);
    return finite(ratio(sum(own, `${measure}_y`), customers));
  };
  const of = (sumsOf: (row: Row) => Sums): Matched | null =>
    matchedDifference(
      pairs.map(({ reached, rest }) => ({ reached: sumsOf(reached), rest: sumsOf(rest) })),
    );
  const named = ({ customers, sums }: Row, name: 'y' | 'x'): Sums => ({
    n: customers,
    y: sums[`${measure}_${name}`] ?? 0,
    yy: sums[`${measure}_${name}${name}`] ?? 0,
  });
  // What was done before, as if in as many days.
  const factor = days / daysBefore;
  const changed = (row: Row): Sums => {
    const [now, then] = [named(row, 'y'), named(row, 'x')];
    const products = row.sums[`${measure}_yx`] ?? 0;
    return {
      n: now.n,
      y: now.y - factor * then.y,
      yy: Math.max(0, now.yy - 2 * factor * products + factor * factor * then.yy),
    };
  };
  const isComparable = measure !== 'bought' || days === daysBefore;
  return {
    ...{ measure, reached: after && mean(true), rest: after && mean(false) },
    after: after && of((row) => named(row, 'y')),
    before: of((row) => named(row, 'x')),
    change: after && isComparable ? of(changed) : null,
  };
}

function strataOf(rows: readonly Row[]): readonly StratumSizes[] {
  const places = [...new Set(rows.map(({ stratum }) => stratum))].filter((stratum) => stratum >= 0);
  return places
    .sort((left, right) => left - right)
    .map((stratum) => {
      const of = (isReached: boolean): Row | undefined =>
        rows.find((row) => row.stratum === stratum && row.isReached === isReached);
      const share = (row: Row | undefined): number | null =>
        row ? ratio(row.sums['bought_y'] ?? 0, row.customers) : null;
      const [reached, rest] = [of(true), of(false)];
      return {
        ...{ stratum, reached: reached?.customers ?? 0, rest: rest?.customers ?? 0 },
        ...{ reachedBought: share(reached), restBought: share(rest) },
      };
    });
}

function sum(rows: readonly Row[], name: string): number {
  return rows.reduce((total, { sums }) => total + (sums[name] ?? 0), 0);
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
