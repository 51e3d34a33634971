/** What is known of a sample of numbers: how many there are, their sum, and the sum of their squares. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * A sum of squared deviations below this part of the sum of squares is what rounding left of zero: sums
 * of a million doubles are right to about 12 digits.
 */
const rounding = 1e-12;

/** The mean; NaN of nobody. */
export function meanOf({ count, sum }: Moments): number {
  return sum / count;
}

/**
 * The sample variance, Σ(y − ȳ)² / (n − 1) = (Σy² − (Σy)² / n) / (n − 1), with 0 where only rounding
 * keeps numbers that are all equal apart, or would make it negative. 0 below two numbers.
 */
export function varianceOf({ count, sum, squares }: Moments): number {
  return count < 2 ? 0 : deviations(squares, (sum / count) * sum) / (count - 1);
}

/** Σy² less its part that is no deviation; see `rounding`. */
export function deviations(squares: number, explained: number): number {
  const left = squares - explained;
  return left <= squares * rounding ? 0 : left;
}

/**
 * The sample covariance of pairs, (Σyx − Σy Σx / n) / (n − 1), in the units of both multiplied. 0 below
 * two pairs.
 */
export function covarianceOf(
  count: number,
  { y, x, yx }: { readonly y: number; readonly x: number; readonly yx: number },
): number {
  return count < 2 ? 0 : (yx - (y / count) * x) / (count - 1);
}
