import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppFailure, type AppError } from '../../src/core/error.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { mayCall } from '../../src/core/query/functions.ts';
import { documentedViews } from '../../src/core/query/views.ts';
import { lit, sql } from '../../src/core/sql/index.ts';
import type { Reply } from '../../src/engine/engine.ts';
import { rows, useEngine, value } from '../support/node-engine.ts';
import { anchor, shopSources } from '../support/oracle-shop.ts';

const engine = useEngine();
let shop: LoadReport;

/** Three orders of two customers; the last one is refunded in part. */
const lines = [
  { ...anchor, customer: 'ann', order: 'o1', amount: '10.50', date: '2024-01-05' },
  { ...anchor, customer: 'ann', order: 'o2', amount: '20.25', date: '2024-02-05' },
  { ...anchor, customer: 'bob', order: 'o3', amount: '5.00', date: '2024-02-06' },
  { ...anchor, customer: 'bob', order: 'o3', amount: '-1.00', date: '2024-02-06' },
];

beforeAll(async () => {
  shop = await engine().load(shopSources(lines), 'shop_1');
  await engine().load(shopSources([{ ...anchor, customer: 'carl' }]), 'shop_2');
});

function ask(text: string, most = 100_000, signal?: AbortSignal): Promise<Reply> {
  const views = documentedViews(shop.model);
  return engine().ask({ text, views, most }, signal ? { signal } : {});
}

/** The answer as texts, row by row. */
async function answer(text: string): Promise<readonly (readonly string[])[]> {
  const { bytes, columns } = await ask(text);
  return tableFromIPC(bytes)
    .toArray()
    .map((row: { toArray(): unknown[] }) => {
      expect(row.toArray()).toHaveLength(columns.length);
      return row.toArray().map(String);
    });
}

async function refusal(text: string): Promise<AppError> {
  const error = await ask(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppFailure)) throw new Error(`not refused: ${text}`);
  return error.error;
}

describe('a question', () => {
  test('reads the views with amounts in units of the currency', async () => {
    expect(await answer('select sum(net_revenue), count(*) from lines')).toEqual([['34.75', '4']]);
    expect(
      await answer('select day, net_revenue, sales, is_purchase from orders order by day'),
    ).toEqual([
      ['2024-01-05', '10.50', '10.50', 'true'],
      ['2024-02-05', '20.25', '20.25', 'true'],
      ['2024-02-06', '4.00', '5.00', 'true'],
    ]);
    expect(
      await answer(
        'select customer, first_day, second_day, last_day, purchase_days, orders, net_revenue from customers order by 1',
      ),
    ).toEqual([
      ['0', '2024-01-05', '2024-02-05', '2024-02-05', '2', '2', '30.75'],
      ['1', '2024-02-06', 'null', '2024-02-06', '1', '1', '4.00'],
    ]);
    expect(await answer('select number, gap_days from purchase_days order by all')).toEqual([
      ['1', 'null'],
      ['1', 'null'],
      ['2', '31'],
    ]);
  });

  test('finds the columns that are documented, with their types', async () => {
    for (const { name, columns } of documentedViews(shop.model)) {
      const { columns: found } = await ask(`from ${name} limit 0`);
      expect(found, name).toEqual(
        columns.map((column) => ({ name: column.name, type: column.type })),
      );
    }
  });

  test('has its columns named as it says, twice the same name too', async () => {
    const { columns } = await ask('select 1 as a, 2 as a, date \'2024-01-01\' as "日"');
    expect(columns).toEqual([
      { name: 'a', type: 'INTEGER' },
      { name: 'a_1', type: 'INTEGER' },
      { name: '日', type: 'DATE' },
    ]);
  });

  test('may be anything that answers', async () => {
    expect(await answer('with a as (from orders) select count(*) from a;')).toEqual([['3']]);
    expect(await answer("values (1, 'a'), (2, 'b')")).toHaveLength(2);
    expect(await answer('describe lines')).toHaveLength(
      documentedViews(shop.model).find(({ name }) => name === 'lines')?.columns.length ?? 0,
    );
    expect((await answer('summarize orders')).map(([name]) => name)).toContain('net_revenue');
    expect(await answer('select * from range(3) order by 1 desc')).toEqual([['2'], ['1'], ['0']]);
    expect(await answer('select 170141183460469231731687303715884105727::hugeint')).toEqual([
      ['170141183460469231731687303715884105727'],
    ]);
    expect(await answer("select [1, 2], {'a': 1.5}, true, null, interval 1 day")).toEqual([
      ['[1, 2]', "{'a': 1.5}", 'true', 'null', '1 day'],
    ]);
  });

  test('has as many rows as allowed, in their order', async () => {
    const { bytes } = await ask('select * from range(1000) t(x) order by x desc', 3);
    expect(tableFromIPC(bytes).getChildAt(0)?.toJSON()).toEqual([999n, 998n, 997n]);
  });

  test('stops when it is cancelled, and the next one is answered', async () => {
    const abort = new AbortController();
    const endless = ask(
      'select count(*) from range(3000000000) as a(x) where sin(x) > 2',
      1,
      abort.signal,
    );
    setTimeout(() => abort.abort(), 100);
    await expect(endless).rejects.toMatchObject({ error: { code: 'engine.cancelled' } });
    expect(await answer('select 1')).toEqual([['1']]);
  });
});

describe('an error', () => {
  test.each([
    ['select day,\n  colour from lines', 'colour', 2, 3],
    ["select '中文', colour from lines", 'colour', 1, 14],
    ['select day fro lines x', 'lines', 1, 16],
    ["select cast('中文x' as integer)", 'cast', 1, 8],
    ["select count(*) from lines where customer = 'abc'", "'abc'", 1, 45],
    ['select day from nothing', 'nothing', 1, 17],
    ['select upper(1, 2)', 'upper', 1, 8],
  ])('names its place: %s', async (text, word, line, column) => {
    const { code, detail } = await refusal(text);
    expect(['query.failed', 'query.relation']).toContain(code);
    expect(detail).toMatchObject({ line, column, from: text.indexOf(word) });
  });

  test('leaves nothing behind', async () => {
    await refusal('select colour from lines');
    expect(
      await rows(engine(), sql`select view_name from duckdb_views() where not internal`),
    ).toEqual([]);
  });
});

describe('the data', () => {
  /** A number that changes with any cell of both data sets. */
  const fingerprint = (): Promise<unknown> =>
    value(
      engine(),
      sql`select concat(
        (select sum(hash(line)::hugeint) from shop_1.line as line), ' ',
        (select sum(hash(buyer)::hugeint) from shop_1.customer as buyer), ' ',
        (select sum(hash(line)::hugeint) from shop_2.line as line), ' ',
        (select count(*) from duckdb_tables()), ' ',
        (select count(*) from duckdb_settings() where value = ${lit('true')})) as value`,
    );

  test('stays as it is, and what is not in a view stays unread, whatever is tried', async () => {
    const before = await fingerprint();
    const tries = [
      'insert into shop_1.line select * from shop_1.line',
      'insert into lines values (1)',
      'update shop_1.line set amount = 0',
      'delete from shop_1.line',
      'drop schema shop_1 cascade',
      'drop table shop_1.line',
      'create table x as select 1',
      'create temp table x as select 1',
      'create view x as select 1',
      'create macro sum(x) as 0',
      'alter table shop_1.line add column x integer',
      "attach ':memory:' as other",
      'detach packed',
      "copy lines to '/tmp/lines.csv'",
      "copy (from lines) to '/tmp/lines.csv'",
      "export database '/tmp/x'",
      'install httpfs',
      'load httpfs',
      'pragma enable_profiling',
      "set memory_limit = '1MB'",
      'set global threads = 1',
      'reset memory_limit',
      "call pragma_table_info('lines')",
      'checkpoint',
      'vacuum',
      'commit',
      'begin transaction',
      'explain analyze delete from shop_1.line',
      'select 1; delete from shop_1.line',
      'select 1) as a; delete from shop_1.line; select * from (select 1',
      'select 1 /* */; /* */ drop schema shop_1 cascade',
      'select 1 -- \n; drop schema shop_1 cascade',
      'select 1 -- \r; drop schema shop_1 cascade',
      "select $$'$$; drop schema shop_1 cascade; select '$$'",
      "select e'\\''; drop schema shop_1 cascade; select ''",
      'with gone as (delete from shop_1.line returning 1) select * from gone',
      'with gone as materialized (insert into lines values (1) returning 1) from gone',
      "from read_csv('package.json')",
      "from read_text('package.json')",
      "from 'test/fixtures/rfm_orders/rfm_orders.csv'",
      'from "test/fixtures/rfm_orders/rfm_orders.csv"',
      "from lines, 'a.csv'",
      "select (select count(*) from 'a.csv')",
      "describe 'a.csv'",
      "summarize 'a.csv'",
      "from 'opfs://regulars.db'",
      "from 'https://example.com/a.csv'",
      "from glob('*')",
      "select getenv('HOME')",
      "select current_setting('home_directory')",
      'from shop_2.line',
      'from "shop_2"."line"',
      'from memory.shop_2.line',
      "from 'shop_2.line'",
      'from shop_1.customer_key',
      'from "SHOP_1" . customer_key',
      "from query('from shop_2.line')",
      "from query_table('shop_2.line')",
      "from histogram('shop_2.line', amount)",
      'from duckdb_tables',
      "from 'duckdb_tables'",
      'from duckdb_tables()',
      'from sqlite_master',
      'from pg_catalog.pg_class',
      'from information_schema.tables',
      'from information_schema . columns',
      'select\u00a0*\u3000from\u2003pg_enum',
      'show tables',
      'from (show tables)',
      'from (show all tables)',
      'from (describe)',
      `select ${'1 + '.repeat(4000)}1`,
      `select '${'x'.repeat(1_000_000)}'`,
    ];
    for (const text of tries) {
      const error = await refusal(text);
      expect(error.code, text.slice(0, 80)).toMatch(/^query\./);
    }
    expect(await fingerprint()).toBe(before);
    expect(await answer('select count(*) from lines')).toEqual([['4']]);
  });

  test('is not reached by a function that does anything else than compute', async () => {
    const found = await rows<{ name: string }>(
      engine(),
      sql`select distinct function_name as name from duckdb_functions()
      where function_type in ('table', 'table_macro', 'pragma')`,
    );
    const callable = found.map(({ name }) => name).filter(mayCall);
    expect(callable.sort()).toEqual(['generate_series', 'range', 'repeat', 'unnest']);
    const sides = await rows<{ name: string }>(
      engine(),
      sql`select distinct function_name as name from duckdb_functions()
      where has_side_effects`,
    );
    // What differs from call to call, and what stops with a message.
    const harmless = ['error', 'random', 'uuid'];
    const others = sides.map(({ name }) => name).filter(mayCall);
    expect(others.filter((name) => !harmless.includes(name))).toEqual([]);
  });

  test('names nothing of the engine itself that a query could read without its schema', async () => {
    const open = await rows<{ name: string }>(
      engine(),
      sql`select view_name as name from duckdb_views()
      where internal and schema_name <> ${lit('information_schema')}`,
    );
    expect(open.length).toBeGreaterThan(20);
    for (const { name } of open)
      expect((await refusal(`from ${name}`)).code, name).toBe('query.relation');
  });

  test('can be forgotten after a question', async () => {
    await engine().load(shopSources(lines), 'shop_3');
    await ask('from lines limit 1');
    await engine().forget('shop_3');
    expect(await answer('select count(*) from orders')).toEqual([['3']]);
  });
});
