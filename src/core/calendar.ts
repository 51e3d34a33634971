import type { DayRange } from './spec/filters.ts';

/**
 * Calendar arithmetic on days written `YYYY-MM-DD`. A day has no time zone: what the file says is
 * what counts. Months are numbered from January 2000, as in the star. Years have four digits: what
 * would lie before 0000 or after 9999 (in a hostile link, say) stops at the end of the calendar.
 */
const dayLength = 86_400_000;
const earliest = serial('0000-01-01');
const latest = serial('9999-12-31');

function serial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

function fromSerial(days: number): string {
  const within = Math.min(latest, Math.max(earliest, days));
  return new Date(within * dayLength).toISOString().slice(0, 10);
}

/** The day `days` later (or earlier). */
export function addDays(day: string, days: number): string {
  return fromSerial(serial(day) + days);
}

/** Days from one day to another; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return serial(to) - serial(from);
}

/** Days of a range, both ends included. */
export function daysIn(range: DayRange): number {
  return daysBetween(range.from, range.to) + 1;
}

/** January 2000 is 0, February 2000 is 1, December 1999 is −1. */
export function monthNumber(day: string): number {
  return (Number(day.slice(0, 4)) - 2000) * 12 + Number(day.slice(5, 7)) - 1;
}

/** First day of a numbered month. */
export function monthStart(month: number): string {
  const within = Math.min(monthNumber('9999-12-01'), Math.max(monthNumber('0000-01-01'), month));
  const year = 2000 + Math.floor(within / 12);
  return `${String(year).padStart(4, '0')}-${String((((within % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
}

/** Last day of a numbered month. */
export function monthEnd(month: number): string {
  const start = monthStart(month);
  const later = addDays(start, 31);
  return later.startsWith(start.slice(0, 7)) ? later : addDays(`${later.slice(0, 8)}01`, -1);
}

/** Whether a range is made of whole calendar months. */
export function isWholeMonths(range: DayRange): boolean {
  return (
    range.from === monthStart(monthNumber(range.from)) &&
    range.to === monthEnd(monthNumber(range.to))
  );
}

/** The last `count` months that have ended on or before a day. */
export function lastClosedMonths(asOf: string, count: number): DayRange {
  const current = monthNumber(asOf);
  const last = asOf === monthEnd(current) ? current : current - 1;
  return { from: monthStart(last - count + 1), to: monthEnd(last) };
}

/** The span of the same length just before: whole months before whole months, otherwise days. */
export function precedingRange(range: DayRange): DayRange {
  if (isWholeMonths(range)) {
    const first = monthNumber(range.from);
    const length = monthNumber(range.to) - first + 1;
    return { from: monthStart(first - length), to: monthEnd(first - 1) };
  }
  return { from: addDays(range.from, -daysIn(range)), to: addDays(range.from, -1) };
}

/** The same day some months earlier, or the last day of a month that has no such day. */
export function monthsEarlier(day: string, months: number): string {
  const month = monthNumber(day) - months;
  const end = monthEnd(month);
  return day.slice(8) > end.slice(8) ? end : `${end.slice(0, 8)}${day.slice(8)}`;
}

/** The same days a year earlier; 29 February becomes 28 February, whole months stay whole. */
export function yearEarlier(range: DayRange): DayRange {
  if (isWholeMonths(range))
    return {
      from: monthStart(monthNumber(range.from) - 12),
      to: monthEnd(monthNumber(range.to) - 12),
    };
  return { from: monthsEarlier(range.from, 12), to: monthsEarlier(range.to, 12) };
}
