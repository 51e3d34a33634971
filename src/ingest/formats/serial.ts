import { numberText } from './number-text.ts';

/**
 * Where a workbook's day count starts: `1900` counts 1900-01-01 as 1 and a 1900-02-29 that never
 * was as 60, `1904` counts 1904-01-01 as 0.
 */
export type DateSystem = '1900' | '1904';

/**
 * What a number format shows of a serial: a `date`, a `time` of day, both (`moment`), or `elapsed`
 * time in hours that go on after 24.
 */
export type SerialKind = 'date' | 'time' | 'moment' | 'elapsed';

const dayMs = 86_400_000;
const firstDay: Record<DateSystem, number> = {
  '1900': Date.UTC(1899, 11, 31),
  '1904': Date.UTC(1904, 0, 1),
};
const afterLastDay = Date.UTC(10_000, 0, 1);
/** The day that the 1900 system counts and the calendar does not have: 1900-02-29. */
const leapDayThatNeverWas = 60;

/**
 * The wall clock of a serial in milliseconds as if it were UTC, rounded to the millisecond; null
 * where the serial stands for no day: below the first, after 9999-12-31, and 60 in the 1900 system.
 */
export function serialWallClock(serial: number, system: DateSystem): number | null {
  const ms = Math.round(serial * dayMs);
  const day = Math.floor(ms / dayMs);
  if (!Number.isFinite(ms) || ms < 0) return null;
  if (system === '1900' && (day < 1 || day === leapDayThatNeverWas)) return null;
  const skipped = system === '1900' && day > leapDayThatNeverWas ? dayMs : 0;
  const at = firstDay[system] + ms - skipped;
  return at < afterLastDay ? at : null;
}

/**
 * A serial as text: `2024-01-31` at midnight, else `2024-01-31 17:05:09`; `17:05:09` below 1 where
 * there is no day to show, and elapsed time as `36:00:00`. Parts of a second are dropped, as clocks
 * do. A serial that stands for no day is given as the number it is.
 */
export function serialText(serial: number, kind: SerialKind, system: DateSystem): string {
  if (serial >= 0 && kind === 'elapsed') return clock(Math.round(serial * dayMs));
  // In the 1904 system 0 is a day of its own, so that only a time format can mean "no day".
  const isTimeOnly = system === '1900' ? kind !== 'date' : kind === 'time';
  if (serial >= 0 && serial < 1 && isTimeOnly) return clock(Math.round(serial * dayMs) % dayMs);
  const at = serialWallClock(serial, system);
  if (at === null) return numberText(serial);
  // An ISO text of a UTC count never asks for the machine's time zone.
  const day = new Date(at).toISOString().slice(0, 10);
  const ms = ((at % dayMs) + dayMs) % dayMs;
  return ms === 0 ? day : `${day} ${clock(ms)}`;
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
