import { expect, test } from 'vitest';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import type { Formats } from '../core/spec/screen.ts';
import { en } from './en.ts';
import { joins } from './joins.ts';
import { isPersonal, linesTable, totalsText } from './lines.ts';
import { zhHant } from './zh-hant.ts';

const dimension = (label: string): DimensionInfo => ({
  ...{ id: label, label, source: 'line', column: label, values: [] },
});
const plain = (id: string) => ({ id, dimension: null });
const model = { quantityScale: 2 } as ModelInfo;

test('Lines stand in a table with pieces in their own units, and refunds by their word', () => {
  const columns = [...['day', 'ord', 'quantity', 'amount', 'refund'].map(plain)];
  const row = { day: '2024-01-31', ord: 7n, quantity: 150, amount: 1999n, refund: true };
  const table = linesTable(columns, [row, { ...row, refund: false }], 'West', model, en);
  expect(table.columns.map(({ label, kind }) => [label, kind])).toEqual([
    ['Day', 'day'],
    ['Order', 'integer'],
    ['Quantity', 'measure'],
    ['Amount', 'money'],
    ['Refund', 'text'],
  ]);
  expect(table.rows).toEqual([
    ['2024-01-31', 7, 1.5, 1999n, 'Refund'],
    ['2024-01-31', 7, 1.5, 1999n, null],
  ]);
});

test('Customers are personal, and so are columns that tell who somebody is', () => {
  expect(isPersonal(plain('customer'))).toBe(true);
  expect(isPersonal(plain('amount'))).toBe(false);
  expect(isPersonal({ id: 'd.E-Mail', dimension: dimension('E-Mail') })).toBe(true);
  expect(isPersonal({ id: 'd.channel', dimension: dimension('channel') })).toBe(false);
});

test('What lines come to is said in both languages', () => {
  const totals = { lines: 1, revenue: 1999n, orders: 2, customers: 0 };
  const formats = (locale: 'en' | 'zh-Hant') =>
    ({ ...joins[locale], value: (_: string, value: unknown) => String(value) }) as Formats;
  expect(totalsText(totals, formats('en'), en)).toBe(
    '1 line · net revenue 1999 · 2 orders · 0 customers',
  );
  expect(totalsText(totals, formats('zh-Hant'), zhHant)).toBe(
    '1 筆明細・淨營收 1999・2 筆訂單・0 位顧客',
  );
});
