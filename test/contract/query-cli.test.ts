import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { printView } from '../../src/cli/view.ts';
import { AppFailure } from '../../src/core/error.ts';

const file = fileURLToPath(new URL('../fixtures/rfm_orders/rfm_data_orders.csv', import.meta.url));
const printed = (query: string, ...more: readonly string[]): Promise<string> =>
  printView(readArguments([`#/sql?v=1&q=${encodeURIComponent(query)}`, '--data', file, ...more]));

describe('A query on the command line', () => {
  test('is answered as on the page', async () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const total = data.reduce((sum, row) => sum + Number(row['revenue']), 0);
    const customers = new Set(data.map((row) => row['customer_id'])).size;
    const text = await printed(
      'select count(*) as n, sum(net_revenue) as total, count(distinct customer) as customers from lines',
    );
    const { tables } = JSON.parse(text) as { readonly tables: { readonly answer: unknown } };
    expect(tables.answer).toEqual([{ n: data.length, total, customers }]);
  });

  test('comes as CSV', async () => {
    expect(await printed("values (1, 'a'), (2, '=b')", '--format', 'csv')).toBe(
      "\uFEFFcol0,col1\r\n1,a\r\n2,'=b\r\n",
    );
  });

  test('reads no file', async () => {
    const failure: unknown = await printed(`from '${file}'`).catch((error: unknown) => error);
    if (!(failure instanceof AppFailure)) throw new Error('it was answered');
    expect(failure.error.code).toBe('query.relation');
  });
});
