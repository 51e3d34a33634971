import type { Counted } from './newcombe.ts';
import { normalQuantileAbove } from './normal.ts';
import type { Interval } from './wilson.ts';

/** A difference of two shares, all of them 0–1. */
export interface ShareDifference {
  readonly difference: number;
  /** The standard error that each share has by itself: √(pₐ(1 − pₐ)/nₐ + pᵦ(1 − pᵦ)/nᵦ). */
  readonly error: number;
  readonly interval: Interval;
  /** The difference in standard errors of the case that there is none; 0 where nothing varies. */
  readonly z: number;
}

/**
 * Share of `a` less share of `b` with Wald's interval, d ± z · error, and the statistic of the z-test,
 * d / √(p(1 − p)(1/nₐ + 1/nᵦ)), where p is the share of both thrown together. Good where each group has
 * at least five hits and five misses. Null where a group is empty.
 *
 * Source: J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd ed.
 * (2003), 3.1 and 3.3.
 */
export function twoProportions(a: Counted, b: Counted, level = 0.95): ShareDifference | null {
  if (a.of <= 0 || b.of <= 0) return null;
  const difference = a.hits / a.of - b.hits / b.of;
  const error = Math.sqrt(shareVariance(a) + shareVariance(b));
  const reach = normalQuantileAbove((1 - level) / 2) * error;
  const pooled = spread((a.hits + b.hits) / (a.of + b.of)) * (1 / a.of + 1 / b.of);
  return {
    difference,
    error,
    interval: { low: difference - reach, high: difference + reach },
    z: pooled === 0 ? 0 : difference / Math.sqrt(pooled),
  };
}

/** The variance of a share as it was counted: p(1 − p) / n. */
export function shareVariance({ hits, of }: Counted): number {
  return spread(hits / of) / of;
}

/** p(1 − p): the variance of one answer. */
function spread(share: number): number {
  return Math.max(0, share * (1 - share));
}
