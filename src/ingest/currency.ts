/** How currencies are written beside amounts, and the ISO 4217 code where the writing is clear. */
const writings: readonly (readonly [string, string | null])[] = [
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

/** Alternatives of a regular expression (RE2 as well as JavaScript) for a currency beside a number. */
export const currencyPattern = writings.map(([text]) => text.replace('$', '\\$')).join('|');

const codes = new Map(writings.map(([text, code]) => [text.toUpperCase(), code]));
const iso = new Set([...codes.values()].filter((code) => code !== null));

/** ISO 4217 code that a writing stands for; null for `$`, `¥`, `元` and all that several share. */
export function currencyCode(writing: string): string | null {
  const text = writing.trim().toUpperCase();
  return codes.get(text) ?? (/^[A-Z]{3}$/.test(text) && iso.has(text) ? text : null);
}
