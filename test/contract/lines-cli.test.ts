import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { printView } from '../../src/cli/view.ts';

const file = fileURLToPath(new URL('../fixtures/rfm_orders/rfm_data_orders.csv', import.meta.url));
const lines = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;

test('The lines of a month are printed as the file has them, with what the cell says of them', async () => {
  const inMay = lines.filter(({ order_date: day = '' }) => day.startsWith('2005-05'));
  const total = inMay.reduce((sum, row) => sum + Number(row['revenue']), 0);
  const dates = 'dates=2005-01-01..2005-12-31';
  // May 2005 is the 65th month from January 2000 on.
  const view = `lines?v=1&rows=month&mark=cell:month%3D64/&by=amount&${dates}`;
  const printed = JSON.parse(await printView(readArguments([view, '--data', file]))) as {
    readonly answer: string;
    readonly notes: readonly string[];
    readonly tables: { readonly lines: readonly Record<string, unknown>[] };
  };
  const amounts = inMay.map((row) => Number(row['revenue'])).sort((left, right) => left - right);
  expect(inMay.length).toBeGreaterThan(100);
  expect(printed.tables.lines.map(({ amount }) => Number(amount))).toEqual(amounts);
  expect(new Set(printed.tables.lines.map(({ customer }) => customer))).toEqual(
    new Set(inMay.map((row) => row['customer_id'])),
  );
  expect(printed.answer).toContain(total.toLocaleString('en'));
  expect(printed.notes[0]).toContain('The cell says the same');
});
