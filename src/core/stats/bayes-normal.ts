import { normalAbove, normalDensity } from './normal.ts';

/** What is believed about a difference δ: the chance that it is above zero, and what either side of zero weighs. */
export interface Outlook {
  readonly chanceAbove: number;
  /** E[max(δ, 0)] and E[max(−δ, 0)], in the unit of the difference. */
  readonly above: number;
  readonly below: number;
}

/**
 * The belief about a difference that was estimated with a normal error, by somebody who held every
 * difference for equally likely before (a flat prior): δ ~ N(value, error²). Then P(δ > 0) = Φ(z) and
 * E[max(δ, 0)] = error · (φ(z) + z Φ(z)) with z = value / error.
 *
 * Source: A. Gelman et al., "Bayesian Data Analysis", 3rd ed. (2013), 2.5; the partial expectation
 * follows by integration. GrowthBook's engine computes the same ("risk").
 */
export function normalOutlook(value: number, error: number): Outlook {
  const z = value / error;
  return {
    chanceAbove: normalAbove(-z),
    above: error * partial(z),
    below: error * partial(-z),
  };
}

/**
 * φ(z) + z Φ(z), the mean of max(Z + z, 0). Far below zero both terms nearly cancel, so there it is
 * φ(z)/z² · (1 − 3/z² + 15/z⁴ − …), Abramowitz and Stegun 26.2.12.
 */
function partial(z: number): number {
  if (z > -30) return Math.max(0, normalDensity(z) + z * normalAbove(-z));
  const w = 1 / (z * z);
  return normalDensity(z) * w * (1 - 3 * w * (1 - 5 * w * (1 - 7 * w * (1 - 9 * w))));
}
