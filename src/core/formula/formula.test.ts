import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, longestFormula, namesIn, readFormula, type Formula } from './formula.ts';

const names = new Set(['net_revenue', 'customers', 'orders', '毛利']);
const values: Readonly<Record<string, number>> = {
  net_revenue: 1200,
  customers: 8,
  orders: 0,
  毛利: 300,
};
const valueOf = (name: string): number | null => values[name] ?? null;

function worth(text: string): number | null {
  const { formula, fault } = readFormula(text, names);
  if (fault) throw new Error(JSON.stringify(fault));
  return evaluate(formula, valueOf);
}

describe('a formula', () => {
  test.each([
    ['net_revenue / customers', 150],
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 2', 5],
    ['-customers + 10', 2],
    ['2 * -3', -6],
    ['--3', 3],
    ['.5*customers', 4],
    ['毛利 ÷ net_revenue × 100', 25],
    ['（net_revenue － 毛利）／customers', 112.5],
  ])('%s is %d', (text, value) => {
    expect(worth(text)).toBe(value);
  });

  test.each(['customers / orders', '1 / 0', '0 / 0', '(1 / orders) * 0'])(
    '%s is nothing, for it divides by zero',
    (text) => {
      expect(worth(text)).toBeNull();
    },
  );

  test('of what is not known is nothing', () => {
    const { formula } = readFormula('customers + 1', names);
    expect(formula && evaluate(formula, () => null)).toBeNull();
  });

  test('names what it uses, each once', () => {
    const { formula } = readFormula('net_revenue / customers - -net_revenue', names);
    expect(formula && namesIn(formula)).toEqual(['net_revenue', 'customers']);
  });

  test.each([
    ['', 'empty', 0, ''],
    ['  ', 'empty', 0, ''],
    ['net_revenue /', 'valueExpected', 13, ''],
    ['* 2', 'valueExpected', 0, '*'],
    ['net_revenue customers', 'operatorExpected', 12, 'customers'],
    ['1 2', 'operatorExpected', 2, '2'],
    ['(1 + 2', 'unclosed', 6, ''],
    ['1 + 2)', 'operatorExpected', 5, ')'],
    ['()', 'valueExpected', 1, ')'],
    ['net_revenue / visitors', 'unknownName', 14, 'visitors'],
    ['customers; drop table line', 'unknownCharacter', 9, ';'],
    ['"customers"', 'unknownCharacter', 0, '"'],
    ['customers 😀', 'unknownCharacter', 10, '😀'],
    ['constructor', 'unknownName', 0, 'constructor'],
    ['1'.repeat(longestFormula + 1), 'tooLong', longestFormula, ''],
    [`${'('.repeat(41)}1${')'.repeat(41)}`, 'tooDeep', 40, '('],
  ])('%s is refused at its place', (text, reason, at, found) => {
    const { fault } = readFormula(text, names);
    expect(fault).toMatchObject({ reason, at, text: found });
  });
});

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 50 }).map((value): Formula => ({ kind: 'number', value })),
  fc.constantFrom(...names).map((name): Formula => ({ kind: 'name', name })),
);
const anyFormula: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('formula').map((of): Formula => ({ kind: 'negative', of })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('formula'), tie('formula'))
      .map(([kind, left, right]): Formula => ({ kind, left, right })),
  ),
})).formula;

function written(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'name':
      return formula.name;
    case 'negative':
      return `-${written(formula.of)}`.replace(/^-(.*)$/s, '-($1)');
    default:
      return `(${written(formula.left)}) ${formula.kind} (${written(formula.right)})`;
  }
}

test('Written out with every bracket, any formula is read back as it was', () => {
  fc.assert(
    fc.property(anyFormula, (formula) => {
      expect(readFormula(written(formula), names).formula).toEqual(formula);
    }),
  );
});

test('No text makes the reader fail otherwise than by saying where', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { formula, fault } = readFormula(text, names);
      expect(formula === null).toBe(fault !== null);
      if (fault) expect(fault.at).toBeLessThanOrEqual(text.length);
    }),
  );
});
