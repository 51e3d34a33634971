import { deviations } from './moments.ts';

/** Sums, squares and products of pairs: numerator y and denominator d of every customer. */
export interface RatioSums {
  readonly n: number;
  readonly y: number;
  readonly yy: number;
  readonly d: number;
  readonly dd: number;
  readonly yd: number;
}

/**
 * Σy / Σd, and the sample variance of the numbers u = (y − ratio · d) / d̄ that stand for it: to first
 * order the ratio differs from the true one by the mean of u, so its variance is that of u by n. The sums
 * of u are of the unit of the ratio. Null where the denominator is zero. Good where the mean of the
 * denominator is many of its standard errors from zero.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics: a practical
 * guide with novel ideas", KDD 2018, 2.2 and 3.1; W. G. Cochran, "Sampling Techniques", 3rd ed. (1977),
 * 2.11.
 */
export function ratioOfMeans({
  n,
  y,
  yy,
  d,
  dd,
  yd,
}: RatioSums): { readonly ratio: number; readonly variance: number } | null {
  if (n <= 0 || d === 0) return null;
  const ratio = y / d;
  // Rounding counts by the largest of the terms, which all but cancel where y is proportional to d.
  const squares = deviations(yy + ratio * ratio * dd, 2 * ratio * yd);
  const variance = n < 2 ? 0 : squares / (n - 1) / (d / n) / (d / n);
  return { ratio, variance };
}
