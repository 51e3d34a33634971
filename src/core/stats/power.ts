import { normalBelow } from './normal.ts';
import { normalReach, type TestErrors } from './test-errors.ts';

/**
 * Published calculators differ in the variance that stands beside the error of the first kind: that of
 * both groups thrown together (`pooled`), that of each group (`unpooled`), or twice that of the
 * baseline (`baseline`, as Evan Miller's calculator does).
 */
export type PowerFormula = 'pooled' | 'unpooled' | 'baseline';

/** How two shares are compared; without errors named a two-sided test at 5 % with a power of 80 %. */
export interface ShareTest extends TestErrors {
  readonly formula?: PowerFormula | undefined;
  /** The part of the variance that goes with what was known before (CUPED): ρ², 0–1. */
  readonly varianceCut?: number | undefined;
}

/** Two groups whose shares are compared, and how. Shares are 0–1. */
export interface Comparison extends ShareTest {
  /** The share in the first group: what is usual. */
  readonly baseline: number;
  /** The share in the second. */
  readonly other: number;
  /** People of the second group for each of the first; 1 where groups are equally large. */
  readonly ratio?: number | undefined;
}

/**
 * People that the first group needs, so that a z-test of two shares finds their difference with the
 * given power; rounded up, and to the nearest for `baseline`, as that calculator does. Infinite where
 * the shares are the same.
 *
 * Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd ed. (1981), formulas 3.14
 * and 3.19, without continuity correction; for `baseline` E. Miller, "Sample Size Calculator".
 */
export function peopleNeeded(comparison: Comparison): number {
  const exact = exactPeople(comparison);
  return comparison.formula === 'baseline' ? Math.round(exact) : Math.ceil(exact);
}

/** The same before it is rounded: ((z₁ √v₀ + z₂ √v₁) / (q − p))² (1 − ρ²). */
export function exactPeople(comparison: Comparison): number {
  const { first, second } = normalReach(comparison);
  const { underNone, own } = variances(comparison);
  const reach = first * Math.sqrt(underNone) + second * Math.sqrt(own);
  return (reach / (comparison.other - comparison.baseline)) ** 2 * kept(comparison);
}

/** The chance that a first group of so many people finds the difference, on its own side. */
export function powerOfShares(comparison: Comparison, people: number): number {
  const { first } = normalReach(comparison);
  const { underNone, own } = variances(comparison);
  const apart = Math.abs(comparison.other - comparison.baseline);
  const scaled = apart * Math.sqrt(people / kept(comparison));
  return normalBelow((scaled - first * Math.sqrt(underNone)) / Math.sqrt(own));
}

/**
 * The people that each of two equal groups needs by Cohen's effect size h = 2 arcsin √q − 2 arcsin √p:
 * 2 (z₁ + z₂)² / h², not rounded.
 *
 * Source: J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd ed. (1988), 6.4.
 */
export function arcsinePeople(baseline: number, other: number, errors: TestErrors = {}): number {
  const { first, second } = normalReach(errors);
  const h = 2 * (Math.asin(Math.sqrt(other)) - Math.asin(Math.sqrt(baseline)));
  return 2 * ((first + second) / h) ** 2;
}

/**
 * The smallest share above the baseline (or the largest below it) whose difference from it two groups of
 * these sizes find with the given power, by the same formula; null where no share does.
 */
export function shareFound(
  baseline: number,
  first: number,
  second: number,
  { goes = 'up', ...test }: ShareTest & { readonly goes?: 'up' | 'down' | undefined } = {},
): number | null {
  if (first < 1 || second < 1 || !(baseline >= 0 && baseline <= 1)) return null;
  const needed = (other: number): number =>
    exactPeople({ ...test, baseline, other, ratio: second / first });
  // The larger the difference, the fewer people it takes.
  let [near, far] = [baseline, goes === 'up' ? 1 : 0];
  if (near === far || !(needed(far) <= first)) return null;
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (needed(middle) > first) near = middle;
    else far = middle;
  }
  return far;
}

/** Variances of the difference by one person of the first group: if there is none, and as it is. */
function variances({ baseline: p, other: q, ratio = 1, formula = 'pooled' }: Comparison): {
  readonly underNone: number;
  readonly own: number;
} {
  const own = p * (1 - p) + (q * (1 - q)) / ratio;
  const mean = (p + ratio * q) / (1 + ratio);
  const both = 1 + 1 / ratio;
  const underNone = {
    pooled: mean * (1 - mean) * both,
    unpooled: own,
    baseline: p * (1 - p) * both,
  };
  return { underNone: underNone[formula], own };
}

/** The part of the variance that is left. */
function kept({ varianceCut = 0 }: ShareTest): number {
  return 1 - varianceCut;
}
