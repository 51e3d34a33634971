import { addDays, daysBetween, monthEnd, monthNumber, monthStart } from './calendar.ts';
import type { DayRange } from './spec/filters.ts';
import { day, lit, op, sql, type CalendarUnit, type Sql } from './sql/index.ts';

/**
 * Calendar periods, numbered without gaps so that the one before is the number less one: days and
 * weeks from Monday 3 January 2000, months and quarters from January 2000, years from 2000. Weeks
 * begin on Monday.
 */
const firstMonday = '2000-01-03';
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** Whether periods of a unit are made of whole months. */
export function isOfMonths(unit: CalendarUnit): unit is keyof typeof monthsIn {
  return unit in monthsIn;
}

/** The number of the period that a day lies in. */
export function periodNumber(unit: CalendarUnit, on: string): number {
  if (isOfMonths(unit)) return Math.floor(monthNumber(on) / monthsIn[unit]);
  const days = daysBetween(firstMonday, on);
  return unit === 'week' ? Math.floor(days / 7) : days;
}

/** First and last day of a numbered period. */
export function periodRange(unit: CalendarUnit, number: number): DayRange {
  if (isOfMonths(unit)) {
    const first = number * monthsIn[unit];
    return { from: monthStart(first), to: monthEnd(first + monthsIn[unit] - 1) };
  }
  const days = unit === 'week' ? 7 : 1;
  const from = addDays(firstMonday, number * days);
  return { from, to: addDays(from, days - 1) };
}

/** The number of the period that a date lies in, in SQL. */
export function periodOfDay(unit: CalendarUnit, value: Sql): Sql {
  if (isOfMonths(unit)) return periodOfMonth(unit, op({ name: 'monthNumber', value }));
  const days = op({ name: 'daysBetween', from: day(firstMonday), to: value });
  return op({ name: 'cast', value: unit === 'week' ? divided(days, 7) : days, type: 'integer' });
}

/** The number of the period that a numbered month lies in, in SQL. */
export function periodOfMonth(unit: keyof typeof monthsIn, month: Sql): Sql {
  return unit === 'month' ? month : divided(month, monthsIn[unit]);
}

/** Rounded down. Engines round integer divisions toward zero, so the value is first made positive. */
function divided(value: Sql, by: number): Sql {
  const before = 200_000;
  const shifted = sql`(${value} + ${lit(by * before)})`;
  return sql`(${op({ name: 'intDivide', left: shifted, right: lit(by) })} - ${lit(before)})`;
}
