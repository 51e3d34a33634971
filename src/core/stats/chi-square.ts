import { gammaUpper, logGammaUpper } from './gamma.ts';

/**
 * P(X > x) of a χ² distribution with `degreesOfFreedom` (above 0): the p-value of a statistic. It is
 * the regularised incomplete gamma function Q(df/2, x/2); small p-values keep their relative precision.
 * Values at or below zero have probability 1.
 *
 * Source: NIST DLMF 8.2.4; N. L. Johnson, S. Kotz and N. Balakrishnan, "Continuous Univariate
 * Distributions" 1, 2nd ed. (1994), chapter 18.
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return gammaUpper(degreesOfFreedom / 2, x / 2);
}

/** ln P(X > x), also where the probability itself is too small for a number. */
export function logChiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return logGammaUpper(degreesOfFreedom / 2, x / 2);
}
