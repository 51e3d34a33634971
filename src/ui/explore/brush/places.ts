import type { Bar } from '../../../analyses/explore-brush.ts';
import { daysBetween, daysIn } from '../../../core/calendar.ts';
import type { DayRange } from '../../../core/spec/filters.ts';

/**
 * Places on a strip are counted in its steps, which are equally wide: 0 is where the first begins, the
 * number of steps is where the last ends.
 */

/** The places where dates begin and end; days that are not on the strip are at its ends. */
export function placesOf(bars: readonly Bar[], { from, to }: DayRange): readonly [number, number] {
  return [placeOf(bars, from, 0), placeOf(bars, to, 1)];
}

/** Where a day begins, or with `after` 1 where it ends. */
function placeOf(bars: readonly Bar[], day: string, after: 0 | 1): number {
  const at = bars.findIndex((bar) => day <= bar.to);
  const bar = bars[at];
  if (!bar) return bars.length;
  if (day < bar.from) return at;
  return at + (daysBetween(bar.from, day) + after) / daysIn(bar);
}

/** The dates of the steps from one boundary to a later one. */
export function rangeOf(bars: readonly Bar[], first: number, end: number): DayRange | null {
  const [begins, ends] = [bars[first], bars[end - 1]];
  return begins && ends && first < end ? { from: begins.from, to: ends.to } : null;
}

/** A number moved into a range. */
export function within(number: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, number));
}
