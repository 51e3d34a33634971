/** The 97.5th percentile of the standard normal distribution: two-sided tests at 5 %. */
const zAlpha = 1.959963984540054;

/** Chances of seeing a difference that is there, and their percentiles of the normal distribution. */
const zPower = { 0.8: 0.8416212335729143, 0.9: 1.2815515655446004 } as const;
export type Power = keyof typeof zPower;
export const powers: readonly Power[] = [0.8, 0.9];

/**
 * Published calculators differ in the variance that stands beside the error of the first kind: that of
 * both groups thrown together (`pooled`), that of each group (`unpooled`), or twice that of the
 * baseline (`baseline`, as Evan Miller's calculator does).
 */
export type PowerFormula = 'pooled' | 'unpooled' | 'baseline';

/** Two groups whose shares are compared, and how. Shares are 0–1. */
export interface Comparison {
  /** The share in the first group: what is usual. */
  readonly baseline: number;
  /** The share in the second. */
  readonly other: number;
  /** People of the second group for each of the first; 1 where groups are equally large. */
  readonly ratio?: number;
  readonly power?: Power;
  readonly formula?: PowerFormula;
}

/**
 * People that the first group needs, so that a two-sided z-test of two shares at 5 % finds their
 * difference with the given power; rounded up, and to the nearest for `baseline`, as that calculator
 * does. Infinite where the shares are the same.
 *
 * Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd ed. (1981), formulas 3.14
 * and 3.19, without continuity correction; for `baseline` E. Miller, "Sample Size Calculator".
 */
export function peopleNeeded(comparison: Comparison): number {
  const exact = exactPeople(comparison);
  return comparison.formula === 'baseline' ? Math.round(exact) : Math.ceil(exact);
}

function exactPeople({
  baseline: p,
  other: q,
  ratio = 1,
  power = 0.8,
  formula = 'pooled',
}: Comparison): number {
  const own = p * (1 - p) + (q * (1 - q)) / ratio;
  const mean = (p + ratio * q) / (1 + ratio);
  const alphaVariance = {
    pooled: mean * (1 - mean) * (1 + 1 / ratio),
    unpooled: own,
    baseline: p * (1 - p) * (1 + 1 / ratio),
  }[formula];
  const reach = zAlpha * Math.sqrt(alphaVariance) + zPower[power] * Math.sqrt(own);
  return (reach / (q - p)) ** 2;
}

/**
 * The smallest share above the baseline whose difference from it two groups of these sizes find with
 * the given power, by the same formula; null where no share does.
 */
export function shareFound(
  baseline: number,
  first: number,
  second: number,
  options: Pick<Comparison, 'power' | 'formula'> = {},
): number | null {
  if (first < 1 || second < 1 || baseline < 0 || baseline >= 1) return null;
  const needed = (other: number): number =>
    exactPeople({ ...options, baseline, other, ratio: second / first });
  // The larger the difference, the fewer people it takes.
  let [low, high] = [baseline, 1];
  if (needed(high) > first) return null;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (needed(middle) > first) low = middle;
    else high = middle;
  }
  return high;
}
