import { describe, expect, test } from 'vitest';
import type { Sources } from '../../src/engine/engine.ts';
import { sourcesOf as sourcesOfAll } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import type { Inspection, Overrides } from '../../src/ingest/types.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();

/** A file as the review hands it to the load. */
function sourcesOf({ plan, facts, data, currency }: Inspection): Sources {
  if (!data || facts.records === null || facts.longestRecordBytes === null || !facts.contentHash)
    throw new Error('the inspection saw the head only');
  const { records, longestRecordBytes, contentHash, marks } = facts;
  return {
    plan: { sources: [plan], currency },
    sources: [{ plan, data, records, longestRecordBytes, contentHash, marks }],
  };
}

/** What the load makes of a text: loaded lines, and the rejected ones by their row in the file. */
async function load(
  lines: readonly string[],
  overrides: Overrides = {},
): Promise<{
  readonly lines: number;
  readonly records: number | null;
  readonly days: readonly (string | null)[];
  readonly rejects: readonly (readonly [number, string])[];
}> {
  const found = await inspectFile(new File([`${lines.join('\n')}\n`], 'x.csv'), {}, overrides);
  return withLoaded(engine(), sourcesOf(found), (report) => {
    const { firstDay, lastDay, lines } = report.model;
    return Promise.resolve({
      ...{ lines, records: found.facts.records, days: [firstDay, lastDay] },
      rejects: report.rejects.map(({ row, reason }) => [row, reason] as const),
    });
  });
}

describe('a carriage return on its own', () => {
  test('ends a record, also in a file whose lines end in both characters', async () => {
    const wide = Array.from({ length: 10 }, (_, n) => `x${n}`).join(',');
    const csv = [
      `customer,order,date,amount,${wide}`,
      `ann,o1,2024-01-05,10.00,${wide}\rbob,o2,2024-01-06,20.00,${wide}`,
      `cho,o3,2024-01-07,30.00,${wide}`,
      '',
    ].join('\r\n');
    const inspection = await inspectFile(new File([csv], 'orders.csv'));
    await withLoaded(engine(), sourcesOf(inspection), ({ model: { control } }) => {
      expect(control).toMatchObject({ rowsInFile: 3, rowsLoaded: 3, rowsRejected: 0 });
      return Promise.resolve();
    });
  });
});

describe('a carriage return within a cell', () => {
  const rows = [
    ['order', 'note', 'customer', 'date', 'amount'],
    // It is the first of all line ends, and none.
    ['o1', 'call back\r', 'ann', '2024-01-05', '10.00'],
    ['o2', 'gift\rwrapped', 'bob', '2024-01-06', '20.00'],
    ['o3', 'none', 'ann', '2024-01-07', '30.00'],
  ];
  const quoted = (end: string): string =>
    rows.map((row) => `${row.map((text) => `"${text}"`).join(',')}${end}`).join('');

  test.each(['\n', '\r\n'])('leaves the records as they are, which end in %j', async (end) => {
    const orders = await inspectFile(new File([quoted(end)], 'orders.csv'));
    const people = `"customer","email"${end}"ann","ann@example.com\r"${end}"bob","bob@example.com"${end}`;
    const members = await inspectFile(new File([people], 'members.csv'));
    await withLoaded(engine(), sourcesOfAll([orders, members]), ({ model }) => {
      expect(model.control).toMatchObject({ rowsInFile: 3, rowsLoaded: 3, rowsRejected: 0 });
      expect(model.contacts).toMatchObject([{ use: 'email', filled: 2 }]);
      return Promise.resolve();
    });
  });
});

describe('a load of what the inspection hands over', () => {
  test('skips both rows of a header and counts rejected rows from the top of the file', async () => {
    const found = await load([
      'Order,,Customer,,Amount',
      'ID,Order Date,ID,Name,',
      'A1,2024-01-05,M1,Anna,250',
      'A2,2024-02-31,M2,Bo,80',
      'A3,2024-01-07,M1,Anna,90',
    ]);
    expect(found).toMatchObject({ lines: 2, records: 3, rejects: [[4, 'dateUnreadable']] });
  });

  test('holds the rows of one of several tables, and rejects none of the others', async () => {
    const lines = [
      '# All Users',
      'Transaction ID,Date,Customer ID,Amount',
      'T1,20240101,c1,123',
      'T2,20240199,c2,130',
      'T3,20240103,c1,90',
      '# Purchases by city',
      'Order ID,Date,Customer ID,Amount',
      'X1,20240201,c1,1',
      'X2,20240299,c1,1',
    ];
    const first = await load(lines);
    expect(first).toMatchObject({ lines: 2, records: 3, rejects: [[4, 'dateUnreadable']] });
    const second = await load(lines, { block: 1 });
    expect(second).toMatchObject({ lines: 1, records: 2, rejects: [[9, 'dateUnreadable']] });
  });

  test('reads columns of fixed width and lists the line that does not keep to them', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const amount = (i * 3.5).toFixed(2).padStart(8);
      return `${1000 + i}   c${i % 3}         2024-01-${10 + (i % 20)}  ${amount}`;
    });
    const found = await load([
      'Order  Customer   Order Date    Amount',
      ...rows,
      'see the note on the following page, please',
    ]);
    expect(found).toMatchObject({ lines: 30, records: 31, rejects: [[32, 'tooFewFields']] });
  });

  test.each([
    ['in front', '24/02/30', (day: number) => `24/01/${String(day).padStart(2, '0')}`],
    ['at the end', '45/01/24', (day: number) => `${String(day).padStart(2, '0')}/01/24`],
  ])('lets no impossible day move a short year %s to the other end', async (_, wrong, written) => {
    const cells = [...Array.from({ length: 28 }, (_, i) => written(i + 1)), wrong];
    const rows = cells.map((cell, i) => `A${i},M1,${cell},10`);
    const found = await load(['Order ID,Customer ID,Order Date,Amount', ...rows]);
    expect(found).toMatchObject({ lines: 28, days: ['2024-01-01', '2024-01-28'] });
    expect(found.rejects).toEqual([[30, 'dateUnreadable']]);
  });

  test.each([
    ['a Japanese era', ['令和6年5月3日', '平成31年4月30日'], ['2019-04-30', '2024-05-03']],
    ['names of months', ['May 3, 2024', '30-Apr-19'], ['2019-04-30', '2024-05-03']],
    ['days since 1900', ['45415.5', '43585'], ['2019-04-30', '2024-05-03']],
  ])('reads dates with %s as the preview does', async (_, cells, days) => {
    const rows = cells.map((cell, i) => `A${i},M1,"${cell}",10`);
    const found = await load(['Order ID,Customer ID,Order Date,Amount', ...rows]);
    expect(found).toMatchObject({ lines: 2, days, rejects: [] });
  });
});
