import type { DateOrder } from './recipe.ts';

/**
 * What cells look like, in the common ground of RE2 and JavaScript (no look-around): the preview in
 * TypeScript and the load in SQL read by the same patterns, and a test holds the two together.
 */

/**
 * Characters that stand for an ASCII one in numbers and dates, position by position with
 * `narrowTo`: full-width forms, the minus sign and its look-alikes, spaces that do not break.
 */
export const narrowFrom =
  '０１２３４５６７８９，．－＋（）／：％＄￥￡￦　\u00a0\u202f\u2007\u2009−﹣–—’';
/** What `narrowFrom` becomes. */
export const narrowTo = '0123456789,.-+()/:%$¥£₩    ' + " ----'";

/** Currencies as they are written beside amounts, longer writings first where one begins another. */
export const currencyPattern = [
  ...[
    'NT$',
    'NTD',
    'TWD',
    '新台幣',
    '新臺幣',
    'US$',
    'USD',
    'HK$',
    'HKD',
    'S$',
    'SGD',
    'A$',
    'AUD',
  ],
  ...['C$', 'CAD', 'R$', 'BRL', 'RM', 'MYR', 'RMB', 'CNY', '人民币', '人民幣', 'JPY', 'KRW', 'EUR'],
  ...['GBP', 'CHF', 'THB', 'VND', 'PHP', 'INR', 'IDR', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', '€', '£'],
  ...['₩', '원', '円', '฿', '₫', '₹', '₱', 'zł', 'Kč', '$', '¥', '元', '圓', '圆', 'kr'],
]
  .map((text) => text.replace('$', '\\$'))
  .join('|');

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
  ymd: '^([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
  dmy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  mdy: '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})',
  compact: '^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?',
  roc: '^(?:(?:中華)?民[國国] ?)?([0-9]{1,3}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?',
  rocCompact: '^([0-9]{2,3})([0-9]{2})([0-9]{2})',
};
