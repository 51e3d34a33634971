import type { MetricSums } from '../../core/experiment/sums.ts';
import { covarianceOf, varianceOf } from '../../core/stats/moments.ts';
import { ratioOfMeans } from '../../core/stats/ratio-means.ts';
import { studentReach } from '../../core/stats/student-t.ts';
import { wilson, type Interval } from '../../core/stats/wilson.ts';
import { kindOfMetric, type PlanMetric } from './params.ts';

/** What the base says of a metric, per customer. Money in minor units, shares 0–1. */
export interface Measured {
  readonly metric: PlanMetric;
  readonly customers: number;
  /** The baseline; null where there is nobody, or nothing to divide by. */
  readonly value: number | null;
  /** Of the baseline, at 95 %; null below two customers, or where nothing varies. */
  readonly interval: Interval | null;
  /** The variance of what one customer adds: the error of n customers is √(variance / n). */
  readonly variance: number;
  /** The part of the variance that the days before take out, ρ²; null where they say nothing. */
  readonly cut: number | null;
}

/** A baseline with its interval and its variance, from sums over customers. */
export function measure(metric: PlanMetric, sums: MetricSums): Measured {
  const { value, variance } = spreadOf(metric, sums);
  const isFinite = value !== null && Number.isFinite(value) && Number.isFinite(variance);
  return {
    ...{ metric, customers: sums.n },
    value: isFinite ? value : null,
    variance: isFinite ? variance : 0,
    interval: isFinite ? intervalOf(metric, sums, value, variance) : null,
    cut: isFinite ? cutOf(metric, sums, value, variance) : null,
  };
}

function spreadOf(
  metric: PlanMetric,
  sums: MetricSums,
): { readonly value: number | null; readonly variance: number } {
  const { n, y, yy } = sums;
  if (n === 0) return { value: null, variance: 0 };
  switch (kindOfMetric[metric]) {
    case 'share':
      return { value: y / n, variance: (y / n) * (1 - y / n) };
    case 'mean':
      return { value: y / n, variance: varianceOf({ count: n, sum: y, squares: yy }) };
    case 'ratio': {
      const found = ratioOfMeans(sums);
      return { value: found?.ratio ?? null, variance: found?.variance ?? 0 };
    }
  }
}

function intervalOf(
  metric: PlanMetric,
  { n, y }: MetricSums,
  value: number,
  variance: number,
): Interval | null {
  if (kindOfMetric[metric] === 'share') return wilson(y, n);
  if (n < 2 || variance === 0) return null;
  const reach = studentReach(n - 1) * Math.sqrt(variance / n);
  return { low: value - reach, high: value + reach };
}

/** ρ² of the outcome with the same measure before; of a ratio, of what a customer adds to it. */
function cutOf(
  metric: PlanMetric,
  { n, y, yy, d, x, xx, yx, dx }: MetricSums,
  value: number,
  variance: number,
): number | null {
  const varianceX = varianceOf({ count: n, sum: x, squares: xx });
  const isRatio = kindOfMetric[metric] === 'ratio';
  const [own, scale] = isRatio
    ? [{ y: y - value * d, yx: yx - value * dx }, d / n]
    : [{ y, yx }, 1];
  const whole = isRatio ? variance : varianceOf({ count: n, sum: y, squares: yy });
  if (varianceX === 0 || whole === 0 || scale === 0) return null;
  const covariance = covarianceOf(n, { y: own.y, x, yx: own.yx }) / scale;
  return Math.min(1, (covariance * covariance) / (whole * varianceX));
}
