import { normalQuantileAbove } from './normal.ts';

/** Bounds of what is plausible, in the unit of the value: of a share 0–1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The score interval of a share `hits / of` at `level`, without continuity correction: the shares p with
 * |hits/of − p| ≤ z √(p (1 − p) / of). Null where there is nothing to divide by.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927) 209–212.
 */
export function wilson(hits: number, of: number, level = 0.95): Interval | null {
  if (of <= 0) return null;
  const z = normalQuantileAbove((1 - level) / 2);
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    low: hits === 0 ? 0 : (middle - reach) / scale,
    high: hits === of ? 1 : (middle + reach) / scale,
  };
}
