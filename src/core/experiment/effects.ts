import { cupedTheta, cupedValue, varianceLess, type WithCovariate } from '../stats/cuped.ts';
import type { Counted } from '../stats/newcombe.ts';
import { satterthwaite } from '../stats/welch.ts';
import { armValue } from './arm-value.ts';
import type { MetricDesign } from './design.ts';
import { estimateOf, type TestOptions } from './estimate.ts';
import { exactEffect } from './exact-effect.ts';
import type { Effect, Gap } from './readout.ts';
import { relativeError } from './relative.ts';
import { isSmall, shareEstimate } from './share-effect.ts';
import type { MetricSums } from './sums.ts';

/** An effect with what was known before taken out. */
export type AdjustedEffect = Effect & {
  /** How much of what was known is taken out, in the unit of the metric by that of the covariate. */
  readonly theta: number;
  /** The part of the variance of the difference that goes with it, 0–1; below 0 where it adds some. */
  readonly varianceCut: number;
};

/**
 * The difference of treatment and control by the sums of both. Shares: two-proportion z, or exact where
 * small. Means: Welch's t. Ratios: the delta method, with Student's t. Relative to the control: the delta
 * method with Student's t for all three; to its amount where it is below zero, so that a rise stays one.
 */
export function effectOf(
  { kind }: Pick<MetricDesign, 'kind'>,
  control: MetricSums,
  treatment: MetricSums,
  options: TestOptions,
): Effect {
  const [a, b] = [armValue(kind, control), armValue(kind, treatment)];
  if (typeof a === 'string' || typeof b === 'string') return missing(a, b);
  if (kind !== 'share') return difference(a, b, 0, options);
  const [ofA, ofB] = [countedOf(control), countedOf(treatment)];
  if (isSmall(ofA, ofB)) return exactEffect(ofA, ofB, options);
  return { ...difference(a, b, 0, options), absolute: shareEstimate(ofB, ofA, options) };
}

/**
 * The same with θ of what was known before taken out of both (CUPED), as if both arms had had the same
 * before. Null where nothing is known or nothing is left to estimate with, and for shares so small that
 * only an exact test will do.
 */
export function adjustedEffectOf(
  { kind }: Pick<MetricDesign, 'kind'>,
  control: MetricSums,
  treatment: MetricSums,
  options: TestOptions,
): AdjustedEffect | null {
  const [a, b] = [armValue(kind, control), armValue(kind, treatment)];
  if (typeof a === 'string' || typeof b === 'string') return null;
  if (kind === 'share' && isSmall(countedOf(control), countedOf(treatment))) return null;
  const theta = cupedTheta(a, b);
  if (theta === null || !Number.isFinite(theta)) return null;
  const effect = difference(a, b, theta, options);
  if (!effect.absolute) return null;
  const raw = Math.sqrt(a.variance / a.count + b.variance / b.count);
  return { ...effect, theta, varianceCut: 1 - (effect.absolute.error / raw) ** 2 };
}

/** The difference of two values with θ · x taken out, and that as a part of the control. */
function difference(
  a: WithCovariate,
  b: WithCovariate,
  theta: number,
  options: TestOptions,
): Effect {
  const everyone = (a.count * a.meanX + b.count * b.meanX) / (a.count + b.count);
  const [control, treatment] = [cupedValue(a, theta, everyone), cupedValue(b, theta, everyone)];
  const without = (gap: Gap): Effect => ({
    ...{ control, treatment, gap },
    ...{ absolute: null, relative: null },
  });
  if (Math.min(a.count, b.count) < 2) return without('oneCustomer');
  const parts = [
    { count: a.count, variance: varianceLess(a, theta) / a.count },
    { count: b.count, variance: varianceLess(b, theta) / b.count },
  ] as const;
  const variance = parts[0].variance + parts[1].variance;
  if (variance === 0) return without('noVariance');
  const degrees = satterthwaite(...parts);
  const value = treatment - control;
  const absolute = estimateOf({ value, error: Math.sqrt(variance), degrees }, options);
  if (!absolute) return without('notFinite');
  if (control === 0) return { ...without('controlIsZero'), absolute };
  const error = relativeError(a, b, { control, treatment, theta });
  const relative = estimateOf({ value: value / Math.abs(control), error, degrees }, options);
  return { control, treatment, absolute, relative, gap: relative ? null : 'notFinite' };
}

/** What there is to say where an arm shows nothing. */
function missing(a: WithCovariate | Gap, b: WithCovariate | Gap): Effect {
  const valueOf = (one: WithCovariate | Gap): number | null =>
    typeof one === 'string' ? null : one.value;
  const gap = typeof a === 'string' ? a : b;
  return {
    ...{ control: valueOf(a), treatment: valueOf(b), absolute: null, relative: null },
    gap: typeof gap === 'string' ? gap : null,
  };
}

function countedOf({ y, n }: MetricSums): Counted {
  return { hits: y, of: n };
}
