import { logChiSquareSurvival } from './chi-square.ts';
import type { Counted } from './newcombe.ts';

/** A test statistic, the probability of one as large, and that probability's natural logarithm. */
export interface Tested {
  readonly statistic: number;
  readonly p: number;
  readonly logP: number;
}

/**
 * Pearson's χ² test of two shares: n (ad − bc)² / (row and column totals multiplied), with one degree of
 * freedom; the square of the pooled z. With `yates`, |ad − bc| is lessened by n/2, to no less than zero.
 * Statistic 0 and p 1 where a group is empty, or everybody or nobody hit: nothing speaks against equality.
 *
 * Source: K. Pearson, Philosophical Magazine 50 (1900) 157–175; F. Yates, Supplement to the Journal of
 * the Royal Statistical Society 1 (1934) 217–235.
 */
export function chiSquareOfShares(
  a: Counted,
  b: Counted,
  { yates = false }: { readonly yates?: boolean } = {},
): Tested {
  const n = a.of + b.of;
  const hits = a.hits + b.hits;
  if (a.of === 0 || b.of === 0 || hits === 0 || hits === n) return { statistic: 0, p: 1, logP: 0 };
  const apart = Math.abs(a.hits * (b.of - b.hits) - b.hits * (a.of - a.hits));
  const counted = yates ? Math.max(0, apart - n / 2) : apart;
  const statistic = (((counted / a.of) * (counted / b.of)) / hits / (n - hits)) * n;
  const logP = logChiSquareSurvival(statistic, 1);
  return { statistic, p: Math.exp(logP), logP };
}
