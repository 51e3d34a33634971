import { describe, expect, test } from 'vitest';
import { isIdentifying } from './identifying.ts';

const values = (texts: readonly (string | null)[], rows = 12) =>
  texts.map((value) => ({ value, rows }));
const many = (make: (n: number) => string): readonly string[] =>
  Array.from({ length: 60 }, (_, n) => make(n));

describe('a dimension whose values may tell who somebody is', () => {
  test.each([
    ['e-mail addresses under any header', 'Kontakt', many((n) => `ann${n}@shop.example`)],
    ['a few e-mail addresses among other notes', 'note', ['x@y.tw', ...many(String).slice(0, 6)]],
    ['telephone numbers', 'Contact', many((n) => `0912-345-${100 + n}`)],
    ['a header of a name', '會員姓名', ['王小明']],
    ['a header of a number', 'Customer ID', ['A1']],
    ['a header of an address', 'E-Mail', ['(hidden)']],
  ])('%s', (_, label, texts) => {
    expect(isIdentifying({ label, source: 'line', values: values(texts) })).toBe(true);
  });

  test('a column of customers that hardly two of them share', () => {
    const label = 'nick';
    const own = values(
      many((n) => `n${n}`),
      1,
    );
    expect(isIdentifying({ label, source: 'customer', values: own })).toBe(true);
  });
});

describe('a dimension that tells groups apart', () => {
  test.each([
    ['countries', 'Country', ['France', 'Spain', null]],
    ['cities', '縣市', ['台北市', '新北市']],
    ['days', 'signed up', many((n) => `2024-01-${String((n % 28) + 1).padStart(2, '0')}`)],
    ['amounts', 'fee', many((n) => `${n * 1000000}.5`)],
    ['names of products', 'Product name', ['Tea', 'Cup']],
    ['nothing but blank cells', 'x', [null]],
  ])('%s', (_, label, texts) => {
    expect(isIdentifying({ label, source: 'line', values: values(texts) })).toBe(false);
  });

  test('days that hardly two customers share', () => {
    const own = values(
      many((n) => `2024-${10 + (n % 3)}-${10 + (n % 20)}`),
      1,
    );
    expect(isIdentifying({ label: 'joined', source: 'customer', values: own })).toBe(false);
  });

  test('a column of few customers says nothing yet', () => {
    const own = values(['a', 'b', 'c'], 1);
    expect(isIdentifying({ label: 'club', source: 'customer', values: own })).toBe(false);
  });
});
