import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppFailure, type AppError } from '../../core/error.ts';
import type { WorkHooks } from '../types.ts';
import type { CellTable } from './cell-table.ts';
import { openJson } from './json.ts';

type Part = string | Uint8Array<ArrayBuffer>;

const open = (part: Part, name = 'orders.json', hooks: WorkHooks = {}) =>
  openJson(new Blob([part]), name, hooks);

async function rowsOf(
  table: CellTable,
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of table.readRows({}, wanted)) rows.push(...batch);
  return rows;
}

/** Every table as its name, header and rows. */
async function read(part: Part, name?: string): Promise<unknown[]> {
  const tables = await open(part, name);
  return Promise.all(
    tables.map(async (table) => {
      const rows = await rowsOf(table);
      expect(rows).toHaveLength(table.rows ?? -1);
      return [table.name, table.columns, ...rows];
    }),
  );
}

async function failure(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error : null;
  }
}

describe('tables of a JSON file', () => {
  it('are made of an array of objects, with the keys of all of them as columns', async () => {
    expect(await read('[{"id":1,"city":"台北"},{"id":2,"paid":true},{"city":null}]')).toEqual([
      ['', ['id', 'city', 'paid'], ['1', '台北', ''], ['2', '', 'true'], ['', '', '']],
    ]);
  });

  it('are made of one object per line, with blank lines between', async () => {
    const text = '{"id":1}\n\n{"id":2,"tags":["a","b"]}\r\n';
    const table = ['', ['id', 'tags'], ['1', ''], ['2', 'a; b']];
    expect(await read(text)).toEqual([table]);
    expect(await read(text, 'orders.ndjson')).toEqual([table]);
    expect(await read('{"items":[{"sku":"x"}],"id":1}', 'one.jsonl')).toEqual([
      ['', ['items.sku', 'id'], ['x', '1']],
    ]);
  });

  it('are named by the paths of the arrays inside an object', async () => {
    const text =
      '{"page":1,"orders":[{"id":1},{"id":2}],"data":{"customers":[{"name":"Ann"}],"n":[1]},"none":[]}';
    expect(await read(text)).toEqual([
      ['orders', ['id'], ['1'], ['2']],
      ['data.customers', ['name'], ['Ann']],
    ]);
  });

  it('have one row for a single object without arrays of objects', async () => {
    expect(
      await read('{"id":7,"address":{"city":"台北","geo":{"lat":25.0}},"tags":[1,2]}'),
    ).toEqual([
      ['', ['id', 'address.city', 'address.geo.lat', 'tags'], ['7', '台北', '25.0', '1; 2']],
    ]);
  });

  it('have no names of columns where the rows are arrays', async () => {
    expect(await read('[["id","n"],[1,2.50],[3]]')).toEqual([
      ['', null, ['id', 'n'], ['1', '2.50'], ['3']],
    ]);
  });

  it('are none in an empty file', async () => {
    expect(await read(' \n ')).toEqual([]);
    expect(await read('{}')).toEqual([['', [], []]]);
  });
});

describe('cells of a JSON file', () => {
  it('hold numbers as the file writes them', async () => {
    expect(await read('[{"a":12345678901234567890,"b":1.10,"c":-0,"d":1E5}]')).toEqual([
      ['', ['a', 'b', 'c', 'd'], ['12345678901234567890', '1.10', '-0', '1E5']],
    ]);
  });

  it('hold arrays of plain values joined and all others as JSON', async () => {
    expect(
      await read('[{"a":["x",1,null,true],"b":[{"c":1.0}],"d":[[1],[2]],"e":[],"f":{}}]'),
    ).toEqual([['', ['a', 'b', 'd', 'e'], ['x; 1; ; true', '[{"c":1.0}]', '[[1],[2]]', '']]]);
  });

  it('hold the last value of a key that repeats', async () => {
    expect(await read('[{"a":1,"b":2,"a":3}]')).toEqual([['', ['a', 'b'], ['3', '2']]]);
  });

  it('are empty for the columns that are not wanted', async () => {
    const [table] = await open('[{"a":1,"b":2,"c":3}]');
    expect(await rowsOf(table!, [1])).toEqual([['', '2', '']]);
  });

  it.each(['utf-16le', 'utf-16be'])('are read in %s', async (encoding) => {
    const bytes = Buffer.from('\u{feff}[{"city":"台北"}]', 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    expect(await read(new Uint8Array(bytes))).toEqual([['', ['city'], ['台北']]]);
  });

  it('are read after a byte order mark', async () => {
    expect(await read('\u{feff}[{"a":1}]')).toEqual([['', ['a'], ['1']]]);
  });
});

describe('the lines of orders in a JSON file', () => {
  it('get a row each, which repeats what the order says', async () => {
    const text = `[
      {"id":1,"line_items":[{"sku":"A","price":{"amount":"1.00"}},{"sku":"B"}],"city":"X"},
      {"id":2,"line_items":[]},
      {"id":3}
    ]`;
    expect(await read(text)).toEqual([
      [
        '',
        ['id', 'line_items.sku', 'line_items.price.amount', 'city'],
        ['1', 'A', '1.00', 'X'],
        ['1', 'B', '', 'X'],
        ['2', '', '', ''],
        ['3', '', '', ''],
      ],
    ]);
  });

  it('stay JSON text where two arrays could be meant', async () => {
    expect(await read('[{"items":[{"a":1}],"products":[{"b":2}]}]')).toEqual([
      ['', ['items', 'products'], ['[{"a":1}]', '[{"b":2}]']],
    ]);
  });

  it('stay JSON text where the same field holds something else elsewhere', async () => {
    expect(await read('[{"items":[{"a":1}]},{"items":3}]')).toEqual([
      ['', ['items'], ['[{"a":1}]'], ['3']],
    ]);
  });
});

describe('a JSON file of any content', () => {
  it('has a row per object and a cell per value', async () => {
    const key = fc.string({ unit: 'grapheme', maxLength: 4 }).filter((k) => !k.includes('.'));
    const scalar = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const object = fc.array(fc.tuple(key, scalar), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 20 }), async (objects) => {
        const maps = objects.map((pairs) => new Map(pairs));
        const columns = [...new Set(maps.flatMap((map) => [...map.keys()]))];
        const line = (map: Map<string, unknown>): string =>
          `{${Array.from(map, ([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`;
        const expected = maps.map((map) => columns.map((column) => String(map.get(column) ?? '')));
        const lines = maps.map(line);
        expect(await read(`[${lines.join(',\n')}]`)).toEqual([['', columns, ...expected]]);
        expect(await read(lines.join('\n'), 'x.jsonl')).toEqual([['', columns, ...expected]]);
      }),
      { numRuns: 100 },
    );
  });

  it('is read block by block and reports bytes until the file is done', async () => {
    const count = 120_000;
    const lines = Array.from(
      { length: count },
      (_, i) => `{"id":${i},"name":"customer ${i}","city":"台北 ${i}"}`,
    );
    const file = new Blob([lines.join('\n')]);
    expect(file.size).toBeGreaterThan(4 * 1024 ** 2);
    const seen: number[] = [];
    const hooks = { progress: (done: number) => void seen.push(done) };
    const [table] = await openJson(file, 'c.jsonl', hooks);
    expect(table!.rows).toBe(count);
    let last: readonly string[] = [];
    let rows = 0;
    for await (const batch of table!.readRows(hooks)) {
      rows += batch.length;
      last = batch.at(-1)!;
    }
    expect(rows).toBe(count);
    expect(last).toEqual(['119999', 'customer 119999', '台北 119999']);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const work = openJson(file, 'c.jsonl', { signal: { aborted: true } });
    expect(await failure(work)).toMatchObject({ code: 'import.cancelled' });
  });
});

describe('a JSON file that cannot be read', () => {
  it.each([
    ['a comma too many', '[{"a":1},\n]', 2],
    ['a missing end', '[{"a":1},\n{"a":\n', 3],
    ['a line that is no JSON', '{"a":1}\n{"a":2}\noops\n', 3],
    ['an unquoted key', '[{\n\na:1}]', 3],
    ['too many levels', `\n${'['.repeat(70)}`, 2],
  ])('names the line of %s', async (_, text, line) => {
    expect(await failure(open(text))).toEqual({
      code: 'file.broken',
      detail: { format: 'JSON', name: 'orders.json', line },
    });
  });

  it('is refused where its keys would make columns without end', async () => {
    const fields = Array.from({ length: 20_001 }, (_, i) => `"c${i}":1`);
    expect(await failure(open(`[{${fields.join()}}]`))).toMatchObject({
      code: 'file.tooManyColumns',
    });
  });
});
