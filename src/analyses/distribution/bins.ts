import type { DistributionParams } from './params.ts';

/** Customers and their revenue, in minor units. */
export interface Group {
  readonly customers: number;
  readonly revenue: bigint;
}

/** Buyers whose amount, cut to its first two digits, is `low`; the largest of them spent `high`. */
export interface DigitGroup extends Group {
  readonly low: number;
  readonly high: number;
}

/** One hundredth of the buyers, 1 is best, with the least and the largest amount in it. */
export interface Hundredth extends DigitGroup {
  readonly slot: number;
}

/** One bar: amounts from `low` to below `high`, null where there is no end. Minor units. */
export interface Bin extends Group {
  readonly low: number;
  readonly high: number | null;
  readonly mark: string;
}

/** First digits at which bars may begin, coarsest first: the steps of one power of ten. */
const steps = [
  [10, 20, 50],
  [10, 15, 20, 30, 50, 70],
  [10, 12, 15, 20, 25, 30, 40, 50, 60, 80],
] as const;
const fewestBins = 9;
/** Customers beyond this many hundredths share the last bar of equal steps. */
const tailHundredths = 2;

/** The bars over positive amounts, lowest first; empty ones inside the range included. */
export function binsOf(
  kind: DistributionParams['bins'],
  digits: readonly DigitGroup[],
  hundredths: readonly Hundredth[],
): readonly Bin[] {
  const positive = digits.filter((group) => group.low > 0);
  if (kind === 'quantile') return twentieths(hundredths);
  if (positive.length === 0) return [];
  return filled(kind === 'log' ? logEdges(positive) : equalEdges(positive, hundredths), positive);
}

/** Groups of the hundredths from one share of the customers to another, best first. */
export function spanOf(hundredths: readonly Hundredth[], from: number, to: number): Group {
  const inside = hundredths.filter(({ slot }) => slot > from && slot <= to);
  return {
    customers: inside.reduce((sum, { customers }) => sum + customers, 0),
    revenue: inside.reduce((sum, { revenue }) => sum + revenue, 0n),
  };
}

function twentieths(hundredths: readonly Hundredth[]): readonly Bin[] {
  return Array.from({ length: 20 }, (_, place) => 95 - 5 * place).flatMap((from) => {
    const inside = hundredths.filter(({ slot }) => slot > from && slot <= from + 5);
    if (inside.length === 0) return [];
    return [
      {
        low: Math.min(...inside.map(({ low }) => low)),
        high: Math.max(...inside.map(({ high }) => high)),
        ...spanOf(hundredths, from, from + 5),
        mark: `best:${from}-${from + 5}`,
      },
    ];
  });
}

/** Edges from the one at or below the smallest amount to the one above the largest. */
function logEdges(positive: readonly DigitGroup[]): readonly number[] {
  const { least, most } = extremes(positive);
  let edges: readonly number[] = [];
  for (const digits of steps) {
    const all = ladder(digits);
    const first = all.findLastIndex((edge) => edge <= least);
    const last = all.findIndex((edge) => edge > most);
    edges = all.slice(first, last + 1);
    if (edges.length > fewestBins) break;
  }
  return edges;
}

function ladder(digits: readonly number[]): readonly number[] {
  const edges = Array.from({ length: 20 }, (_, power) =>
    digits.map((digit) => Math.ceil(digit * 10 ** (power - 1))),
  ).flat();
  return [...new Set(edges)];
}

/** Multiples of a round step, up to where the tail begins; the last edge has no end above it. */
function equalEdges(
  positive: readonly DigitGroup[],
  hundredths: readonly Hundredth[],
): readonly number[] {
  const { least, most } = extremes(positive);
  const head = hundredths.filter(({ slot }) => slot > tailHundredths).map(({ high }) => high);
  const top = Math.max(1, ...(head.length === 0 ? [most] : head));
  const unit = 10 ** Math.max(0, String(top).length - 2);
  const width = unit * (top / unit <= 20 ? 1 : top / unit <= 50 ? 2 : 5);
  const start = Math.floor(least / width);
  const end = Math.floor(top / width) + 1;
  const edges = Array.from({ length: end - start + 1 }, (_, place) => (start + place) * width);
  return most >= end * width ? [...edges, Infinity] : edges;
}

function filled(edges: readonly number[], positive: readonly DigitGroup[]): readonly Bin[] {
  return edges.slice(0, -1).map((low, place) => {
    const high = edges[place + 1] ?? Infinity;
    const inside = positive.filter((group) => group.low >= low && group.low < high);
    const end = Number.isFinite(high) ? high : null;
    return {
      low,
      high: end,
      customers: inside.reduce((sum, { customers }) => sum + customers, 0),
      revenue: inside.reduce((sum, { revenue }) => sum + revenue, 0n),
      mark: `bin:${BigInt(low)}-${end === null ? '' : BigInt(end)}`,
    };
  });
}

function extremes(positive: readonly DigitGroup[]): { least: number; most: number } {
  return {
    least: Math.min(...positive.map(({ low }) => low)),
    most: Math.max(...positive.map(({ low }) => low)),
  };
}
