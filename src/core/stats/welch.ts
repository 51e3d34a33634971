import { varianceOf, type Moments } from './moments.ts';
import { studentReach } from './student-t.ts';
import type { Interval } from './wilson.ts';

export type { Moments } from './moments.ts';

/** A difference of two means, with its interval; null where a sample has fewer than two numbers. */
export interface MeanDifference {
  readonly difference: number;
  readonly interval: Interval | null;
}

/** The variance of a value that was found from a sample of `count`: s² / n for a mean. */
export interface ErrorPart {
  readonly count: number;
  readonly variance: number;
}

/**
 * Mean of `a` less mean of `b`, in the unit of the numbers, with Welch's interval at `level`:
 * d ± t √(s²ₐ/nₐ + s²ᵦ/nᵦ), where t is Student's at the degrees of freedom of Welch and Satterthwaite.
 * Variances are taken with n − 1. Samples whose numbers are all equal have an interval without width.
 * Null where a sample is empty.
 *
 * Source: B. L. Welch, "The generalization of ‘Student’s’ problem when several different population
 * variances are involved", Biometrika 34 (1947) 28–35; F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
 */
export function welch(a: Moments, b: Moments, level = 0.95): MeanDifference | null {
  if (a.count === 0 || b.count === 0) return null;
  const difference = a.sum / a.count - b.sum / b.count;
  if (a.count < 2 || b.count < 2) return { difference, interval: null };
  const parts = [errorOf(a), errorOf(b)] as const;
  const error = Math.sqrt(parts[0].variance + parts[1].variance);
  if (error === 0) return { difference, interval: { low: difference, high: difference } };
  const reach = studentReach(satterthwaite(...parts), level) * error;
  return { difference, interval: { low: difference - reach, high: difference + reach } };
}

/**
 * Degrees of freedom of the sum of two variances of n − 1 each: (vₐ + vᵦ)² / (vₐ²/(nₐ − 1) + vᵦ²/(nᵦ − 1)),
 * between the smaller n − 1 and nₐ + nᵦ − 2. One of the variances has to be above zero.
 *
 * Source: as `welch`.
 */
export function satterthwaite(a: ErrorPart, b: ErrorPart): number {
  // Parts of the whole, so that neither tiny nor huge variances leave the range of numbers when squared.
  const whole = a.variance + b.variance;
  const [ofA, ofB] = [a.variance / whole, b.variance / whole];
  return 1 / ((ofA * ofA) / (a.count - 1) + (ofB * ofB) / (b.count - 1));
}

function errorOf(moments: Moments): ErrorPart {
  return { count: moments.count, variance: varianceOf(moments) / moments.count };
}
