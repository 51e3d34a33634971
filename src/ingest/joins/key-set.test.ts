import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeySet } from './key-set.ts';
import { hintFor } from './hints.ts';
import { sharedKeys, shareOf, unknownKeys } from './shared-keys.ts';

function setOf(texts: readonly string[], most?: number, isFloat = false): KeySet {
  const set = new KeySet(1, most);
  const encoder = new TextEncoder();
  for (const text of texts) {
    const bytes = encoder.encode(`"${text}"`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    set.add(bytes, view, 1, bytes.length - 1, isFloat);
  }
  return set;
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `member-${from + n}`);

describe('Keys of two columns', () => {
  test('are compared as the sets that they are, with the cells behind them', () => {
    const key = fc.constantFrom('a', 'b', '007', '7', 'Ann', 'ann', '周');
    fc.assert(
      fc.property(fc.array(key), fc.array(key), (left, right) => {
        const known = left.filter((text) => right.includes(text));
        expect(sharedKeys(setOf(left), setOf(right))).toEqual({
          keys: { known: new Set(known).size, all: new Set(left).size },
          cells: { known: known.length, all: left.length },
          own: new Set(right).size,
          isEstimate: false,
        });
      }),
    );
  });

  test('are compared as the import reads them: without space, apostrophe and words for nothing', () => {
    const table = setOf(["'0123", ' M1 ', 'N/A', '—', '', '0']);
    expect(table.size).toBe(3);
    expect(sharedKeys(setOf(['0123', 'M1', '0', '123']), table).keys).toEqual({ known: 3, all: 4 });
  });

  test('that a spreadsheet made numbers of lose the spurious zero', () => {
    expect(sharedKeys(setOf(['17850']), setOf(['17850.0'], undefined, true)).keys.known).toBe(1);
  });

  test('are estimated from a part of them beyond the bound, within two points', () => {
    // 30 % of the sales' keys stand in the table, by construction.
    const sales = setOf([...numbered(0, 20_000), ...numbered(0, 20_000)], 2000);
    const table = setOf(numbered(14_000, 40_000), 2000);
    expect(sales.size).toBeLessThanOrEqual(2000);
    const { keys, cells, isEstimate } = sharedKeys(sales, table);
    expect(isEstimate).toBe(true);
    expect(Math.abs(shareOf(keys) - 0.3)).toBeLessThan(0.04);
    expect(Math.abs(keys.all / 20_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(cells.all / 40_000 - 1)).toBeLessThan(0.1);
  });

  test('keep the counts of those that stay', () => {
    const texts = numbered(0, 5000).flatMap((text, n) =>
      Array.from({ length: 1 + (n % 3) }, () => text),
    );
    const set = setOf(texts, 500);
    set.each(0, (at) => {
      const [text = ''] = set.texts([at]);
      expect(set.ints[at]).toBe(1 + (Number(text.slice(7)) % 3));
    });
  });

  test('that the table lacks can be named', () => {
    const sales = setOf(['a', 'b', 'c']);
    expect(sales.texts(unknownKeys(sales, setOf(['b']), 5))).toEqual(['a', 'c']);
  });
});

describe('A hint', () => {
  const hint = (sales: readonly string[], table: readonly string[]) => {
    const [left, right] = [setOf(sales), setOf(table)];
    return hintFor(left, right, sharedKeys(left, right).keys);
  };

  test.each([
    ['leadingZeros', ['0012', '0340'], ['12', '340']],
    ['case', ['ab1', 'cd2'], ['AB1', 'CD2']],
    ['pointZero', ['12.0', '340.0'], ['12', '340']],
    ['marks', ['AB-12', 'CD 34'], ['AB12', 'CD34']],
  ])('says that %s alone keep keys apart', (kind, sales, table) => {
    expect(hint(sales, table)).toEqual({ kind, keys: 2 });
  });

  test('is not given where no way of writing helps', () => {
    expect(hint(['a', 'b'], ['x'])).toBeNull();
    expect(hint(['a'], ['a'])).toBeNull();
  });
});
