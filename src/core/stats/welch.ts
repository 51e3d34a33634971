import { studentReach } from './student-t.ts';
import type { Interval } from './wilson.ts';

/** What is known of a sample of numbers: how many there are, their sum, and the sum of their squares. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** A difference of two means, with its 95 % interval; null where a sample has fewer than two numbers. */
export interface MeanDifference {
  readonly difference: number;
  readonly interval: Interval | null;
}

/**
 * Mean of `a` less mean of `b`, in the unit of the numbers, with Welch's interval at 95 %:
 * d ± t √(s²ₐ/nₐ + s²ᵦ/nᵦ), where t is Student's at the degrees of freedom of Welch and Satterthwaite.
 * Variances are taken with n − 1. Samples whose numbers are all equal have an interval without width.
 * Null where a sample is empty.
 *
 * Source: B. L. Welch, "The generalization of ‘Student’s’ problem when several different population
 * variances are involved", Biometrika 34 (1947) 28–35; F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
 */
export function welch(a: Moments, b: Moments): MeanDifference | null {
  if (a.count === 0 || b.count === 0) return null;
  const difference = a.sum / a.count - b.sum / b.count;
  if (a.count < 2 || b.count < 2) return { difference, interval: null };
  const [partA, partB] = [errorOf(a), errorOf(b)];
  const error = partA + partB;
  if (error === 0) return { difference, interval: { low: difference, high: difference } };
  const degrees =
    (error * error) / ((partA * partA) / (a.count - 1) + (partB * partB) / (b.count - 1));
  const reach = studentReach(degrees) * Math.sqrt(error);
  return { difference, interval: { low: difference - reach, high: difference + reach } };
}

/** The variance of the mean: s² / n. Rounding may leave a trace below zero where all numbers are equal. */
function errorOf({ count, sum, squares }: Moments): number {
  return Math.max(0, squares - (sum * sum) / count) / (count - 1) / count;
}
