import type { WithCovariate } from '../stats/cuped.ts';
import { covarianceOf, meanOf, varianceOf } from '../stats/moments.ts';
import { ratioOfMeans } from '../stats/ratio-means.ts';
import { shareVariance } from '../stats/two-proportions.ts';
import type { Gap } from './readout.ts';
import type { MetricKind, MetricSums } from './sums.ts';

/**
 * What an arm shows of a metric, or why it shows nothing. Variances of shares are p(1 − p), of means and
 * ratios by n − 1. Sums whose squares are too large for a number count as not finite, and so does a share
 * of fewer than nobody or more than everybody.
 */
export function armValue(kind: MetricKind, sums: MetricSums): WithCovariate | Gap {
  if (!Object.values(sums).every((sum: number) => Number.isFinite(sum * sum))) return 'notFinite';
  if (sums.n <= 0) return 'emptyArm';
  if (kind === 'share' && (sums.y < 0 || sums.y > sums.n)) return 'notFinite';
  const { n: count, y, yy, x, xx, yx, d, dx } = sums;
  const known = { count, meanX: x / count, varianceX: varianceOf({ count, sum: x, squares: xx }) };
  if (kind === 'ratio') {
    const found = ratioOfMeans(sums);
    if (!found) return 'noDenominator';
    const { ratio: value, variance } = found;
    const covariance =
      covarianceOf(count, { y: y - value * d, x, yx: yx - value * dx }) / (d / count);
    return checked({ ...known, value, variance, covariance });
  }
  const moments = { count, sum: y, squares: kind === 'share' ? y : yy };
  return checked({
    ...known,
    value: meanOf(moments),
    variance:
      kind === 'share' ? shareVariance({ hits: y, of: count }) * count : varianceOf(moments),
    covariance: covarianceOf(count, { y, x, yx }),
  });
}

/** Sums may be finite whose quotients are not. */
function checked(value: WithCovariate): WithCovariate | Gap {
  return Object.values(value).every((one: number) => Number.isFinite(one)) ? value : 'notFinite';
}
