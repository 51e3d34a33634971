import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadReport } from '../../src/core/model/info.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { id, sql, type Sql } from '../../src/core/sql/index.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { importDataset } from '../../src/engine/import.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';
import { rowsOf } from '../../src/engine/rows.ts';
import { handMadeSources } from '../support/oracle-shop.ts';

let host: DuckDbHost;
beforeAll(async () => {
  ({ host } = await openNodeHost({ eh: '', mvp: '' }, '', () => undefined));
});
afterAll(() => host.close());

const text = { kind: 'text', stripPointZero: false } as const;
const number = { kind: 'number', decimalMark: '.' } as const;
const columns = [
  ['order', 'order', text],
  ['who', 'customer', text],
  ['day', 'date', { kind: 'date', order: 'ymd' }],
  ['item', 'product', text],
  ['channel', 'dimension', text],
  ['amount', 'amount', number],
] as const;
const plan: SourcePlan = {
  ...{ fileName: 'shop.csv', role: 'transactions', encoding: 'utf-8' },
  ...{ dialect: { delimiter: ',', quote: '"' }, preambleRecords: 0, hasHeader: true },
  columns: columns.map(([header, use, recipe], index) => ({
    ...{ index, header, id: header, use, recipe, confidence: 1 },
    reason: { code: 'none', detail: {} },
  })),
  ...{ refunds: { kind: 'negativeOnly' }, totalLabels: ['Total'] },
};
const byOrder: SourcePlan = {
  ...plan,
  grain: 'order',
  columns: plan.columns.map((column) =>
    column.header === 'item' ? { ...column, use: 'ignore' } : column,
  ),
};
const header = columns.map(([name]) => name).join(',');

/** Loads a shop and takes what `look` finds in it; `cut` says after how many records a part ends. */
async function loaded<T>(
  records: readonly string[],
  how: SourcePlan,
  look: (report: LoadReport) => Promise<T> | T,
  cut?: number,
): Promise<T> {
  const made = handMadeSources([header, ...records, ''].join('\n'), how);
  const marks = cut === undefined ? [] : marksOf(records, cut);
  const sources = made.sources.map((source) => ({ ...source, marks }));
  const report = await importDataset(host, { ...made, sources }, 'shop', {
    cancel: { aborted: false },
    progress: () => undefined,
    bytesRead: () => 0,
    ...(cut === undefined ? {} : { packedFrom: 0 }),
  });
  try {
    return await look(report);
  } finally {
    await host.run(sql`drop schema ${id('shop')} cascade`);
  }
}

function marksOf(records: readonly string[], cut: number): { records: number; bytes: number }[] {
  let bytes = 0;
  return records.flatMap((record, index) => {
    const mark = index > 0 && index % cut === 0 ? [{ records: index, bytes }] : [];
    bytes += new TextEncoder().encode(record).length + 1;
    return mark;
  });
}

const texts = async (query: Sql): Promise<readonly string[]> =>
  (await rowsOf(host, query)).map((row) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
  );

/** Orders and customers with all that is derived of them. */
async function perOrder({ model }: LoadReport): Promise<unknown> {
  const { order, customerKey, customer, customerMonth } = starTables(model.schema);
  return {
    orders: await texts(
      sql`select * replace (cast(day as varchar) as day) from ${order} order by ord`,
    ),
    keys: await texts(sql`select * from ${customerKey} order by 1`),
    customers: await texts(
      sql`select * replace (cast(last_day as varchar) as last_day) from ${customer} order by 1`,
    ),
    months: await texts(sql`select * from ${customerMonth} order by all`),
    control: { ...model.control, refundRows: 0, rowsSummed: 0 },
    channels: model.dimensions.map(({ id: name, values }) => [
      name,
      values.map((v) => v.value).sort(),
    ]),
  };
}

const records = [
  'o1,ann,2024-01-05,tea,web,10.00',
  'o1,ann,2024-01-05,cup,web,5.00',
  'o2,bob,2024-02-20,tea,shop,10.00',
  'o2,bob,2024-02-20,pot,shop,x',
  'o2,bob,2024-02-25,tea,shop,-10.00',
  'o3,,2024-03-01,tea,web,7.50',
  ',cho,2024-03-02,tea,web,1.00',
  ',cho,2024-03-02,cup,web,2.00',
];

describe('one row per order', () => {
  test('keeps revenue, orders and customers, and no products', async () => {
    const lines = await loaded(records, plan, perOrder);
    const orders = await loaded(records, byOrder, async (report) => {
      const { line } = starTables(report.model.schema);
      expect(await texts(sql`select cast(sum(amount) as varchar) as a from ${line}`)).toEqual([
        '{"a":"255"}',
      ]);
      expect(await texts(sql`select count(*) as n from ${line}`)).toEqual(['{"n":"5"}']);
      expect(report.model.control).toMatchObject({
        ...{ rowsInFile: 8, rowsLoaded: 7, rowsRejected: 1, amount: 255n, refundRows: 1 },
        ...{ rowsSummed: 2, linesMade: 0 },
      });
      expect(report.rejects).toMatchObject([{ row: 5, reason: 'amountUnreadable', text: 'x' }]);
      expect(report.model.products).toBe(0);
      return perOrder(report);
    });
    expect(orders).toEqual(lines);
  });

  test('says the same as the lines do, whatever the shop', { timeout: 120_000 }, async () => {
    const line = fc.tuple(
      fc.constantFrom('o1', 'o2', 'o3', 'o4', ''),
      fc.constantFrom('ann', 'bob', ''),
      fc.constantFrom('2024-01-05', '2024-01-06', '2024-02-01', 'never'),
      fc.constantFrom('tea', 'cup'),
      fc.constantFrom('web', 'shop'),
      fc.constantFrom('10.00', '-3.50', '0.01', ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 3, maxLength: 30 }), async (drawn) => {
        const shop = ['o0,ann,2024-01-01,tea,web,1.00', ...drawn.map((cells) => cells.join(','))];
        expect(await loaded(shop, byOrder, perOrder)).toEqual(await loaded(shop, plan, perOrder));
      }),
      { numRuns: 15 },
    );
  });
});

describe('some days of a file', () => {
  const days = { first: '2024-02-01', last: '2024-02-29' };
  const february = { ...plan, days };

  test('are loaded, and the rows of all others counted', async () => {
    await loaded(records, february, ({ model, rejectCounts, rejects, checks }) => {
      expect(model.control).toMatchObject({ rowsInFile: 8, rowsLoaded: 2, rowsRejected: 6 });
      expect(rejectCounts).toEqual([
        { reason: 'amountUnreadable', rows: 1 },
        { reason: 'outsideDays', rows: 5 },
      ]);
      expect(rejects).toHaveLength(1);
      expect(model).toMatchObject({ firstDay: '2024-02-20', lastDay: '2024-02-25' });
      expect(checks.find(({ code }) => code === 'rowsReconcile')?.status).toBe('pass');
    });
  });

  test('include the rows that take their day from their order', async () => {
    const columnsOfOrder = plan.columns.map((column) =>
      ['who', 'day', 'channel'].includes(column.header) ? { ...column, perOrder: true } : column,
    );
    const shop = [
      'o1,ann,2024-01-05,tea,web,10.00',
      'o1,,,cup,,5.00',
      'o2,bob,2024-02-20,tea,web,8.00',
      'o2,,,cup,,2.00',
    ];
    await loaded(shop, { ...february, columns: columnsOfOrder }, ({ model, rejectCounts }) => {
      expect(model.control).toMatchObject({ rowsLoaded: 2, rowsRejected: 2, amount: 10n });
      expect(rejectCounts).toEqual([{ reason: 'outsideDays', rows: 2 }]);
    });
  });

  test('go together with one row per order', async () => {
    await loaded(records, { ...byOrder, days }, ({ model, rejectCounts }) => {
      expect(model.control).toMatchObject({ rowsInFile: 8, rowsLoaded: 2, rowsRejected: 6 });
      expect(rejectCounts.find(({ reason }) => reason === 'outsideDays')?.rows).toBe(5);
    });
  });
});

describe('a large file that is read in parts', () => {
  const damaged = [
    ...records,
    'o9,dan,2024-03-03',
    ...records,
    'Total,,,,,99.00',
    'o8,eve,2024-03-04,tea,web,3.00',
  ];

  test.each([1, 3, 7])('is the same as in one piece, cut every %i records', async (cut) => {
    const whole = async (report: LoadReport): Promise<unknown> => ({
      ...((await perOrder(report)) as object),
      lines: await texts(
        sql`select * replace (cast(day as varchar) as day) from ${starTables('shop').line} order by all`,
      ),
      rejects: report.rejects,
      counts: report.rejectCounts,
    });
    const inParts = await loaded(damaged, plan, whole, cut);
    expect(inParts).toEqual(await loaded(damaged, plan, whole));
  });

  test('decides over all parts how its cells are read', async () => {
    const shop = Array.from({ length: 9 }, (_, n) => `o${n},ann,0${n + 1}/25/2024,tea,web,1.00`);
    const columnsDmy = plan.columns.map((column) =>
      column.use === 'date'
        ? { ...column, recipe: { kind: 'date' as const, order: 'dmy' as const } }
        : column,
    );
    await loaded(
      shop,
      { ...plan, columns: columnsDmy },
      ({ model }) => expect(model).toMatchObject({ firstDay: '2024-01-25', lines: 9 }),
      4,
    );
  });

  test('leaves nothing behind', async () => {
    await loaded(records, plan, () => undefined, 2);
    const left = await texts(
      sql`select database_name, schema_name, table_name from duckdb_tables() order by all`,
    );
    expect(left).toEqual([]);
  });
});
