import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideNumber, numberEvidenceOf } from './number-decide.ts';
import { parseNumber, readNumber } from './number.ts';

const dot = { kind: 'number', decimalMark: '.' } as const;
const comma = { kind: 'number', decimalMark: ',' } as const;
const decide = (...cells: string[]) => decideNumber(numberEvidenceOf(cells.map((c) => [c, 1])));

interface Vector {
  readonly kind: string;
  readonly input: string | number;
  readonly expected: unknown;
  readonly context?: string;
}
const vectors = JSON.parse(
  readFileSync(new URL('../../test/fixtures/ingest/import_values.json', import.meta.url), 'utf8'),
) as { readonly values: readonly Vector[] };

describe('numbers in cells', () => {
  for (const { input, expected, context } of vectors.values.filter((v) => v.kind === 'amount')) {
    it(`reads ${input} as ${String(expected)}, as import_values.json has it`, () => {
      expect(parseNumber(String(input), context === 'de' ? comma : dot)).toBe(expected);
    });
  }

  it.each([
    ['NT$1,234', 1234],
    ['1,234-', -1234],
    ['▲1,234', -1234],
    ['（1,234）', -1234],
    ['($1,234.50)', -1234.5],
    ['-$45.00', -45],
    ['1.2萬', 12_000],
    ['3億', 300_000_000],
    ['１，２３４．５', 1234.5],
    ['1\u202f234.5', 1234.5],
    ["1'234.50", 1234.5],
    ['12,34,567', 1_234_567],
    ['5.55e-05', 0.0000555],
    ["'12", 12],
    ['-0', 0],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumber(text, dot)).toBe(value);
  });

  it.each([
    ['12%', 'percent'],
    ['N/A', 'missing'],
    ['', 'missing'],
    ['－', 'missing'],
    ['abc', 'notANumber'],
    ['12-34', 'notANumber'],
    ['--5', 'notANumber'],
    ['1 2', 'notANumber'],
    ['(5', 'notANumber'],
    ['1,5', 'otherMarks'],
    ['1.234,5', 'otherMarks'],
    ['1e400', 'notANumber'],
    ['1e5萬', 'notANumber'],
  ])('reads no number from "%s" and says %s', (text, problem) => {
    expect(readNumber(text, dot)).toEqual({ value: null, problem });
  });

  it('reads back what Intl writes, in either notation', () => {
    const cents = fc.integer({ min: -1e11, max: 1e11 });
    fc.assert(
      fc.property(cents, (amount) => {
        const value = amount / 100;
        const options = { minimumFractionDigits: 2 };
        expect(parseNumber(value.toLocaleString('en-US', options), dot)).toBe(value || 0);
        expect(parseNumber(value.toLocaleString('de-DE', options), comma)).toBe(value || 0);
        expect(parseNumber(value.toLocaleString('fr-FR', options), comma)).toBe(value || 0);
      }),
    );
  });
});

describe('the decimal mark of a column', () => {
  it('is settled for all rows by one row that can be read in one way only', () => {
    expect(decide('1.234', '5.678', '1.234,50').recipe.decimalMark).toBe(',');
    expect(decide('1.234', '5.678', '12.5').recipe.decimalMark).toBe('.');
    expect(decide('1.234', '1.234.567').recipe.decimalMark).toBe(',');
  });

  it('is asked for where 1.234 is all there is', () => {
    expect(decide('1.234', '2.500', '100')).toMatchObject({
      ambiguous: true,
      alternatives: [{ decimalMark: ',' }],
    });
  });

  it('is a point where a lone comma groups thousands', () => {
    expect(decide('1,234', '100')).toMatchObject({ ambiguous: false, recipe: dot, share: 1 });
  });

  it('is asked for where rows contradict each other', () => {
    expect(decide('1.50', '2.50', '3,50').ambiguous).toBe(true);
  });

  it('does not make percentages or words into amounts', () => {
    expect(decide('12%', '15%', 'x').share).toBe(0);
  });
});
