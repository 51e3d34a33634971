import { clean } from './clean.ts';

export const birthdayPattern = /^\d{8}$/;

/** Where the month comes first when dates are written with slashes. */
const monthFirst = new Set(['US', 'PH', 'PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW']);
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Year 1 of the Republic of China is 1912. */
const rocOffset = 1911;

/**
 * A birthday as `YYYYMMDD`; null where it is none, or where it could be two. Read are ISO and other dates
 * with the year first, `YYYYMMDD`, years of the Republic of China (`民國74年3月12日`, and `74/03/12` where
 * the country is TW or the year has three digits), English month names, and dates that end with the year:
 * month first in the United States and the Philippines, day first elsewhere. Without a country such a
 * date is read only where one of the two is above 12. Years before 1901 are placeholders.
 * Source: Meta's customer information parameters (`YYYYMMDD`).
 */
export function readBirthday(cell: string, country: string | null): string | null {
  const text = clean(cell).replace(/(?<=\d)[T ]\d{1,2}:\d{2}.*$/, '');
  const era = /^(民國|西元|公元)?\s*(\d{1,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text);
  if (era) {
    const isRoc = era[1] === '民國' || (era[1] === undefined && Number(era[2]) < 200);
    return dateText(Number(era[2]) + (isRoc ? rocOffset : 0), Number(era[3]), Number(era[4]));
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dateText(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const named = namedDate(text.toLowerCase());
  if (named !== null) return named;
  const parts = /^(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})$/.exec(text);
  if (!parts) return null;
  const [first = '', middle = '', last = ''] = parts.slice(1);
  if (last.length === 4) return yearLast(Number(first), Number(middle), Number(last), country);
  if (last.length > 2) return null;
  if (first.length === 4) return dateText(Number(first), Number(middle), Number(last));
  // A year of two digits with no country could be of any century.
  if (first.length === 3 || (first.length === 2 && country === 'TW'))
    return dateText(Number(first) + rocOffset, Number(middle), Number(last));
  return null;
}

function yearLast(one: number, two: number, year: number, country: string | null): string | null {
  if (one > 12) return dateText(year, two, one);
  if (two > 12 || one === two) return dateText(year, one, two);
  if (country === null) return null;
  return monthFirst.has(country) ? dateText(year, one, two) : dateText(year, two, one);
}

/** `12 Mar 1985` and `March 12, 1985`. */
function namedDate(text: string): string | null {
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ ,-]+(\d{4})$/.exec(text);
  if (dayFirst) return dateText(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
  const english = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  return english ? dateText(Number(english[3]), monthOf(english[1]), Number(english[2])) : null;
}

function monthOf(name: string | undefined): number {
  return months.indexOf(name ?? '') + 1;
}

function dateText(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1901 || year > 2099 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
