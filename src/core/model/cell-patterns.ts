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

/** The day part of a cell, per order of its parts; three groups each. */
export const dayPatterns: Readonly<Record<DateOrder, string>> = {
  ymd: '^([0-9]{4}) ?[-/.年 \\\\] ?([0-9]{1,2}) ?[-/.月 \\\\] ?([0-9]{1,2}) ?日?',
  dmy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  mdy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  compact: '^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?',
  roc: '^(?:(?:中華)?民[國国] ?)?([0-9]{1,3}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
  rocCompact: '^([0-9]{2,3})([0-9]{2})([0-9]{2})',
};
