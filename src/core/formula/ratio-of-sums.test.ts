import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormula, type Formula } from './formula.ts';
import { ratioOfSums, type Terms } from './ratio-of-sums.ts';

const names = new Set(['a', 'b', 'c']);

function read(text: string) {
  const { formula } = readFormula(text, names);
  if (!formula) throw new TypeError(text);
  const ratio = ratioOfSums(formula);
  return (
    ratio && {
      top: Object.fromEntries(ratio.top),
      bottom: ratio.bottom && Object.fromEntries(ratio.bottom),
    }
  );
}

describe('A formula is a sum of named numbers, or one divided by another', () => {
  test.each([
    ['a', { a: 1 }, null],
    ['a - 2 * b', { a: 1, b: -2 }, null],
    ['-(a + b) / 4', { a: -0.25, b: -0.25 }, null],
    ['a + b - a', { b: 1 }, null],
    ['a / b', { a: 1 }, { b: 1 }],
    ['100 * (a - c) / (b + c)', { a: 100, c: -100 }, { b: 1, c: 1 }],
    ['1 - a / b', { a: -1, b: 1 }, { b: 1 }],
    ['a / b - 1', { a: 1, b: -1 }, { b: 1 }],
    ['a / b + c / b', { a: 1, c: 1 }, { b: 1 }],
    ['2 / (a / b)', { b: 2 }, { a: 1 }],
  ])('%s', (text, top, bottom) => {
    expect(read(text)).toEqual({ top, bottom });
  });

  test.each([
    'a * b',
    '5',
    'a - a',
    'a + 5',
    '5 / a',
    'a / (b + 1)',
    'a / b / c',
    'a / b + a / c',
    'a / 0',
  ])('%s is neither', (text) => {
    expect(read(text)).toBeNull();
  });
});

test('Where it is one, it has the value of the formula', () => {
  const anyFormula = fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', 'c').map((name): Formula => ({ kind: 'name', name })),
      fc.integer({ min: 1, max: 9 }).map((value): Formula => ({ kind: 'number', value })),
      tie('formula').map((of): Formula => ({ kind: 'negative', of })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), tie('formula'), tie('formula'))
        .map(([kind, left, right]): Formula => ({ kind, left, right })),
    ),
  })).formula;
  const values: Readonly<Record<string, number>> = { a: 17.3, b: 5.9, c: 0.71 };
  let found = 0;
  fc.assert(
    fc.property(anyFormula, (formula) => {
      const ratio = ratioOfSums(formula);
      if (!ratio) return;
      // Where terms cancel, what is left of either is rounding.
      const factors = [...ratio.top.values(), ...(ratio.bottom?.values() ?? [])];
      if (factors.some((factor) => Math.abs(factor) < 1e-6)) return;
      found += 1;
      const sum = (terms: Terms): number =>
        [...terms].reduce((total, [name, factor]) => total + factor * (values[name] ?? NaN), 0);
      const expected = valueOf(formula, values);
      const actual = sum(ratio.top) / (ratio.bottom ? sum(ratio.bottom) : 1);
      if (Math.abs(expected) > 1e6) return;
      expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(expected)),
      );
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(200);
});

function valueOf(formula: Formula, values: Readonly<Record<string, number>>): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'name':
      return values[formula.name] ?? NaN;
    case 'negative':
      return -valueOf(formula.of, values);
    default: {
      const left = valueOf(formula.left, values);
      const right = valueOf(formula.right, values);
      if (formula.kind === '+') return left + right;
      if (formula.kind === '-') return left - right;
      return formula.kind === '*' ? left * right : left / right;
    }
  }
}
