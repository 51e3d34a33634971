import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dateDecisionsOf } from './date-decide.ts';
import { parseDay } from './date.ts';
import { inspectFile } from './inspect.ts';
import { parseNumber } from './number.ts';
import { findTable } from './table.ts';
import { normaliseText } from './text.ts';
import { findTotals } from './totals.ts';
import type { DateOrder } from '../core/model/recipe.ts';

interface Vector {
  readonly kind: 'amount' | 'date' | 'id' | 'phone' | 'row';
  readonly input: string | number;
  readonly expected: string | number | null;
  readonly context?: string;
}

const url = new URL('../../test/fixtures/ingest/import_values.json', import.meta.url);
const { values } = JSON.parse(readFileSync(url, 'utf8')) as { values: readonly Vector[] };
const of = (kind: Vector['kind']) => values.filter((vector) => vector.kind === kind);

/** Where the context of a vector decides, because a lone number tells nothing. */
const orders: Readonly<Record<string, DateOrder>> = {
  'excel-1900': 'serial1900',
  'excel-1904': 'serial1904',
};

describe('cells as found in exports', () => {
  it.each(of('amount'))('hold an amount: $input is $expected', ({ input, expected, context }) => {
    const decimalMark = context === 'de' ? ',' : '.';
    expect(parseNumber(String(input), { kind: 'number', decimalMark })).toBe(expected);
  });

  it.each(of('date'))('hold a day: $input is that of $expected', ({ input, expected, context }) => {
    const text = String(input);
    const order = orders[context ?? ''] ?? dateDecisionsOf([[text, 1]]).shown.recipe.order;
    // The calendar day counts as it is written. The vector with an offset names the moment in UTC,
    // which falls on the same day.
    const day = expected === null ? null : String(expected).slice(0, 10);
    expect(parseDay(text, { kind: 'date', order })).toBe(day);
  });

  it.each(of('id'))('hold an identifier: $input is $expected', ({ input, expected }) => {
    expect(normaliseText(String(input), { kind: 'text', stripPointZero: false })).toBe(expected);
  });

  it.each(of('row'))('stand in a row that is no data: $input', ({ input, expected }) => {
    const cells = String(input).split(',');
    const data = ['1001', 'Anna', 'Tea', '250'];
    if (expected === 'comment') {
      const records = [cells, ['Order ID', 'Name', 'Item', 'Amount'], data, data];
      expect(findTable(records).preambleRecords).toBe(1);
    } else {
      expect(expected).toBe('drop');
      expect(findTotals([data, cells], [0, 1, 2])).toHaveLength(1);
    }
  });

  it.each(of('phone'))(
    'hold a mobile that lost its zero, which is said: $input',
    async ({ input }) => {
      const text = `會員編號,姓名,手機\nM1,王小明,${input}\nM2,陳怡君,0${input}\n`;
      const { notes } = await inspectFile(new File([text], 'members.csv'));
      expect(notes).toContainEqual({
        code: 'phone.zeroLost',
        detail: { column: '手機', count: 1 },
      });
    },
  );

  it('hold a mobile with its zero, of which nothing is said', async () => {
    const text = '會員編號,姓名,手機\nM1,王小明,0912345678\nM2,陳怡君,0923456789\n';
    const { notes } = await inspectFile(new File([text], 'members.csv'));
    expect(notes.map(({ code }) => code)).not.toContain('phone.zeroLost');
  });

  it('are of kinds that a test above reads', () => {
    const kinds = new Set(values.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['amount', 'date', 'id', 'phone', 'row']);
  });
});
