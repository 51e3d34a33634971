import type { DateOrder } from './recipe.ts';

/**
 * What cells look like, in the common ground of RE2 and JavaScript (no look-around): the preview in
 * TypeScript and the load in SQL read by the same patterns.
 */

/**
 * Characters that stand for an ASCII one in numbers and dates, position by position with
 * `narrowTo`: full-width forms, the minus sign and its look-alikes, spaces that do not break.
 */
export const narrowFrom =
  '０１２３４５６７８９，．－＋（）／：％＄￥￡￦　\u00a0\u202f\u2007\u2009−﹣–—’';
/** What `narrowFrom` becomes. */
export const narrowTo = '0123456789,.-+()/:%$¥£₩    ' + " ----'";

/**
 * How currencies are written beside amounts, longer writings first where one begins another, and the
 * ISO 4217 code where the writing is clear.
 */
export const currencyWritings: readonly (readonly [string, string | null])[] = [
  ['NT$', 'TWD'],
  ['NTD', 'TWD'],
  ['TWD', 'TWD'],
  ['新台幣', 'TWD'],
  ['新臺幣', 'TWD'],
  ['US$', 'USD'],
  ['USD', 'USD'],
  ['HK$', 'HKD'],
  ['HKD', 'HKD'],
  ['S$', 'SGD'],
  ['SGD', 'SGD'],
  ['A$', 'AUD'],
  ['AUD', 'AUD'],
  ['C$', 'CAD'],
  ['CAD', 'CAD'],
  ['R$', 'BRL'],
  ['BRL', 'BRL'],
  ['RM', 'MYR'],
  ['MYR', 'MYR'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['人民币', 'CNY'],
  ['人民幣', 'CNY'],
  ['JPY', 'JPY'],
  ['KRW', 'KRW'],
  ['EUR', 'EUR'],
  ['GBP', 'GBP'],
  ['CHF', 'CHF'],
  ['THB', 'THB'],
  ['VND', 'VND'],
  ['PHP', 'PHP'],
  ['INR', 'INR'],
  ['IDR', 'IDR'],
  ['SEK', 'SEK'],
  ['NOK', 'NOK'],
  ['DKK', 'DKK'],
  ['PLN', 'PLN'],
  ['CZK', 'CZK'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₩', 'KRW'],
  ['원', 'KRW'],
  ['円', 'JPY'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['₹', 'INR'],
  ['₱', 'PHP'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['$', null],
  ['¥', null],
  ['元', null],
  ['圓', null],
  ['圆', null],
  ['kr', null],
];

/** Alternatives of a regular expression for a currency beside a number. */
export const currencyPattern = currencyWritings.map(([text]) => text.replace('$', '\\$')).join('|');

/**
 * What may follow a day: a time of day with 上午/下午/AM/PM, a zone or an offset, a weekday in
 * brackets. All of it is read over: the calendar day counts as it is written.
 */
export const timePattern =
  '(?: ?\\([^()]{1,9}\\))?(?:[T ,]*(?:(?:上午|下午|中午|凌晨|早上|晚上|午前|午後|[AaPp]\\.?[Mm]\\.?) ?)?' +
  '[0-9]{1,2}(?:[:時时点點] ?[0-9]{1,2})(?:[:分] ?[0-9]{1,2}(?:[.,][0-9]+)?)?[分秒]?' +
  '(?: ?[AaPp]\\.?[Mm]\\.?)?(?: ?(?:[A-Z]{1,5}|[-+][0-9]{2}(?::?[0-9]{2})?))*)?$';

/**
 * A time of day at the end of a cell, with what `timePattern` lets stand around it. Groups: 1 and 4
 * half of the day, 2 hour, 3 minute, 5 zone or offset.
 */
export const clockPattern =
  '(?:(上午|下午|中午|凌晨|早上|晚上|午前|午後|[AaPp]\\.?[Mm]\\.?) ?)?' +
  '([0-9]{1,2})[:時时點点] ?([0-9]{1,2})(?:[:分] ?[0-9]{1,2}(?:[.,][0-9]+)?)?[分秒]?' +
  '(?: ?([AaPp]\\.?[Mm]\\.?))?((?: ?(?:[A-Z]{1,5}|[-+][0-9]{2}(?::?[0-9]{2})?))*)$';
/** Halves of the day: from noon on, and before it. */
export const [afternoonPattern, morningPattern] = [
  '^(?:下午|中午|晚上|午後|[Pp])',
  '^(?:上午|凌晨|早上|午前|[Aa])',
];
/** An offset at the end of a zone. Groups: 1 sign, 2 hours, 3 minutes. */
export const offsetPattern = '([-+])([0-9]{2}):?([0-9]{2})?$';
/** Zones by their letters where these mean one thing, in minutes east of Greenwich. */
export const zoneLetters: readonly (readonly [string, number])[] = [
  ...['Z', 'UTC', 'GMT', 'UT'].map((letters) => [letters, 0] as const),
  ['EST', -300],
  ['CDT', -300],
  ['EDT', -240],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['CET', 60],
  ['CEST', 120],
  ['HKT', 480],
  ['SGT', 480],
  ['JST', 540],
  ['KST', 540],
];

/** Japanese eras: how they begin, in full, in one character and in a letter, and the year before their first. */
export const eras: readonly (readonly [string, number])[] = [
  ['令㋿Rr', 2018],
  ['平㍻Hh', 1988],
  ['昭㍼Ss', 1925],
  ['大㍽Tt', 1911],
  ['明㍾Mm', 1867],
];

/** English names of months by their first three letters, in the order of the year. */
export const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `03` or `3rd`; the marks between a day, the name of a month and a year. */
const [nth, gap] = ['([0-9]{1,2})(?:st|nd|rd|th)?', '[-/., ]{0,2}'];
const month = namedMonth();
const weekday = `(?:(?:${'Mon Tue Wed Thu Fri Sat Sun'.split(' ').join('|')})[a-z]{0,6}[.,]{0,2} ?)?`;

/**
 * The day at the start of a cell, per order of its parts. Three groups each, in the order of the
 * parts; `era` has four, the era first, and `name` has nine: day, month and year, or month, day and
 * year, or year, month and day.
 */
export const dayParts = {
  ymd: '^([0-9]{4}) ?[-/.年 \\\\] ?([0-9]{1,2}) ?[-/.月 \\\\] ?([0-9]{1,2}) ?日?',
  dmy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  mdy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  yymd: '^([0-9]{2}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
  compact: '^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?',
  name:
    `^${weekday}(?:${nth}${gap}${month}${gap}([0-9]{4}|[0-9]{2})|${month}${gap}${nth}[-/., ]{1,2}` +
    `([0-9]{4}|[0-9]{2})|([0-9]{4})${gap}${month}${gap}${nth})(?:,? at)?`,
  roc: '^(?:(?:中華)?民[國国] ?)?([0-9]{1,3}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
  rocCompact: '^([0-9]{2,3})([0-9]{2})([0-9]{2})',
  era:
    '^(令和?|平成?|昭和?|大正?|明治?|[㋿㍻㍼㍽㍾RHSTMrhstm]) ?(元|0?[1-9]|[1-9][0-9]) ?[-/.年] ?' +
    '([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
} as const;

/**
 * A whole cell of a day whose year can only count from 1911. Groups: 1 or 2 year, 3 month, 4 day.
 */
export const sureRocPattern =
  '^(?:(?:中華)?民[國国] ?([0-9]{1,3})|(1[0-9]{2})) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?' +
  timePattern;

/** A whole cell of a day, per order of its parts; groups as in `dayParts`, for serials the days. */
export const dayPatterns: Readonly<Record<DateOrder, string>> = {
  ymd: dayParts.ymd + timePattern,
  dmy: dayParts.dmy + timePattern,
  mdy: dayParts.mdy + timePattern,
  yymd: dayParts.yymd + timePattern,
  compact: dayParts.compact + timePattern,
  name: dayParts.name + timePattern,
  roc: dayParts.roc + timePattern,
  rocCompact: dayParts.rocCompact + timePattern,
  era: dayParts.era + timePattern,
  serial1900: '^([0-9]{1,5})(?:[.,][0-9]*)?$',
  serial1904: '^([0-9]{1,5})(?:[.,][0-9]*)?$',
};

/** Three letters of a month as a group, with or without the rest, in any case. */
function namedMonth(): string {
  const rests = 'uary ruary ch il e y ust t(?:ember)? ober ember'.split(' ');
  // No flag for the case: the rest of a cell is read with it.
  const anyCase = (text: string): string =>
    text.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
  return `(${monthNames.map(anyCase).join('|')})(?:${rests.map(anyCase).join('|')})?`;
}
