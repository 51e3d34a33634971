import { varianceLess, type WithCovariate } from '../stats/cuped.ts';

/** Values of control and treatment with θ of what was known before taken out of them. */
export interface Pair {
  readonly control: number;
  readonly treatment: number;
  readonly theta: number;
}

/**
 * The standard error of (treatment − control) / |control|, by the delta method. With R = treatment /
 * control it is √(var(ȳᵦ − k x̄ᵦ) + var(R ȳₐ − k x̄ₐ)) / |control|, where k = θ (wₐ + R wᵦ) and w are the
 * parts of all customers: the values are taken at the mean of x over everybody, which both arms make.
 * Without a covariate that is the formula √(vᵦ / a² + vₐ b² / a⁴) of GrowthBook's engine.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, 2.2.
 */
export function relativeError(
  a: WithCovariate,
  b: WithCovariate,
  { control, treatment, theta }: Pair,
): number {
  const ratio = treatment / control;
  const everyone = a.count + b.count;
  const k = theta * (a.count / everyone + ratio * (b.count / everyone));
  const variance = varianceLess(b, k) / b.count + varianceLess(a, k, ratio) / a.count;
  return Math.sqrt(variance) / Math.abs(control);
}
