import type { Interval } from '../../core/stats/wilson.ts';
import type { ResultContext } from './context.ts';
import type { ResultMetric } from './result.ts';

const mostDecimals = 8;

/**
 * Writes values of a metric and differences of them with as many decimals as an interval allows: what is
 * known to half a point has no use for hundredths.
 */
export interface Amounts {
  value(value: number | null): string;
  /** The size of a difference without its sign: 0.7 points. */
  size(difference: number): string;
  /** A difference with its sign and its interval: +0.7 points (+0.5 – +0.9). */
  withInterval(estimate: { readonly value: number; readonly interval: Interval }): string;
  /** 0.5 to 0.9 points, or from 0.1 points lower to 0.8 points higher. */
  range(interval: Interval): string;
}

/** How a metric and its differences are written where a difference is known as well as `interval` says. */
export function amountsOf(
  { value: kind }: Pick<ResultMetric, 'value'>,
  interval: Interval | null,
  { labels, formats }: ResultContext,
): Amounts {
  const reach = interval === null ? 0 : (interval.high - interval.low) / 2;
  const decimals = decimalsOf(isShare(kind) ? reach * 100 : reach, isShare(kind));
  const bare = (difference: number): string => {
    const size = Math.abs(difference);
    if (isShare(kind)) return formats.value('number', size * 100, decimals);
    if (kind === 'moneyAverage') return formats.value(kind, size);
    return formats.value('number', size, decimals);
  };
  const size = (difference: number): string =>
    isShare(kind) ? labels.points(bare(difference)) : bare(difference);
  const signed = (difference: number): string =>
    `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${bare(difference)}`;
  return {
    size,
    withInterval: ({ value, interval: { low, high } }) => {
      const difference = isShare(kind) ? labels.points(signed(value)) : signed(value);
      return `${difference} (${signed(low)} – ${signed(high)})`;
    },
    value: (value) =>
      value === null || kind === 'moneyAverage'
        ? formats.value(kind, value)
        : isShare(kind)
          ? formats.value('share', value, decimals + 1)
          : formats.value('number', value, decimals),
    range: ({ low, high }) => {
      if (low < 0 && high > 0) return labels.fromLowerToHigher(size(low), size(high));
      const [near, far] = low >= 0 ? [low, high] : [high, low];
      return labels.fromTo(bare(near), size(far));
    },
  };
}

function isShare(kind: ResultMetric['value']): boolean {
  return kind === 'sharePrecise' || kind === 'shareFine' || kind === 'share';
}

/** Shares in points: to the leading digit of the reach; other numbers one digit further. */
function decimalsOf(reach: number, isOfShares: boolean): number {
  if (!(reach > 0) || !Number.isFinite(reach)) return isOfShares ? 1 : 2;
  const leading = Math.ceil(-Math.log10(reach));
  return isOfShares
    ? Math.min(mostDecimals - 2, Math.max(1, leading))
    : Math.min(mostDecimals, Math.max(0, leading + 1));
}
