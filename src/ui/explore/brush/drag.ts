import type { Bar } from '../../../analyses/explore-brush.ts';
import type { DayRange } from '../../../core/spec/filters.ts';
import { placesOf, rangeOf, within } from './places.ts';

/** Which end of the chosen dates. */
export type End = 'from' | 'to';

/**
 * What a pointer does since it was put down at a place: chooses dates from there on, moves those that
 * are chosen, or moves one of their ends.
 */
export interface Drag {
  readonly how: 'choose' | 'move' | End;
  readonly start: number;
  /** The dates that were chosen then. */
  readonly before: DayRange;
}

/** What a pointer does that is put down on the strip itself: all dates cannot be moved anywhere. */
export function dragFrom(bars: readonly Bar[], before: DayRange, start: number): Drag {
  const [first, end] = placesOf(bars, before);
  const isAll = first <= 0 && end >= bars.length;
  const isInside = start >= first && start < end;
  return { how: isInside && !isAll ? 'move' : 'choose', start, before };
}

/** The dates while the pointer is at a place; whole steps wherever it has moved something. */
export function dragged(bars: readonly Bar[], { how, start, before }: Drag, at: number): DayRange {
  const count = bars.length;
  const [first, end] = placesOf(bars, before);
  switch (how) {
    case 'choose': {
      const [low, high] = [Math.min(start, at), Math.max(start, at)];
      const begin = within(Math.floor(low), 0, count - 1);
      return rangeOf(bars, begin, within(Math.ceil(high), begin + 1, count)) ?? before;
    }
    case 'move': {
      const [begin, stop] = [Math.floor(first), Math.ceil(end)];
      const by = within(Math.round(at - start), -begin, count - stop);
      return by === 0 ? before : (rangeOf(bars, begin + by, stop + by) ?? before);
    }
    default:
      return withEnd(bars, before, how, Math.round(at));
  }
}

/** The dates with one end at a boundary, which never passes the other end. */
export function withEnd(
  bars: readonly Bar[],
  before: DayRange,
  which: End,
  boundary: number,
): DayRange {
  const [first, end] = placesOf(bars, before);
  if (which === 'from') {
    const bar = bars[within(boundary, 0, Math.ceil(end) - 1)];
    return bar ? { ...before, from: bar.from } : before;
  }
  const bar = bars[within(boundary, Math.floor(first) + 1, bars.length) - 1];
  return bar ? { ...before, to: bar.to } : before;
}

/** More than one step, by what the strip is in steps of. */
const bigSteps = { day: 7, week: 4, month: 3 } as const;

/** The boundary that a key moves an end to; null for other keys. An end between boundaries goes to the next. */
export function boundaryOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  place: number,
  step: keyof typeof bigSteps,
  count: number,
): number | null {
  const more = event.shiftKey ? bigSteps[step] - 1 : 0;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.ceil(place) - 1 - more;
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.floor(place) + 1 + more;
    case 'PageDown':
      return Math.ceil(place) - bigSteps[step];
    case 'PageUp':
      return Math.floor(place) + bigSteps[step];
    case 'Home':
      return 0;
    case 'End':
      return count;
    default:
      return null;
  }
}
