import { describe, expect, test } from 'vitest';
import type { ColumnUse } from '../../src/core/model/fields.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { ColumnPlan, SourcePlan } from '../../src/core/model/plan.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';

const engine = useEngine();

type Loaded = readonly (readonly [amount: bigint, margin: bigint | null, service: bigint | null])[];

/** Amount, margin and cost to serve of the lines, by amount. */
async function linesOf({ schema, hasServiceCost }: ModelInfo): Promise<Loaded> {
  const { line } = starTables(schema);
  const found = await rows<Record<'amount' | 'margin' | 'service', bigint | null>>(
    engine(),
    sql`select cast(amount as bigint) as amount, margin,
        ${hasServiceCost ? sql`service` : sql`null::bigint as service`}
      from ${line} order by 1, 2`,
  );
  return found.map((row) => [row.amount ?? 0n, row.margin, row.service]);
}

const money: readonly ColumnUse[] = [
  ...(['amount', 'cost', 'margin', 'serviceCost', 'orderNet', 'refunded'] as const),
];

/** A file with a customer, an order, a day and the columns named, each under the use it is called. */
function fileOf(
  uses: readonly ColumnUse[],
  records: readonly string[],
  changes: Partial<SourcePlan> = {},
): Sources {
  const all: readonly ColumnUse[] = ['customer', 'order', 'date', ...uses];
  const columns = all.map((use, index): ColumnPlan => ({
    ...{ index, header: use, id: use, use, confidence: 1, reason: { code: 'none', detail: {} } },
    recipe: money.includes(use)
      ? { kind: 'number', decimalMark: '.' }
      : use === 'date'
        ? { kind: 'date', order: 'ymd' }
        : { kind: 'text', stripPointZero: false },
  }));
  const plan: SourcePlan = { ...shopPlan, refunds: { kind: 'negativeOnly' }, columns, ...changes };
  return handMadeSources([all.join(','), ...records, ''].join('\n'), plan);
}

describe('margins', () => {
  test('lose what a discount on the whole order takes off the lines', async () => {
    const records = ['ann,A1,2024-01-05,10,27,5,1', 'ann,A1,2024-01-05,20,27,8,1'];
    const file = fileOf(['amount', 'orderNet', 'cost', 'serviceCost'], records);
    await withLoaded(engine(), file, async ({ model }) => {
      expect(await linesOf(model)).toEqual([
        [9n, 4n, 1n],
        [18n, 10n, 1n],
      ]);
    });
  });

  test('lose what a column says was refunded: nothing says that the goods came back', async () => {
    const records = ['ann,A1,2024-01-05,10,4,3', 'ann,A2,2024-01-06,20,5,'];
    const file = fileOf(['amount', 'cost', 'refunded'], records);
    await withLoaded(engine(), file, async ({ model }) => {
      expect(await linesOf(model)).toEqual([
        [-3n, -3n, null],
        [10n, 6n, null],
        [20n, 15n, null],
      ]);
      expect(model.control.margin).toEqual({ file: 18n, loaded: 18n, rounded: 0, unknownRows: 0 });
    });
  });

  test('are unknown of such a refund where that of a line of its order is', async () => {
    const records = [
      ...['ann,A1,2024-01-05,10,,3', 'ann,A1,2024-01-05,20,5,'],
      ...['ann,A2,2024-01-06,40,5,4', 'ann,A2,2024-01-06,50,6,'],
    ];
    const file = fileOf(['amount', 'cost', 'refunded'], records);
    await withLoaded(engine(), file, async ({ model }) => {
      expect((await linesOf(model)).slice(0, 3)).toEqual([
        [-4n, -4n, null],
        [-3n, null, null],
        [10n, null, null],
      ]);
    });
  });

  test('are nothing where a sale was cancelled, whatever its amount, while serving it has cost', async () => {
    const records = [
      ...['ann,A1,2024-01-05,10,4,1,paid', 'ann,A2,2024-01-06,20,5,2,cancelled'],
      'ann,A3,2024-01-06,0,5,3,cancelled',
    ];
    const file = fileOf(['amount', 'cost', 'serviceCost', 'status'], records, {
      refunds: { kind: 'status', values: ['cancelled'] },
    });
    await withLoaded(engine(), file, async ({ model }) => {
      expect((await linesOf(model)).toSorted(([, , a], [, , b]) => Number(b) - Number(a))).toEqual([
        [0n, 0n, 3n],
        [0n, 0n, 2n],
        [10n, 6n, 1n],
      ]);
    });
  });

  test('are unknown where a cell is blank or unreadable, and no row is left out for it', async () => {
    const records = ['ann,A1,2024-01-05,10,', 'bob,A2,2024-01-06,20,?', 'bob,A3,2024-01-07,5,-1'];
    await withLoaded(engine(), fileOf(['amount', 'margin'], records), async (report) => {
      const { model, repairs, checks } = report;
      expect(await linesOf(model)).toEqual([
        [5n, -1n, null],
        [10n, null, null],
        [20n, null, null],
      ]);
      expect([model.control.rowsRejected, model.control.margin?.unknownRows]).toEqual([0, 2]);
      expect(repairs).toContainEqual({ repair: 'costUnreadable', rows: 1 });
      const unknown = checks.find(({ code }) => code === 'marginUnknown');
      expect(unknown).toMatchObject({ status: 'warn', detail: { rows: 2, share: 2 / 3 } });
    });
  });

  test('are read anew where the sample was wrong about their decimal mark', async () => {
    const records = Array.from(
      { length: 9 },
      (_, i) => `ann;A${i};2024-01-0${i + 1};10;"${i},${i}5"`,
    );
    const file = fileOf(['amount', 'cost'], records, { dialect: { delimiter: ';', quote: '"' } });
    await withLoaded(engine(), file, ({ model, checks }) => {
      expect(model.control.margin?.unknownRows).toBe(0);
      expect(checks.find(({ code }) => code === 'readDifferently')?.detail['columns']).toBe('cost');
      return Promise.resolve();
    });
  });

  test('do not change the decimals of the amounts: they are rounded to them, line by line', async () => {
    const records = ['ann,A1,2024-01-05,10.50,0.005', 'ann,A2,2024-01-06,1.00,-0.0149'];
    await withLoaded(engine(), fileOf(['amount', 'margin'], records), async ({ model }) => {
      expect(model.scale).toBe(1);
      expect(await linesOf(model)).toEqual([
        [10n, 0n, null],
        [105n, 0n, null],
      ]);
    });
    const cents = records.map((record) => record.replace('10.50', '10.55'));
    await withLoaded(engine(), fileOf(['amount', 'margin'], cents), async ({ model }) => {
      expect(await linesOf(model)).toEqual([
        [100n, -1n, null],
        [1055n, 1n, null],
      ]);
    });
  });

  test('are summed exactly as the file says them, and rounding is told from a loss', async () => {
    const records = [1, 2, 3].map((day) => `ann,A${day},2024-01-0${day},10.55,-0.004`);
    await withLoaded(engine(), fileOf(['amount', 'margin'], records), ({ model, checks }) => {
      expect(model.control.margin).toEqual({ file: -1n, loaded: 0n, rounded: 3, unknownRows: 0 });
      expect(checks.find(({ code }) => code === 'marginReconciles')?.status).toBe('pass');
      return Promise.resolve();
    });
  });

  test('of several files come together, and stay unknown where a file has none', async () => {
    const text = (name: string, order: string, header: string, cells: readonly string[]): File =>
      new File(
        [
          [
            `Order ID,Customer ID,Order Date,Amount${header}`,
            ...cells.map(
              (cell, i) => `${order}${i},M${i},2024-01-0${i + 1},${10 * (i + 1)}${cell}`,
            ),
            '',
          ].join('\n'),
        ],
        name,
      );
    const files = [
      text('a.csv', 'A', ',Profit', [',3', ',4', ',5']),
      text('b.csv', 'B', ',COGS', [',3', ',4', ',5']),
      text('c.csv', 'C', '', ['', '', '']),
    ];
    const found = await Promise.all(files.map((file) => inspectFile(file)));
    await withLoaded(engine(), sourcesOf(found), async ({ model }) => {
      expect(model.control.margin).toEqual({ file: 60n, loaded: 60n, rounded: 0, unknownRows: 3 });
      expect(await linesOf(model)).toEqual([
        ...[[10n, 3n, null] as const, [10n, 7n, null] as const, [10n, null, null] as const],
        ...[[20n, 4n, null] as const, [20n, 16n, null] as const, [20n, null, null] as const],
        ...[[30n, 5n, null] as const, [30n, 25n, null] as const, [30n, null, null] as const],
      ]);
    });
  });

  test('that a later file states anew replace the earlier ones, and the line counts as changed', async () => {
    const uses = ['amount', 'cost', 'serviceCost'] as const;
    const records = [
      'ann,A1,2024-01-05,10,4,1',
      'ann,A2,2024-01-06,20,5,',
      'ann,A3,2024-01-07,30,6,2',
    ];
    const again = [
      'ann,A1,2024-01-05,10,4.5,1',
      'ann,A2,2024-01-06,20,5,3',
      'ann,A3,2024-01-07,30,6,2',
    ];
    const parts = [
      fileOf(uses, records, { fileName: 'a.csv' }),
      fileOf(uses, again, { fileName: 'b.csv' }),
    ];
    const sources = parts.flatMap((file) => file.sources);
    const plan = { sources: sources.map((source) => source.plan), currency: null };
    await withLoaded(engine(), { plan, sources }, ({ files, model }) => {
      expect(files[1]).toMatchObject({ rows: 3, same: 1, changed: 2 });
      expect(model.control.service?.loaded).toBe(6n);
      return Promise.resolve();
    });
  });

  test('are part of the fingerprint of the data', async () => {
    const versions = await Promise.all(
      ['4', '5'].map((cost) => {
        const { plan, sources } = fileOf(['amount', 'cost'], [`ann,A1,2024-01-05,10,${cost}`]);
        // The same bytes as far as the hash can tell.
        const alike = sources.map((source) => ({ ...source, contentHash: 'alike' }));
        return withLoaded(engine(), { plan, sources: alike }, ({ model }) =>
          Promise.resolve(model.dataVersion),
        );
      }),
    );
    expect(new Set(versions).size).toBe(2);
  });

  test('add up where what an order sold on a day is read as one row', async () => {
    const records = [
      ...['ann,A1,2024-01-05,10,4,1', 'ann,A1,2024-01-05,20,5,', 'ann,A1,2024-01-05,7,,2'],
      'bob,A2,2024-01-06,3,1,1',
    ];
    const file = fileOf(['amount', 'cost', 'serviceCost'], records, { grain: 'order' });
    await withLoaded(engine(), file, async ({ model }) => {
      expect(await linesOf(model)).toEqual([
        [3n, 2n, 1n],
        [7n, null, 2n],
        [30n, 21n, 1n],
      ]);
      expect(model.control).toMatchObject({
        rowsLoaded: 4,
        margin: { file: 23n, loaded: 23n, rounded: 0, unknownRows: 1 },
        service: { file: 4n, loaded: 4n, rounded: 0 },
      });
    });
  });
});
