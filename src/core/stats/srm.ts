import { logChiSquareSurvival } from './chi-square.ts';
import type { Tested } from './two-by-two.ts';

/**
 * Whether counts have the proportions of weights: Pearson's Σ (counted − expected)² / expected, with one
 * degree of freedom less than there are counts. Null below two counts, where nobody was counted, or
 * where a weight is no number above zero. Good where every expected count is five or more.
 *
 * Source: K. Pearson, Philosophical Magazine 50 (1900) 157–175; A. Fabijan et al., "Diagnosing sample
 * ratio mismatch in online controlled experiments", KDD 2019.
 */
export function sampleRatio(
  counts: readonly number[],
  weights: readonly number[],
): (Tested & { readonly expected: readonly number[] }) | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (counts.length < 2 || counts.length !== weights.length) return null;
  if (!(total > 0 && total < Infinity && whole < Infinity)) return null;
  if (!weights.every((weight) => weight > 0) || !counts.every((count) => count >= 0)) return null;
  const expected = weights.map((weight) => total * (weight / whole));
  const statistic = expected.reduce(
    (sum, one, place) => sum + ((counts[place] ?? 0) - one) ** 2 / one,
    0,
  );
  const logP = logChiSquareSurvival(statistic, counts.length - 1);
  return { expected, statistic, p: Math.exp(logP), logP };
}
