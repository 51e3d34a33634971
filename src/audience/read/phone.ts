// The largest metadata: the default one holds numbers for valid that nobody has, such as 02-1234-5678 in
// Taipei, or seven digits without an area code.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { clean } from './clean.ts';

/** E.164: a plus, a country code and the number, fifteen digits at most. */
export const phonePattern = /^\+[1-9]\d{6,14}$/;

/** Taiwanese mobiles as the library knows them: nine digits that begin with 90 to 98. */
const taiwanMobile = /^(?:\+?886|0|)(9[0-8]\d{7})$/;

/** An extension at the end, in the words of Taiwan, Japan, China and English. */
const extension =
  /\s*(?:分機|分机|內線|内線|内线|轉|转|extension|ext\.?|x|#)\s*[:.]?\s*\d{1,6}\s*$/i;
/** A word before the number that says what it is. */
const lead = /^(?:tel|phone|mobile|cell|電話|电话|手機|手机|行動|携帯)\s*[:.]?\s*/i;
/** A remark in brackets, such as whose number it is. */
const remark = /\([^()\d]*\)/g;
const between = /[;,/|、\n]|\s(?:or|and)\s|或/i;
const separators = /[\s().\-\u2010-\u2015\u2212~·]/g;

/**
 * The phone number of a cell as E.164 with `+`; null where there is none. `country` is of numbers
 * without a country code, and is never guessed: without it they are not read. `00` and `+00` count as
 * `+`; extensions are cut; of several numbers the first that is usable counts; a zero that a spreadsheet
 * lost is put back; numbers of one repeated digit, such as `0900000000`, stand for none.
 * Source: audiences.md, "Cleaning before any rule"; validity as libphonenumber knows it.
 */
export function readPhone(cell: string, country: string | null): string | null {
  const quick = country === 'TW' ? taiwanMobile.exec(cell) : null;
  if (quick?.[1] !== undefined) return isPlaceholder(quick[1]) ? null : `+886${quick[1]}`;
  for (const piece of piecesOf(cell)) {
    const number = numberOf(piece, country);
    if (number !== null) return number;
  }
  return null;
}

/** Whether a cell seems to hold a phone number that only a country could complete. */
export function needsCountry(cell: string): boolean {
  return (
    readPhone(cell, null) === null &&
    piecesOf(cell).some((piece) => /^\d{7,15}$/.test(piece) && !isPlaceholder(piece))
  );
}

/** What may be numbers in a cell, as digits with a plus in front of some. */
function piecesOf(cell: string): readonly string[] {
  const text = clean(cell.replace(/[\r\n]+/g, ' , '));
  if (text.length < 6 || text.length > 200) return [];
  return text.split(between).flatMap((part) => {
    const whole = dialled(part);
    // A space separates two numbers only where they are too long for one.
    if (whole !== null && whole.length <= 17) return [whole];
    return part
      .trim()
      .split(/\s+/)
      .map(dialled)
      .filter((piece) => piece !== null);
  });
}

/** The digits of one number, with its plus; null where anything else is among them. */
function dialled(part: string): string | null {
  const text = part
    .trim()
    .replace(remark, '')
    .replace(lead, '')
    .replace(extension, '')
    .replace(separators, '');
  const folded = text.replace(/^\+?00(?=[1-9])/, '+');
  return /^\+?\d{6,}$/.test(folded) ? folded : null;
}

function numberOf(digits: string, country: string | null): string | null {
  if (isPlaceholder(digits)) return null;
  const home = country !== null && isSupportedCountry(country) ? country : null;
  if (home === 'TW') {
    const mobile = taiwanMobile.exec(digits)?.[1];
    if (mobile !== undefined) return isPlaceholder(mobile) ? null : `+886${mobile}`;
  }
  if (home === null && !digits.startsWith('+')) return null;
  const found = parsePhoneNumberFromString(digits, {
    extract: false,
    ...(home === null ? {} : { defaultCountry: home }),
  });
  if (!found?.isValid() || isPlaceholder(found.nationalNumber)) return null;
  return found.number;
}

/** Whether the last eight digits, or all of a shorter number, are one digit again and again. */
function isPlaceholder(digits: string): boolean {
  return /(\d)\1{7}$/.test(digits) || /^\+?0*(\d)\1*$/.test(digits);
}
