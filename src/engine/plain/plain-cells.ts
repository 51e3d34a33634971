/**
 * Cells that are written as machines write them. Everything else is NaN here, even where a person
 * would know what is meant: `core/model/read-cell.ts` reads those.
 */

const [zero, nine, minus, dot, slash, colon, space, letterT] = [48, 57, 45, 46, 47, 58, 32, 84];
/** Decimal digits that a double always carries. */
const mostDigits = 15;
const powersOfTen = Array.from({ length: mostDigits + 1 }, (_, exponent) => 10 ** exponent);

/** A number as `-?123.45`: a sign, digits, a point. NaN where it is anything else. */
export function plainNumber(view: DataView, from: number, to: number): number {
  if (from === to) return NaN;
  const start = view.getUint8(from) === minus ? from + 1 : from;
  if (start === to || to - start > mostDigits + 1) return NaN;
  let digits = 0;
  let decimals = -1;
  for (let i = start; i < to; i++) {
    const byte = view.getUint8(i);
    if (byte >= zero && byte <= nine) {
      digits = digits * 10 + byte - zero;
      if (decimals >= 0) decimals++;
    } else if (byte === dot && decimals < 0 && i > start) decimals = 0;
    else return NaN;
  }
  const count = to - start - (decimals < 0 ? 0 : 1);
  if (count > mostDigits) return NaN;
  // Both are exact doubles, so the quotient is the double nearest to the number that is written.
  const value = decimals > 0 ? digits / (powersOfTen[decimals] as number) : digits;
  return start > from ? -value : value;
}

const firstYear = 1900;
const lastYear = 2100;
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A day as `2024-01-31` or `2024/1/31`, with or without a time of day; as days since 1970. NaN where
 * it is anything else.
 */
export function plainDay(view: DataView, from: number, to: number): number {
  if (to - from < 8) return NaN;
  const separator = view.getUint8(from + 4);
  if (separator !== minus && separator !== slash) return NaN;
  const year = number(view, from, 4);
  const monthDigits = view.getUint8(from + 6) === separator ? 1 : 2;
  const month = number(view, from + 5, monthDigits);
  const dayAt = from + 6 + monthDigits;
  if (dayAt === to || view.getUint8(dayAt - 1) !== separator) return NaN;
  const dayDigits = dayAt + 1 >= to || isTimeMark(view.getUint8(dayAt + 1)) ? 1 : 2;
  const day = number(view, dayAt, dayDigits);
  const end = dayAt + dayDigits;
  if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12)) return NaN;
  if (!(day >= 1 && day <= (daysOfMonth[month - 1] as number))) return NaN;
  if (month === 2 && day === 29 && !isLeap(year)) return NaN;
  return end === to || isPlainTime(view, end, to) ? daysSince1970(year, month, day) : NaN;
}

/** The hour of a cell that `plainDay` has read; NaN where it has no time of day. */
export function plainHour(view: DataView, from: number, to: number): number {
  // The shortest day has eight characters, the longest ten.
  for (let at = from + 8; at < to && at <= from + 10; at++)
    if (isTimeMark(view.getUint8(at))) return number(view, at + 1, 2);
  return NaN;
}

/** ` 12:34`, `T12:34:56`, ` 12:34:56.789`. */
function isPlainTime(view: DataView, from: number, to: number): boolean {
  const length = to - from;
  if (!isTimeMark(view.getUint8(from)) || (length !== 6 && length !== 9 && length !== 13))
    return false;
  const isIn = (at: number, digits: number, last: number): boolean =>
    number(view, at, digits) <= last;
  if (!isIn(from + 1, 2, 23) || view.getUint8(from + 3) !== colon || !isIn(from + 4, 2, 59))
    return false;
  if (length >= 9 && (view.getUint8(from + 6) !== colon || !isIn(from + 7, 2, 59))) return false;
  return length < 13 || (view.getUint8(from + 9) === dot && isIn(from + 10, 3, 999));
}

function isTimeMark(byte: number | undefined): boolean {
  return byte === space || byte === letterT;
}

/** Some digits as a number; NaN where one of them is none. */
function number(view: DataView, from: number, digits: number): number {
  let value = 0;
  for (let i = from; i < from + digits; i++) {
    const digit = view.getUint8(i) - zero;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** By years that begin in March, so that the leap day is a year's last (Hinnant's days_from_civil). */
function daysSince1970(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + dayOfYear - 719_468;
}
