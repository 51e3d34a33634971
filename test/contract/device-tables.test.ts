import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import { id, lit, sql } from '../../src/core/sql/index.ts';
import { loadTables } from '../../src/engine/device/load-tables.ts';
import type { Manifest } from '../../src/engine/device/manifest.ts';
import { saveTables } from '../../src/engine/device/save-tables.ts';
import type { Sources } from '../../src/engine/engine.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { importDataset } from '../../src/engine/import.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';
import { oneRow, rowsOf } from '../../src/engine/rows.ts';
import { handMadeSources, shopPlan } from '../support/oracle-shop.ts';

let host: DuckDbHost;
beforeAll(async () => {
  ({ host } = await openNodeHost({ eh: '', mvp: '' }, '', () => undefined));
});
afterAll(() => host.close());

const cancel = { aborted: false };
const header = 'customer,order,date,amount,channel,original';

/** A file in memory that takes what is written. */
class Bytes {
  readonly parts: Uint8Array[] = [];
  size = 0;

  append(bytes: Uint8Array): number {
    const at = this.size;
    this.parts.push(bytes.slice());
    this.size += bytes.length;
    return at;
  }

  get blob(): Blob {
    return new Blob(this.parts as BlobPart[]);
  }
}

async function kept(schema: string): Promise<{ manifest: Manifest; file: Bytes }> {
  const file = new Bytes();
  const tables = await saveTables(host, schema, file, cancel);
  return { manifest: { ...tables, bytes: file.size } as Manifest, file };
}

/** Every table of a schema: its columns with their types, and its rows in the order they lie in. */
async function contents(schema: string): Promise<Record<string, unknown>> {
  const tables = await rowsOf<{ name: string }>(
    host,
    sql`select table_name as name from duckdb_tables() where schema_name = ${lit(schema)} order by 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const table = id(schema, name);
    const columns = await rowsOf<Record<string, string>>(host, sql`describe ${table}`);
    const rows = await rowsOf<{ text: string }>(
      host,
      sql`select cast(t as varchar) as text from ${table} as t order by rowid`,
    );
    found[name] = {
      columns: columns.map((column) => [column['column_name'], column['column_type']]),
      rows: rows.map(({ text }) => text),
    };
  }
  return found;
}

const customersPlan: SourcePlan = {
  ...shopPlan,
  fileName: 'members.csv',
  role: 'customers',
  columns: ['customer:customer', 'city:dimension'].map((column, index) => {
    const [name = '', use = 'ignore'] = column.split(':');
    return {
      ...{ index, header: name, id: name, use: use as 'customer' | 'dimension' },
      recipe: { kind: 'text' as const, stripPointZero: false },
      ...{ confidence: 1, reason: { code: 'none' as const, detail: {} } },
    };
  }),
};

const assignmentsPlan: SourcePlan = {
  ...customersPlan,
  fileName: 'test.csv',
  role: 'assignments',
  columns: customersPlan.columns.map((column) =>
    column.use === 'customer' ? column : { ...column, header: 'arm', use: 'variant' },
  ),
};

function shop(lines: readonly string[], ...more: Sources[]): Sources {
  const all = [handMadeSources([header, ...lines, ''].join('\n'), shopPlan), ...more];
  const sources = all.flatMap((one) => one.sources);
  return { plan: { sources: sources.map(({ plan }) => plan), currency: null }, sources };
}

const load = (sources: Sources, schema: string): Promise<unknown> =>
  importDataset(host, sources, schema, {
    cancel,
    progress: () => undefined,
    bytesRead: () => 0,
  });

describe('tables kept on the device', () => {
  const members = ["zoë,O'Hara's 台北", 'ann,', 'dan,上海'];
  const shops: Record<string, Sources> = {
    'with customers of its own, rejected rows and guests': shop(
      [
        'zoë,o3,2024-03-01,12.50,web,',
        'ann,o1,2024-01-05,10.00,"it\'s, a ""shop""",',
        ',o2,2024-01-20,7.00,,',
        'dan,o4,not a day,7.00,web,',
        'ann,C1,2024-02-05,-10.00,web,o1',
        'ann,o5,2024-05-05,3.00,門市,',
      ],
      handMadeSources(['customer,city', ...members, ''].join('\n'), customersPlan),
      handMadeSources('customer,arm\nann,A\neve,B\nann,B\n', assignmentsPlan),
    ),
    'of one plain line': shop(['ann,o1,2024-01-05,10.00,web,']),
    'in which nobody is known and no channel is given': shop([',o1,2024-01-05,10.00,,']),
  };

  test.each(Object.entries(shops))('%s, come back as they were', async (_, sources) => {
    await load(sources, 'before');
    const { manifest, file } = await kept('before');
    await loadTables(host, 'after', manifest, file.blob, cancel);
    const before = await contents('before');
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['line', 'purchase_order']));
    expect(await contents('after')).toEqual(before);
    for (const schema of ['before', 'after'])
      await host.run(sql`drop schema ${id(schema)} cascade`);
  });

  test('keep the order of more rows than are written at a time, and their enumeration', async () => {
    await host.run(sql`create schema big`);
    await host.run(sql`create type big.letter as enum ('c', 'a', 'b')`);
    await host.run(
      sql`create table big.line as
        select (i * 7919) % 600000 as n, case when i % 4 < 3
          then cast(list_extract(['a', 'b', 'c'], i % 4 + 1) as big.letter) end as letter
        from range(600000) as r(i)`,
    );
    const { manifest, file } = await kept('big');
    expect(manifest.tables[0]?.parts).toHaveLength(3);
    await loadTables(host, 'again', manifest, file.blob, cancel);
    const { different, ordered } = await oneRow<{ different: bigint; ordered: boolean }>(
      host,
      sql`select count(*) filter (where b.n <> a.n or b.letter is distinct from a.letter) as different,
          count(*) = 600000 as ordered
        from big.line as b join again.line as a on a.rowid = b.rowid`,
    );
    expect({ different, ordered }).toEqual({ different: 0n, ordered: true });
    const types = await rowsOf<{ column_type: string }>(host, sql`describe again.line`);
    expect(types[1]?.column_type).toBe("ENUM('c', 'a', 'b')");
    for (const schema of ['big', 'again']) await host.run(sql`drop schema ${id(schema)} cascade`);
  });

  test('are refused when a byte has changed, and leave no schema behind', async () => {
    await load(shops['of one plain line']!, 'before');
    const { manifest, file } = await kept('before');
    file.parts[0]![40]! ^= 1;
    await expect(loadTables(host, 'after', manifest, file.blob, cancel)).rejects.toMatchObject({
      error: { code: 'device.unreadable' },
    });
    const schemas = await rowsOf(
      host,
      sql`select schema_name from duckdb_schemas() where schema_name = 'after'`,
    );
    expect(schemas).toEqual([]);
    await host.run(sql`drop schema before cascade`);
  });

  test('are not kept as something else where a type would not survive', async () => {
    await host.run(sql`create schema odd`);
    await host.run(sql`create table odd.line as select 1::hugeint as n`);
    await expect(saveTables(host, 'odd', new Bytes(), cancel)).rejects.toMatchObject({
      error: { code: 'engine.query' },
    });
    await host.run(sql`drop schema odd cascade`);
  });
});
