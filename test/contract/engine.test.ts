import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { AppFailure, type AppError } from '../../src/core/error.ts';
import { id, lit, sql, type Sql } from '../../src/core/sql/index.ts';
import type { Engine, LoadProgress, Sources } from '../../src/engine/engine.ts';
import { openNodeEngine, rows, useEngine, value } from '../support/node-engine.ts';
import { anchor, shopSources, type ShopRow } from '../support/oracle-shop.ts';

/** Every engine keeps the same promises: a new one is added here. */
const engines: readonly { readonly name: string; readonly open: () => Promise<Engine> }[] = [
  { name: 'DuckDB-WASM in this thread', open: openNodeEngine },
];

/** Runs for tens of seconds unless it is stopped. */
const endless = sql`
  select count(*) as value
  from range(3000000000) as a(x)
  where sin(x) > 2`;

/** The error record of a promise that must fail with one. */
async function failure(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppFailure);
  return (error as AppFailure).error;
}

const soon = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A shop of so many orders that loading takes a while. */
function bigShop(orders: number): Sources {
  const shop: ShopRow[] = [anchor];
  for (let i = 0; i < orders; i++)
    shop.push({ ...anchor, customer: `c${i % 997}`, order: `o${i}`, amount: `${i % 100}.50` });
  return shopSources(shop);
}

describe.each(engines)('$name', ({ open }) => {
  const engine = useEngine(open);
  const works = async (): Promise<void> => {
    expect(await value(engine(), sql`select ${lit(1)} as value`)).toBe(1);
  };
  const schemas = async (): Promise<readonly string[]> =>
    (
      await rows<{ name: string }>(
        engine(),
        sql`select distinct schema_name as name from duckdb_schemas() where not internal`,
      )
    ).map((row) => row.name);

  describe('running a query', () => {
    test('answers in Arrow, with the time it took', async () => {
      const answer = await engine().run(sql`select 1 as a, 'x' as b union all select 2, 'y'`);
      expect(tableFromIPC(answer.bytes).toArray().map(String)).toEqual([
        '{"a": 1, "b": "x"}',
        '{"a": 2, "b": "y"}',
      ]);
      expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
      expect(answer.cached).toBe(false);
    });

    test('answers with all rows of a result that comes in many pieces', async () => {
      const { bytes } = await engine().run(sql`select x from range(300000) as t(x)`);
      const table = tableFromIPC(bytes);
      expect(table.numRows).toBe(300_000);
      expect(table.batches.length).toBeGreaterThan(1);
    });

    test('an answer without rows still has its columns', async () => {
      const table = tableFromIPC((await engine().run(sql`select 1 as a where false`)).bytes);
      expect([table.numRows, table.schema.fields.map((field) => field.name)]).toEqual([0, ['a']]);
    });

    test('questions asked at once are answered one after another', async () => {
      const asked = Array.from({ length: 20 }, (_, i) =>
        value(engine(), sql`select ${lit(i)} as value`),
      );
      expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    });

    test('an error is a record with a code, never the engine’s message alone', async () => {
      const error = await failure(engine().run(sql`select nothing from ${id('nowhere')}`));
      expect(error.code).toBe('engine.query');
      expect(error.detail['kind']).toBe('Catalog Error');
      await works();
    });

    test('an error while rows are computed is a record too', async () => {
      const query = sql`select cast(concat('x', x) as integer) as a from range(10) as t(x)`;
      expect((await failure(engine().run(query))).code).toBe('engine.query');
      await works();
    });
  });

  test('describes the columns of a table in their order', async () => {
    await engine().run(
      sql`create or replace table described as select 1::bigint as "a b", date '2024-01-01' as d`,
    );
    expect(await engine().describe(id('described'))).toEqual([
      { name: 'a b', type: 'BIGINT' },
      { name: 'd', type: 'DATE' },
    ]);
    expect((await failure(engine().describe(id('absent')))).code).toBe('engine.query');
  });

  describe('cancelling', () => {
    test('before a query starts, it never runs', async () => {
      const query = sql`create table never_made as select 1 as a`;
      const error = await failure(engine().run(query, { signal: AbortSignal.abort() }));
      expect(error.code).toBe('engine.cancelled');
      expect((await failure(engine().describe(id('never_made')))).code).toBe('engine.query');
    });

    test('during a long query stops it within seconds, and the next query works', async () => {
      const controller = new AbortController();
      const started = performance.now();
      const running = failure(engine().run(endless, { signal: controller.signal }));
      await soon(200);
      controller.abort();
      expect((await running).code).toBe('engine.cancelled');
      expect(performance.now() - started).toBeLessThan(10_000);
      await works();
    });

    test('one query leaves the one waiting behind it alone', async () => {
      const controller = new AbortController();
      const running = failure(engine().run(endless, { signal: controller.signal }));
      const waiting = value(engine(), sql`select 2 as value`);
      await soon(100);
      controller.abort();
      expect((await running).code).toBe('engine.cancelled');
      expect(await waiting).toBe(2);
    });

    test('after the answer changes nothing', async () => {
      const controller = new AbortController();
      const answer = await engine().run(sql`select 1 as value`, { signal: controller.signal });
      controller.abort();
      expect(answer.bytes.length).toBeGreaterThan(0);
      await works();
    });
  });

  test('a query that needs more memory than there is fails alone', async () => {
    await engine().run(sql`set memory_limit = '60MB'`);
    const hungry: Sql = sql`select count(distinct x * 7919) as value from range(5000000) as t(x)`;
    expect((await failure(engine().run(hungry))).code).toBe('engine.outOfMemory');
    await works();
    await engine().run(sql`set memory_limit = '3GB'`);
    expect(await value(engine(), hungry)).toBe(5_000_000n);
  });

  // Nothing leaves the device: an extension would come from the network.
  test.each([
    ['parquet', sql`select * from read_parquet('a.parquet')`],
    ['json', sql`select json_extract('{"a": 1}', '$.a')`],
    ['icu', sql`select icu_sort_key('a', 'de')`],
    ['excel', sql`select * from read_xlsx('a.xlsx')`],
  ])('a function of the extension %s is refused at once', async (_, query) => {
    const started = performance.now();
    expect((await failure(engine().run(query))).code).toBe('engine.query');
    expect(performance.now() - started).toBeLessThan(2000);
    await works();
  });

  describe('loading', () => {
    const shop = (rowsOf: Partial<ShopRow>[] = []): Sources =>
      shopSources([anchor, ...rowsOf.map((row) => ({ ...anchor, ...row }))]);
    const count = (schema: string): Promise<unknown> =>
      value(engine(), sql`select count(*) as value from ${id(schema, 'line')}`);

    test('builds the tables of a data set under its own schema', async () => {
      const { model } = await engine().load(shop(), 'first');
      expect(model.schema).toBe('first');
      expect(await count('first')).toBe(1n);
      const columns = await engine().describe(id('first', 'line'));
      expect(columns.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['customer', 'ord', 'day', 'amount', 'refund', 'd_channel']),
      );
      await engine().forget('first');
      expect(await schemas()).not.toContain('first');
    });

    test('the same rows have the same version, and any other cell makes another', async () => {
      const version = async (shopOf: Sources): Promise<string> => {
        const { model } = await engine().load(shopOf, 'versions');
        await engine().forget('versions');
        return model.dataVersion;
      };
      const two = (left: Partial<ShopRow>, right: Partial<ShopRow>): Sources => shop([left, right]);
      const [ann, bob] = [
        { customer: 'ann', order: 'a1' },
        { customer: 'bob', order: 'b1' },
      ];
      const original = await version(two({ ...ann, amount: '5.00' }, { ...bob, amount: '7.00' }));
      expect(await version(two({ ...ann, amount: '5.00' }, { ...bob, amount: '7.00' }))).toBe(
        original,
      );
      // Every change below keeps the number of bytes, the days and the totals.
      const others = [
        two({ ...ann, amount: '7.00' }, { ...bob, amount: '5.00' }),
        two({ ...ann, customer: 'amy', amount: '5.00' }, { ...bob, amount: '7.00' }),
        two({ ...ann, amount: '5.00', channel: 'app' }, { ...bob, amount: '7.00' }),
        shopSources(
          [
            { ...anchor, ...ann, amount: '5.00' },
            { ...anchor, ...bob, amount: '7.00' },
            anchor,
          ].map((row) => ({ ...row, channel: 'www' })),
        ),
      ];
      const versions = [original];
      for (const other of others) versions.push(await version(other));
      expect(new Set(versions).size).toBe(5);
    });

    test('reports progress that never goes back, through every step, to the end', async () => {
      const seen: LoadProgress[] = [];
      await engine().load(bigShop(20_000), 'watched', {
        progress: (progress) => seen.push(progress),
      });
      await engine().forget('watched');
      const steps = ['read', 'orders', 'customers', 'lines', 'rollups', 'check'];
      const order = seen.map(({ step }) => steps.indexOf(step));
      expect(order).toEqual([...order].sort((left, right) => left - right));
      // A small file is read before the first tick.
      const unread = [...new Set(seen.map(({ step }) => step))].filter((step) => step !== 'read');
      expect(unread).toEqual(steps.slice(1));
      for (const [index, { bytes, rows: done }] of seen.entries()) {
        expect(bytes).toBeGreaterThanOrEqual(seen[index - 1]?.bytes ?? 0);
        expect(done).toBeGreaterThanOrEqual(seen[index - 1]?.rows ?? 0);
      }
      const last = seen.at(-1);
      expect([last?.step, last?.bytes, last?.rows]).toEqual(['check', last?.totalBytes, 20_001]);
    });

    test('a file in which nothing can be loaded fails, and leaves no schema behind', async () => {
      const nothing = shopSources([{ ...anchor, date: 'soon' }]);
      const error = await failure(engine().load(nothing, 'nothing'));
      expect(error.code).toBe('import.nothingLoaded');
      expect(await schemas()).not.toContain('nothing');
      await works();
    });

    test('a file that can no longer be read fails with its name, whichever of two it is', async () => {
      /** What a browser hands over of a file that was moved away. */
      class Gone extends Blob {
        override arrayBuffer(): Promise<never> {
          return Promise.reject(
            new DOMException('The file could not be read.', 'NotReadableError'),
          );
        }
        override slice(): Blob {
          return this;
        }
      }
      const gone = new Gone(['x']);
      const { plan, sources } = shop();
      const [source] = sources;
      if (!source) throw new Error('a shop is made of one file');
      const members = { ...source.plan, role: 'customers' as const, fileName: 'members.csv' };
      for (const [sourcesGone, name] of [
        [[{ ...source, data: gone }], 'shop.csv'],
        [[source, { ...source, plan: members, data: gone }], 'members.csv'],
        [
          [
            { ...source, data: gone },
            { ...source, plan: members },
          ],
          'shop.csv',
        ],
      ] as const) {
        const error = await failure(engine().load({ plan, sources: sourcesGone }, 'gone'));
        expect(error).toMatchObject({ code: 'file.unreadable', detail: { name } });
        expect(await schemas()).not.toContain('gone');
      }
      await works();
    });

    test('cancelled before it begins, it leaves no schema behind', async () => {
      const error = await failure(engine().load(shop(), 'early', { signal: AbortSignal.abort() }));
      expect(['import.cancelled', 'engine.cancelled']).toContain(error.code);
      expect(await schemas()).not.toContain('early');
    });

    test('cancelled on the way, at any step, it leaves no schema behind and earlier data whole', async () => {
      await engine().load(shop(), 'earlier');
      for (const at of ['read', 'orders', 'customers', 'lines', 'rollups']) {
        const controller = new AbortController();
        const loading = engine().load(bigShop(at === 'read' ? 60_000 : 5_000), 'stopped', {
          signal: controller.signal,
          progress: ({ step }) => {
            if (step === at) controller.abort();
          },
        });
        if (at === 'read') setTimeout(() => controller.abort());
        const error = await failure(loading);
        expect(error, at).toEqual({ code: 'import.cancelled', detail: {} });
        expect(await schemas(), at).not.toContain('stopped');
        expect(await count('earlier'), at).toBe(1n);
      }
      // Nothing of the stopped attempts is in the way of the next one.
      const { model } = await engine().load(bigShop(100), 'stopped');
      expect(model.lines).toBe(101);
      await engine().forget('stopped');
      await engine().forget('earlier');
    });

    test('two files one after another stay apart', async () => {
      await engine().load(shop(), 'left');
      await engine().load(shop([{}, {}]), 'right');
      expect([await count('left'), await count('right')]).toEqual([1n, 3n]);
      await engine().forget('left');
      expect(await count('right')).toBe(3n);
      await engine().forget('right');
    });
  });
});
