import { dayPatterns, timePattern } from '../core/model/cell-patterns.ts';
import type { DateOrder, DateRecipe } from '../core/model/recipe.ts';
import { isMissing, narrow } from './narrow.ts';

/** Why a cell holds no calendar day. */
export type DateProblem = 'missing' | 'notADate' | 'impossible';

/** Years of purchases; any other is a typing error or a placeholder. The load has the same limits. */
const [firstYear, lastYear] = [1900, 2100];

const compiled = new Map(
  Object.entries(dayPatterns).map(([order, day]) => [order, new RegExp(day + timePattern)]),
);
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * The calendar day of a cell, `YYYY-MM-DD`, with the reason where there is none. Two-digit years
 * 69–99 are in the 1900s, 00–68 in the 2000s (as POSIX reads them). Years outside 1900–2100 are
 * impossible.
 */
export function readDay(
  text: string,
  recipe: DateRecipe,
): { readonly day: string | null; readonly problem: DateProblem | null } {
  if (isMissing(text)) return { day: null, problem: 'missing' };
  const cell = narrow(text);
  if (isMissing(cell)) return { day: null, problem: 'missing' };
  const match = compiled.get(recipe.order)?.exec(cell);
  if (match === null || match === undefined) return { day: null, problem: 'notADate' };
  const [, a = '', b = '', c = ''] = match;
  const [year, month, dayOfMonth] = inOrder(recipe.order, a, b, c);
  const day = year < firstYear || year > lastYear ? null : calendarDay(year, month, dayOfMonth);
  return day === null ? { day: null, problem: 'impossible' } : { day, problem: null };
}

/** The calendar day of a cell, or null for a missing, unreadable or impossible one. */
export function parseDay(text: string, recipe: DateRecipe): string | null {
  return readDay(text, recipe).day;
}

/** `YYYY-MM-DD` of a day of the Gregorian calendar, or null where there is no such day. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function inOrder(order: DateOrder, a: string, b: string, c: string): [number, number, number] {
  switch (order) {
    case 'dmy':
      return [fullYear(c), Number(b), Number(a)];
    case 'mdy':
      return [fullYear(c), Number(a), Number(b)];
    case 'roc':
    case 'rocCompact':
      return [Number(a) === 0 ? 0 : Number(a) + 1911, Number(b), Number(c)];
    default:
      return [Number(a), Number(b), Number(c)];
  }
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
