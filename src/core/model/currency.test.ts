import { describe, expect, test } from 'vitest';
import { currencyWritings } from './cell-patterns.ts';
import { amountNaming, cellNaming, currencyCode, currencyOfCell } from './currency.ts';

/** A pattern as the engine reads it: `(?i)` in front. */
const says = (pattern: string, text: string): boolean =>
  new RegExp(pattern.replace('(?i)', ''), 'i').test(text);
const clear = currencyWritings.flatMap(([text, code]) =>
  code === null ? [] : [[text, code] as const],
);

describe('the currency of a cell', () => {
  test.each([
    ['NT$', 'TWD'],
    ['usd', 'USD'],
    [' MXN ', 'MXN'],
    ['$', null],
    ['元', null],
    ['VIP', null],
    ['', null],
  ])('%j is %s', (text, code) => expect(currencyOfCell(text)).toBe(code));

  test('is a code of ISO 4217 only where nothing else stands there', () => {
    expect(currencyCode('ALL')).toBeNull();
    expect(currencyOfCell('ALL')).toBe('ALL');
  });

  test.each(clear)('%s is another than any but %s', (text, code) => {
    expect(says(cellNaming(code), text)).toBe(false);
    expect(says(cellNaming(null), text)).toBe(true);
    expect(says(cellNaming(code === 'EUR' ? 'USD' : 'EUR'), text)).toBe(true);
  });
});

describe('an amount', () => {
  test.each(clear)('with %s before or after it is in %s and in no other currency', (text, code) => {
    const amounts = [
      `${text}1,234`,
      `${text} 1,234`,
      `-${text}5`,
      `(${text}5)`,
      `5${text}`,
      `5 ${text}`,
    ];
    for (const amount of amounts) {
      expect(says(amountNaming(code), amount), amount).toBe(false);
      expect(says(amountNaming(null), amount), amount).toBe(true);
    }
  });

  test.each(['1,234', '$1,234', '1,234元', '¥5', ''])('%j states no currency', (text) =>
    expect(says(amountNaming(null), text)).toBe(false),
  );
});
