import type { Table } from 'apache-arrow';
import { binsOf, spanOf, type Bin, type Group, type Hundredth } from './bins.ts';
import type { DistributionParams } from './params.ts';

/** The best customers whose share is reported, in per cent. */
export const topPercents = [1, 5, 10, 20] as const;

/** One tenth of the customers, 1 is best, with the least and the largest amount in it. */
export interface Tenth extends Group {
  readonly tenth: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Amounts are in minor units. */
export interface DistributionView {
  readonly params: DistributionParams;
  readonly bins: readonly Bin[];
  /** Buyers whose refunds took back everything or more. */
  readonly none: Group;
  readonly hundredths: readonly Hundredth[];
  readonly tenths: readonly Tenth[];
  readonly tops: readonly (Group & { readonly percent: number })[];
  readonly bought: Group;
  readonly median: number | null;
  readonly mean: number | null;
  /** 0: everyone spends the same; near 1: one customer brings everything. Null without revenue. */
  readonly gini: number | null;
  /** Customers whose every order was refunded, with what is left of their revenue. */
  readonly withoutPurchase: Group;
  readonly withoutCustomer: Group;
  readonly total: bigint;
}

interface Row {
  readonly part: 'hundredth' | 'digits' | 'withoutPurchase' | 'withoutCustomer';
  readonly slot: bigint | null;
  readonly customers: bigint;
  readonly revenue: bigint;
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly weighted: number | null;
  readonly median_high: bigint | null;
  readonly median_low: bigint | null;
}

/** Turns the rows of `compileDistribution` into what the screen, the exports and the command line show. */
export function viewDistribution(result: Table, params: DistributionParams): DistributionView {
  const rows = result.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
  const of = (part: Row['part']): readonly Row[] => rows.filter((row) => row.part === part);
  const hundredths = of('hundredth')
    .map((row) => ({ ...rangeOf(row), slot: Number(row.slot) }))
    .sort((left, right) => left.slot - right.slot);
  const digits = of('digits').map(rangeOf);
  const bought = spanOf(hundredths, 0, 100);
  const withoutPurchase = groupOf(of('withoutPurchase')[0]);
  const withoutCustomer = groupOf(of('withoutCustomer')[0]);
  const weighted = of('hundredth').reduce((sum, row) => sum + (row.weighted ?? 0), 0);
  return {
    params,
    bins: binsOf(params.bins, digits, hundredths),
    none: groupOf(of('digits').find((row) => Number(row.low) === 0)),
    hundredths,
    tenths: tenthsOf(hundredths),
    tops: topPercents.map((percent) => ({ percent, ...spanOf(hundredths, 0, percent) })),
    bought,
    median: medianOf(of('hundredth')),
    mean: bought.customers === 0 ? null : Number(bought.revenue) / bought.customers,
    gini: giniOf(bought, weighted),
    withoutPurchase,
    withoutCustomer,
    total: bought.revenue + withoutPurchase.revenue + withoutCustomer.revenue,
  };
}

function groupOf(row: Row | undefined): Group {
  return { customers: Number(row?.customers ?? 0), revenue: row?.revenue ?? 0n };
}

function rangeOf(row: Row): Group & { readonly low: number; readonly high: number } {
  return { ...groupOf(row), low: Number(row.low), high: Number(row.high) };
}

function tenthsOf(hundredths: readonly Hundredth[]): readonly Tenth[] {
  return Array.from({ length: 10 }, (_, place) => {
    const inside = hundredths.filter(({ slot }) => slot > 10 * place && slot <= 10 * place + 10);
    return {
      tenth: place + 1,
      ...spanOf(hundredths, 10 * place, 10 * place + 10),
      low: inside.length === 0 ? null : Math.min(...inside.map(({ low }) => low)),
      high: inside.length === 0 ? null : Math.max(...inside.map(({ high }) => high)),
    };
  });
}

/** The amount in the middle, or the mean of the two. */
function medianOf(rows: readonly Row[]): number | null {
  const above = rows.flatMap((row) => (row.median_high === null ? [] : [Number(row.median_high)]));
  const below = rows.flatMap((row) => (row.median_low === null ? [] : [Number(row.median_low)]));
  return above.length === 0 ? null : (Math.min(...above) + Math.max(...below)) / 2;
}

/**
 * Gini coefficient, (2 Σ i·xᵢ) / (n Σ xᵢ) − (n + 1) / n with x ascending (A. Sen, On Economic
 * Inequality, 1973; no correction for small n). With places from the best, Σ i·xᵢ = (n + 1) Σ x − `weighted`.
 */
function giniOf({ customers, revenue }: Group, weighted: number): number | null {
  if (customers === 0 || revenue <= 0n) return null;
  return (customers + 1) / customers - (2 * weighted) / (customers * Number(revenue));
}
