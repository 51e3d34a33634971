import { logSequentialP, sequentialRadius, type SequentialSettings } from '../stats/sequential.ts';
import type { Interval } from '../stats/wilson.ts';
import type { Design } from './design.ts';
import type { Effect } from './readout.ts';

/** Customers that the sequence is tightest at where nothing was planned. */
export const usualSize = 5000;

/** With fewer customers in both arms together the variance of the data is no guide to the true one. */
const fewest = 50;

/**
 * The interval of the absolute difference that may be looked at as often as one likes: in the share 1 − α
 * of all tests the true difference lies within it at every look at once. `n` and `planned` count the
 * customers of both arms together; the sequence is tightest at `planned`. Null where customers, hits or
 * misses are too few for it.
 */
export function sequentialInterval(
  effect: Effect,
  n: number,
  design: Pick<Design, 'alpha'>,
  planned: number | null,
): Interval | null {
  const { absolute } = effect;
  if (!isLarge(effect, n) || !absolute) return null;
  const radius = sequentialRadius(absolute.error, settings(n, design, planned));
  if (!Number.isFinite(radius)) return null;
  return { low: absolute.value - radius, high: absolute.value + radius };
}

/**
 * The p-value that belongs to the sequence: below α just where the interval leaves zero out. 1 where
 * there is no sequence yet; null without an estimate.
 */
export function sequentialP(
  effect: Effect,
  n: number,
  design: Pick<Design, 'alpha'>,
  planned: number | null,
): number | null {
  const { absolute } = effect;
  if (!absolute) return null;
  if (!isLarge(effect, n)) return 1;
  return Math.exp(logSequentialP(absolute.value / absolute.error, settings(n, design, planned)));
}

/** Of the customers that were planned, those of an arm and the control; null where nothing was planned. */
export function plannedOfPair(
  { arms, control, planned }: Pick<Design, 'arms' | 'control' | 'planned'>,
  arm: number,
): number | null {
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  const pair = (arms[control]?.weight ?? 0) + (arms[arm]?.weight ?? 0);
  return planned === null || !(whole > 0) ? null : planned * (pair / whole);
}

function isLarge({ absolute }: Effect, n: number): boolean {
  return absolute !== null && absolute.method !== 'exact' && absolute.error > 0 && n >= fewest;
}

function settings(
  count: number,
  { alpha }: Pick<Design, 'alpha'>,
  planned: number | null,
): SequentialSettings {
  return { count, alpha, tightestAt: planned !== null && planned > 0 ? planned : usualSize };
}
