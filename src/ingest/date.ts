import { dayPatterns, eras, monthNames, sureRocPattern } from '../core/model/cell-patterns.ts';
import type { DateOrder, DateRecipe } from '../core/model/recipe.ts';
import { isMissing, narrow } from './narrow.ts';
import { dayInZone } from './zoned-day.ts';

/** Why a cell holds no calendar day. */
export type DateProblem = 'missing' | 'notADate' | 'impossible';

/** Years of purchases; any other is a typing error or a placeholder. The load has the same limits. */
const [firstYear, lastYear] = [1900, 2100];

const compiled = new Map(
  Object.entries(dayPatterns).map(([order, pattern]) => [order, new RegExp(pattern)]),
);
const sureRoc = new RegExp(sureRocPattern);
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * The calendar day of a cell, `YYYY-MM-DD`, with the reason where there is none. Two-digit years
 * 69–99 are in the 1900s, 00–68 in the 2000s (as POSIX reads them). Years outside 1900–2100 are
 * impossible. Years of an era go on beyond its end (昭和99年 is 2024), as old systems count them.
 */
export function readDay(
  text: string,
  recipe: DateRecipe,
): { readonly day: string | null; readonly problem: DateProblem | null } {
  if (isMissing(text)) return { day: null, problem: 'missing' };
  const cell = narrow(text);
  if (isMissing(cell)) return { day: null, problem: 'missing' };
  const match = compiled.get(recipe.order)?.exec(cell);
  const parts = match ? inOrder(recipe.order, match.slice(1)) : partsOfSureRoc(cell, recipe);
  if (!parts) return { day: null, problem: 'notADate' };
  const [year, month, dayOfMonth] = parts;
  const day = year < firstYear || year > lastYear ? null : calendarDay(year, month, dayOfMonth);
  if (day === null) return { day: null, problem: 'impossible' };
  return { day: recipe.zone ? dayInZone(day, cell, recipe.zone) : day, problem: null };
}

/** The parts of a narrowed cell whose year can only count from 1911, where the recipe reads those. */
function partsOfSureRoc(cell: string, { rocYears }: DateRecipe): Parts | null {
  const match = rocYears === true ? sureRoc.exec(cell) : null;
  if (!match) return null;
  const [, named, long, month, day] = match;
  const year = Number(named ?? long);
  return [year === 0 ? 0 : year + 1911, Number(month), Number(day)];
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

/** Year, month and day; a year 0 where there is none. */
type Parts = readonly [number, number, number];

function inOrder(order: DateOrder, groups: readonly (string | undefined)[]): Parts {
  const [a = '', b = '', c = '', d = ''] = groups;
  switch (order) {
    case 'dmy':
      return [fullYear(c), Number(b), Number(a)];
    case 'mdy':
      return [fullYear(c), Number(a), Number(b)];
    case 'roc':
    case 'rocCompact':
      return [Number(a) === 0 ? 0 : Number(a) + 1911, Number(b), Number(c)];
    case 'era':
      return [(b === '元' ? 1 : Number(b)) + yearsBefore(a), Number(c), Number(d)];
    case 'name':
      return named(groups);
    case 'serial1900':
      // Lotus took 1900 for a leap year, and spreadsheets kept its day 60.
      return Number(a) === 0 || Number(a) === 60
        ? [0, 0, 0]
        : daysAfter(1899, 12, Number(a) < 60 ? 31 : 30, Number(a));
    case 'serial1904':
      return daysAfter(1904, 1, 1, Number(a));
    case 'ymd':
    case 'yymd':
    case 'compact':
      return [fullYear(a), Number(b), Number(c)];
  }
}

/** The three places that a month's name can have; the groups of two of them are empty. */
function named(groups: readonly (string | undefined)[]): Parts {
  const [d1, m1, y1, m2, d2, y2, y3, m3, d3] = groups;
  const month = monthNames.indexOf((m1 ?? m2 ?? m3 ?? '').toLowerCase()) + 1;
  return [fullYear(y1 ?? y2 ?? y3 ?? ''), month, Number(d1 ?? d2 ?? d3)];
}

function yearsBefore(era: string): number {
  return eras.find(([firsts]) => firsts.includes(era.charAt(0)))?.[1] ?? 0;
}

function daysAfter(year: number, month: number, day: number, days: number): Parts {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
