import {
  afternoonPattern,
  clockPattern,
  morningPattern,
  offsetPattern,
  zoneLetters,
} from '../core/model/cell-patterns.ts';
import {
  byLocalClock,
  offsetAt,
  offsetIn,
  offsetStepsNear,
  type DayZone,
} from '../core/model/day-zone.ts';

const [minutesOfDay, minuteMs] = [1440, 60_000];
const clock = new RegExp(clockPattern);
const offset = new RegExp(offsetPattern);
const [afternoon, morning] = [new RegExp(afternoonPattern), new RegExp(morningPattern)];
const letters = new Map(zoneLetters);

/** A time of day as a cell writes it. */
export interface Clock {
  /** Minutes since midnight. */
  readonly minute: number;
  /** Minutes ahead of UTC; null where the cell does not say. */
  readonly offset: number | null;
}

/** The time of day at the end of a narrowed cell; null where it has none. */
export function clockOf(cell: string): Clock | null {
  const match = clock.exec(cell);
  if (!match) return null;
  const [, before = '', hours, minutes, after = '', zone = ''] = match;
  const [half, hour] = [before + after, Number(hours)];
  const inDay =
    afternoon.test(half) && hour < 12 ? hour + 12 : morning.test(half) && hour === 12 ? 0 : hour;
  return { minute: inDay * 60 + Number(minutes), offset: offsetOf(zone) };
}

function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = offset.exec(zone) ?? [];
  if (sign === undefined) return letters.get(zone.trim()) ?? null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The day in a zone on which a narrowed cell's time fell, given the day that it writes. */
export function dayInZone(day: string, cell: string, { naive, days }: DayZone): string {
  const time = clockOf(cell);
  if (!time) return day;
  const written = Date.parse(`${day}T00:00Z`) / minuteMs + time.minute;
  const utc =
    written - (time.offset ?? offsetAt(byLocalClock(offsetStepsNear(naive, written)), written));
  const local = utc + offsetIn(days, utc);
  return new Date(Math.floor(local / minutesOfDay) * minutesOfDay * minuteMs)
    .toISOString()
    .slice(0, 10);
}
