import { logNormalAbove } from './normal.ts';

/** How often a value occurs in each of two samples. */
export interface ValueCounts {
  readonly value: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The test of Wilcoxon, Mann and Whitney on two samples, from the counts of every distinct value in
 * ascending order. `u` counts the pairs in which the number of sample a is the larger one, half where
 * both are equal; `p` is two-sided, of the normal approximation with variance
 * nₐ nᵦ / 12 · (n + 1 − Σ (t³ − t) / (n (n − 1))) for ties of t numbers, and a continuity correction of ½.
 * Null where a sample is empty or all numbers are equal.
 *
 * Source: H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60; for ties
 * E. L. Lehmann, "Nonparametrics" (1975), 1.4; scipy.stats.mannwhitneyu does the same.
 */
export function mannWhitney(
  values: readonly ValueCounts[],
): { readonly u: number; readonly p: number; readonly logP: number } | null {
  let [u, ofA, ofB, ties] = [0, 0, 0, 0];
  for (const { a, b } of values) {
    u += a * (ofB + b / 2);
    ofA += a;
    ofB += b;
    const tied = a + b;
    ties += tied * (tied - 1) * (tied + 1);
  }
  const n = ofA + ofB;
  if (!(ofA > 0 && ofB > 0 && values.some(({ a, b }) => a + b > 0 && a + b < n))) return null;
  return { u, ...rankTest({ u, ofA, ofB, ties }) };
}

/** The same p-value from sums: `u`, the sizes of both samples, and Σ (t³ − t); 1 where all are equal. */
export function rankTest(sums: {
  readonly u: number;
  readonly ofA: number;
  readonly ofB: number;
  readonly ties: number;
}): { readonly p: number; readonly logP: number } {
  const { u, ofA, ofB, ties } = sums;
  const n = ofA + ofB;
  const variance = ((ofA * ofB) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return { p: 1, logP: 0 };
  const apart = Math.max(0, Math.abs(u - (ofA * ofB) / 2) - 0.5);
  const logP = Math.min(0, Math.LN2 + logNormalAbove(apart / Math.sqrt(variance)));
  return { p: Math.exp(logP), logP };
}
