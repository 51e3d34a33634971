import { addDays, daysBetween, monthEnd, monthStart } from '../../core/calendar.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import type { TimePart } from './field.ts';

const dayZero = '1970-01-01';

/** The day of a key: how many days it comes after the first of January 1970. */
export function dayOfNumber(number: number): string {
  return addDays(dayZero, number);
}

export function numberOfDay(day: string): number {
  return daysBetween(dayZero, day);
}

/** The days of a period; years and quarters begin with the month `yearStart`. */
export function periodOf(part: TimePart, key: number, yearStart: number): DayRange {
  const months = (first: number, count: number): DayRange => ({
    from: monthStart(first),
    to: monthEnd(first + count - 1),
  });
  switch (part) {
    case 'year':
      return months(12 * key + yearStart - 1, 12);
    case 'quarter':
      return months(3 * key + yearStart - 1, 3);
    case 'month':
      return months(key, 1);
    case 'week':
      return { from: dayOfNumber(key), to: dayOfNumber(key + 6) };
    case 'day':
      return { from: dayOfNumber(key), to: dayOfNumber(key) };
  }
}
