import { describe, expect, test } from 'vitest';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();

async function load(
  lines: readonly string[],
  currency?: string,
  change: (plan: SourcePlan) => SourcePlan = (plan) => plan,
): Promise<LoadReport> {
  const found = await inspectFile(new File([`${lines.join('\n')}\n`], 'orders.csv'));
  const sources = sourcesOf([{ ...found, plan: change(found.plan) }], currency);
  return withLoaded(engine(), sources, (report) => Promise.resolve(report));
}

/** The check of one left-out currency. */
const left = ({ checks }: LoadReport, name: string) =>
  checks.find(({ code, detail }) => code === 'otherCurrency' && detail['name'] === name);

const byColumn = [
  'Order ID,Customer ID,Order Date,Amount,Currency',
  'A1,c1,2024-01-05,100,TWD',
  'A2,c2,2024-01-06,7.50,USD',
  'A3,c1,2024-01-07,250,twd',
  'A4,c3,2024-01-08,2.25,USD',
  'A5,c3,2024-01-08,40,',
  'A6,c3,2024-01-09,900,MXN',
];
const bySign = [
  'Order ID,Customer ID,Order Date,Amount',
  'A1,c1,2024-01-05,"NT$1,000"',
  'A2,c2,2024-01-06,US$7.50',
  'A3,c1,2024-01-07,NT$250',
  'A4,c3,2024-01-08,(US$2.25)',
  'A5,c3,2024-01-08,$40',
];

describe('A file that states several currencies', () => {
  test.each([
    ['in a column', byColumn, 'USD, TWD, MXN'],
    ['beside its amounts', bySign, 'TWD, USD'],
  ])('%s is refused until one of them is chosen', async (_, lines, currencies) => {
    await expect(load(lines)).rejects.toMatchObject({
      error: { code: 'mapping.chooseCurrency', detail: { name: 'orders.csv', currencies } },
    });
    await expect(load(lines, 'EUR')).rejects.toMatchObject({
      error: { code: 'mapping.chooseCurrency' },
    });
  });

  test('in a column gives the rows of the chosen one, and those that state none', async () => {
    const report = await load(byColumn, 'TWD');
    // 100 + 250 + 40
    expect(report.model).toMatchObject({ currency: 'TWD', scale: 0 });
    expect(report.model.control).toMatchObject({
      ...{ rowsInFile: 6, rowsLoaded: 3, rowsRejected: 3, amount: 390n, factAmount: 390n },
    });
    expect(report.rejects).toEqual([
      { fileName: 'orders.csv', row: 3, column: 'Currency', reason: 'otherCurrency', text: 'USD' },
      { fileName: 'orders.csv', row: 5, column: 'Currency', reason: 'otherCurrency', text: 'USD' },
      { fileName: 'orders.csv', row: 7, column: 'Currency', reason: 'otherCurrency', text: 'MXN' },
    ]);
    // 7.50 + 2.25
    expect(left(report, 'USD')).toMatchObject({
      status: 'warn',
      detail: { rows: 2, minor: '975', scale: 2 },
    });
    expect(left(report, 'MXN')).toMatchObject({ detail: { rows: 1, minor: '900', scale: 0 } });
    expect(report.checks.find(({ code }) => code === 'rejectShare')).toMatchObject({
      status: 'pass',
    });
  });

  test('beside its amounts gives the rows of either', async () => {
    const taiwan = await load(bySign, 'TWD');
    // 1,000 + 250 + 40
    expect(taiwan.model.control).toMatchObject({ rowsLoaded: 3, amount: 1290n });
    expect(taiwan.rejects).toMatchObject([
      { row: 3, column: 'Amount', reason: 'otherCurrency', text: 'US$7.50' },
      { row: 5, column: 'Amount', reason: 'otherCurrency', text: '(US$2.25)' },
    ]);
    expect(left(taiwan, 'USD')).toMatchObject({ detail: { rows: 2, minor: '525', scale: 2 } });
    const states = await load(bySign, 'USD');
    // 7.50 − 2.25 + 40
    expect(states.model).toMatchObject({ currency: 'USD', scale: 2 });
    expect(states.model.control).toMatchObject({ rowsLoaded: 3, amount: 4525n });
    expect(left(states, 'TWD')).toMatchObject({ detail: { rows: 2, minor: '1250', scale: 0 } });
  });

  test('on the first row of each order leaves out the other rows of these orders as well', async () => {
    const lines = [
      'Order ID,Customer ID,Order Date,Item,Amount,Currency',
      'A1,c1,2024-01-05,cup,100,TWD',
      'A1,c1,2024-01-05,tea,50,',
      'A2,c2,2024-01-06,cup,7,USD',
      'A2,c2,2024-01-06,tea,5,',
    ];
    const perOrder = (plan: SourcePlan): SourcePlan => ({
      ...plan,
      columns: plan.columns.map((column) =>
        column.use === 'currency' ? { ...column, perOrder: true } : column,
      ),
    });
    const report = await load(lines, 'TWD', perOrder);
    expect(report.model.control).toMatchObject({ rowsLoaded: 2, rowsRejected: 2, amount: 150n });
    expect(report.rejects.map(({ row, text }) => [row, text])).toEqual([
      [4, 'USD'],
      [5, 'USD'],
    ]);
    expect(left(report, 'USD')).toMatchObject({ detail: { rows: 2, minor: '12' } });
  });

  test('counts by the choice that a mapping holds', async () => {
    const report = await load(byColumn, undefined, (plan) => ({ ...plan, onlyCurrency: 'USD' }));
    expect(report.model).toMatchObject({ currency: 'USD', control: { rowsLoaded: 3 } });
  });
});

test('A row in another currency that no sample shows is left out, not added', async () => {
  const line = (n: number, currency: string): string =>
    `A${n},c${n % 50},2024-01-${String(1 + (n % 28)).padStart(2, '0')},10,${currency},${'x'.repeat(80)}`;
  // The looked-at places of a file of 3 MB: its head of 256 kB, blocks from the middle, its tail.
  const lines = Array.from({ length: 30_000 }, (_, n) => line(n, n === 2900 ? 'USD' : 'TWD'));
  const report = await load(['Order ID,Customer ID,Order Date,Amount,Currency,Note', ...lines]);
  expect(report.model).toMatchObject({ currency: 'TWD', control: { rowsLoaded: 29_999 } });
  expect(report.rejects).toMatchObject([{ row: 2902, reason: 'otherCurrency', text: 'USD' }]);
});
