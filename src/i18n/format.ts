import type { Joins } from '../core/spec/screen.ts';
import { createDateFormats, type DateFormats, type YearCalendar } from './format-date.ts';
import { createNumberFormats, withMinus, type NumberFormats } from './format-number.ts';
import { joins } from './joins.ts';

/** A change with its sign and arrow, and which way it went. */
export interface SignedText {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'flat';
}

/** Everything the screens write that is not words. */
export interface Formats extends NumberFormats, DateFormats, Joins {
  /** Relative change: 0.689 → ▲ +68.9%. Not finite (no base to compare with) → –. */
  delta(change: number): SignedText;
  /** Change of a share, in percentage points: −0.012 → ▼ −1.2 pp / 個百分點. */
  points(change: number): SignedText;
  /** Signed integer: +12 / −3 / 0. */
  signed(value: number): string;
  /** 240 ms, 3.2 s, 1 min 05 s. */
  duration(milliseconds: number): string;
  /** 40 days / 40 天 */
  days(count: number): string;
  /** A list in words: Date, Amount and Customer / 日期、金額和顧客 */
  list(items: readonly string[]): string;
}

const tags = { en: 'en', 'zh-Hant': 'zh-TW' } as const;
const words = {
  en: { points: ' pp', ms: ' ms', s: ' s', min: ' min ', day: ' day', days: ' days' },
  'zh-Hant': { points: ' 個百分點', ms: ' 毫秒', s: ' 秒', min: ' 分 ', day: ' 天', days: ' 天' },
} as const;

const arrow = { up: '▲ +', down: '▼ ', flat: '' } as const;

/** A change that would be written as zero is flat and has no arrow. */
function signedText(change: number, written: string): SignedText {
  const zero = !/[1-9]/.test(written);
  const direction = zero ? 'flat' : change > 0 ? 'up' : 'down';
  const text = zero ? written.replace('\u2212', '') : written;
  return { text: `${arrow[direction]}${text}`, direction };
}

/** All formats of one language. */
export function createFormats(
  language: 'en' | 'zh-Hant',
  calendar: YearCalendar = 'gregory',
): Formats {
  const tag = tags[language];
  const word = words[language];
  const numbers = createNumberFormats(tag);
  const dates = createDateFormats(language, calendar);
  const sign = new Intl.NumberFormat(tag, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  });
  const lists = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  return {
    ...numbers,
    ...dates,
    ...joins[language],
    delta: (change) => {
      if (!Number.isFinite(change)) return { text: '–', direction: 'flat' };
      return signedText(change, numbers.percent(change, Math.abs(change) < 10 ? 1 : 0));
    },
    points: (change) => {
      if (!Number.isFinite(change)) return { text: '–', direction: 'flat' };
      const { text, direction } = signedText(change, numbers.decimal(change * 100, 1));
      return { text: text + word.points, direction };
    },
    signed: (value) => withMinus(sign.format(value)),
    duration: (milliseconds) => {
      if (milliseconds < 1000) return numbers.integer(milliseconds) + word.ms;
      const seconds = milliseconds / 1000;
      if (seconds < 10) return numbers.decimal(seconds, 1) + word.s;
      if (seconds < 60) return numbers.integer(Math.floor(seconds)) + word.s;
      const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
      return numbers.integer(Math.floor(seconds / 60)) + word.min + rest + word.s;
    },
    days: (count) => numbers.integer(count) + (Math.round(count) === 1 ? word.day : word.days),
    list: (items) => lists.format(items),
  };
}
