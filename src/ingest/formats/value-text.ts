const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * UTF-8 bytes as text; null where they are not UTF-8. Short plain ASCII, the most frequent value by
 * far, does without the decoder, whose start costs more than its work.
 */
export function utf8Text(bytes: Uint8Array, start = 0, end = bytes.length): string | null {
  if (end - start <= 24) {
    let text = '';
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 0x7f) break;
      text += String.fromCharCode(byte);
    }
    if (at === end) return text;
  }
  try {
    return strictUtf8.decode(bytes.subarray(start, end) as Uint8Array<ArrayBuffer>);
  } catch {
    return null;
  }
}

/** Bytes without a type: their text if they are UTF-8, two hexadecimal digits per byte otherwise. */
export function bytesText(bytes: Uint8Array): string {
  return utf8Text(bytes) ?? hexText(bytes);
}

/** Two lower-case hexadecimal digits per byte. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Sixteen bytes as `8-4-4-4-12` hexadecimal digits. */
export function uuidText(bytes: Uint8Array): string {
  return hexText(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * A floating-point number in the fewest digits that read back as the same number, with a point and
 * without an exponent as long as that takes no more than 40 digits. Not-a-number, which data frames
 * write for a missing value, is empty.
 */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return '';
  return withoutExponent(String(value));
}

/** The same for a number that was stored in 32 bits: `0.1`, not `0.10000000149011612`. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return floatText(value);
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return floatText(rounded);
  }
  return floatText(Number(value.toPrecision(9)));
}

const mostPlainDigits = 40;

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = 1 + Number(exponent);
  if (Math.abs(point) > mostPlainDigits) return text;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  // JavaScript writes an exponent only from 10²¹ on: the point is never inside the digits.
  return sign + digits.padEnd(point, '0');
}

/** More digits than any format has; a damaged scale would make texts of a gigabyte. */
const mostScale = 1_000;

/** A decimal from its unscaled integer: 1234 with a scale of 2 is `12.34`. Exact at any length. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (Math.abs(scale) > mostScale) throw new Error('scale makes no sense');
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const isNegative = unscaled < 0n;
  const digits = String(isNegative ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${isNegative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The big-endian two's complement integer in some bytes, of any length. */
export function bigEndianInteger(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexText(bytes)}`));
}

/** Days since 1970-01-01 as `YYYY-MM-DD` in the Gregorian calendar, extended to all years. */
export function dayText(days: number): string {
  // Howard Hinnant's civil_from_days: years begin in March, so that leap days come last.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const yearDigits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${yearDigits}-${two(month)}-${two(day)}`;
}

/** How finely a file counts time: ticks per second. */
export type TicksPerSecond = 1 | 1_000 | 1_000_000 | 1_000_000_000;

const dayMillis = 86_400_000;

/**
 * Ticks since 1970-01-01 00:00:00 as `YYYY-MM-DD HH:MM:SS` on the clock they were counted on, with
 * `.mmm` if there are milliseconds. What is finer than that is cut off.
 */
export function momentText(ticks: bigint, perSecond: TicksPerSecond): string {
  const millis = toMillis(ticks, perSecond);
  const days = Math.floor(millis / dayMillis);
  return `${dayText(days)} ${clockText(millis - days * dayMillis)}`;
}

/** Ticks since midnight as `HH:MM:SS`, with `.mmm` if there are milliseconds. */
export function timeText(ticks: bigint, perSecond: TicksPerSecond): string {
  return clockText(toMillis(ticks, perSecond));
}

function toMillis(ticks: bigint, perSecond: TicksPerSecond): number {
  if (perSecond <= 1_000) return Number(ticks) * (1_000 / perSecond);
  const perMilli = BigInt(perSecond / 1_000);
  const millis = ticks / perMilli;
  // Division of integers cuts towards zero; clocks before 1970 must be cut downwards as well.
  return Number(ticks < 0n && millis * perMilli !== ticks ? millis - 1n : millis);
}

function clockText(millis: number): string {
  const seconds = Math.floor(millis / 1_000);
  const rest = millis - seconds * 1_000;
  const clock = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
