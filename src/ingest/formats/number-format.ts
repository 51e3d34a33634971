import type { SerialKind } from './serial.ts';

/**
 * Number formats that every workbook has without declaring them. 27–36 and 50–58 show a date in
 * one East Asian language and a time in another, so that the serial has to decide.
 */
const builtIn: readonly (readonly [first: number, last: number, kind: SerialKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 36, 'moment'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'moment'],
];

/** What a built-in number format shows of a serial, or null where it shows a plain number. */
export function builtInKind(id: number): SerialKind | null {
  return builtIn.find(([first, last]) => id >= first && id <= last)?.[2] ?? null;
}

/** What carries no meaning of its own: quoted and escaped text, fillers, the word for "as it is". */
const silent = /"[^"]*"?|\\.|_.|\*.|general/gi;
const elapsed = /\[(?:h+|m+|s+)\]/i;
const dayHalf = /am\/pm|a\/p|上午\/下午/i;

/**
 * What a format code, as `yyyy-mm-dd;@` or `[h]:mm`, shows of a serial, or null where it shows a
 * plain number. Only the first section counts: it is the one for positive numbers.
 */
export function formatKind(code: string): SerialKind | null {
  const bare = (code.replace(silent, '').split(';')[0] ?? '').toLowerCase();
  if (elapsed.test(bare)) return 'elapsed';
  const hasDayHalf = dayHalf.test(bare);
  const runs =
    bare
      .replace(dayHalf, '')
      .replace(/\[[^\]]*\]?/g, '')
      // An `e` is the year of an era, or the exponent of a number where a sign follows.
      .replace(/e[+-]/g, '')
      .match(/y+|m+|d+|h+|s+|e+/g) ?? [];
  const isMinute = (i: number): boolean =>
    (runs[i] ?? '').length < 3 && (runs[i - 1]?.[0] === 'h' || runs[i + 1]?.[0] === 's');
  const isTime = (i: number): boolean =>
    'hs'.includes(runs[i]?.[0] ?? '') || (runs[i]?.[0] === 'm' && isMinute(i));
  const times = runs.filter((_, i) => isTime(i)).length;
  if (times === runs.length) return times > 0 || hasDayHalf ? 'time' : null;
  return times > 0 || hasDayHalf ? 'moment' : 'date';
}
