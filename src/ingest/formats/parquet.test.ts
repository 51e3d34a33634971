import fc from 'fast-check';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWrite, parquetWriteBuffer } from 'hyparquet-writer';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppFailure, type AppError } from '../../core/error.ts';
import type { WorkHooks } from '../types.ts';
import type { CellTable } from './cell-table.ts';
import { codecFixtures } from './parquet-fixtures.ts';
import { openParquet } from './parquet.ts';

type WriteOptions = Parameters<typeof parquetWriteBuffer>[0];

const blobOf = (options: WriteOptions): Blob => new Blob([parquetWriteBuffer(options)]);

async function open(file: Blob): Promise<CellTable> {
  const tables = await openParquet(file, 'orders.parquet', {});
  expect(tables).toHaveLength(1);
  return tables[0]!;
}

async function rowsOf(
  table: CellTable,
  wanted?: readonly number[],
  hooks: WorkHooks = {},
): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of table.readRows(hooks, wanted)) rows.push(...batch);
  return rows;
}

async function columnOf(file: Blob, at = 0): Promise<readonly (string | undefined)[]> {
  return (await rowsOf(await open(file))).map((row) => row[at]);
}

async function failure(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error : null;
  }
}

/** One column under a schema of its own. */
function typed(element: Omit<SchemaElement, 'name'>, data: readonly unknown[]): Blob {
  const writer = new ByteWriter();
  void parquetWrite({
    writer,
    columnData: [{ name: 'value', data: [...data] }],
    schema: [
      { name: 'root', num_children: 1 },
      { repetition_type: 'OPTIONAL', ...element, name: 'value' },
    ],
  });
  return new Blob([writer.getBuffer()]);
}

/** A file that remembers which of its ranges were read. */
function watched(file: Blob): { file: Blob; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  const watcher = Object.assign(file.slice(), {
    slice: (start = 0, end = file.size) => {
      ranges.push([start, end]);
      return file.slice(start, end);
    },
  });
  return { file: watcher, ranges };
}

describe('a Parquet file', () => {
  it.each(Object.entries(codecFixtures))('is read in %s compression', async (_, base64) => {
    const table = await open(new Blob([Buffer.from(base64, 'base64')]));
    expect(table).toMatchObject({ name: '', isHidden: false, rows: 60 });
    expect(table.columns).toEqual(['id', 'city', 'amount']);
    const rows = await rowsOf(table);
    expect(rows).toHaveLength(60);
    expect(rows.slice(0, 4)).toEqual([
      ['9007199254740993', 'Taipei', '0'],
      ['9007199254740994', '台中', '1.25'],
      ['9007199254740995', 'Kaohsiung', '2.5'],
      ['9007199254740996', '', '3.75'],
    ]);
    expect(rows[59]).toEqual(['9007199254741052', '', '73.75']);
  });

  it('keeps every row in order over pages, row groups and batches', async () => {
    const data = Array.from({ length: 20_000 }, (_, i) => (i % 11 === 0 ? null : i));
    const texts = data.map((value) => (value === null ? null : `customer ${value}`));
    const file = blobOf({
      columnData: [
        { name: 'n', data, type: 'INT32' },
        { name: 'text', data: texts, type: 'STRING' },
      ],
      rowGroupSize: 7_000,
      pageSize: 4_096,
    });
    const table = await open(file);
    expect(table.rows).toBe(20_000);
    const sizes: number[] = [];
    const rows: (readonly string[])[] = [];
    for await (const batch of table.readRows({})) {
      sizes.push(batch.length);
      rows.push(...batch);
    }
    expect(Math.max(...sizes)).toBe(4_096);
    expect(rows).toEqual(data.map((n, i) => [n === null ? '' : String(n), texts[i] ?? '']));
  });

  it('reads only the bytes of the wanted columns and leaves the others empty', async () => {
    const noise = (seed: number): string[] =>
      Array.from({ length: 3_000 }, (_, i) => `${(i * 7_919 + seed) % 104_729}-${i * seed}`);
    const whole = blobOf({
      columnData: [
        { name: 'a', data: noise(3), type: 'STRING' },
        { name: 'b', data: noise(5), type: 'STRING' },
        { name: 'c', data: noise(7), type: 'STRING' },
      ],
      codec: 'UNCOMPRESSED',
    });
    const { file, ranges } = watched(whole);
    const table = await open(file);
    ranges.length = 0;
    const rows = await rowsOf(table, [1]);
    expect(rows.slice(0, 2)).toEqual(
      noise(5)
        .slice(0, 2)
        .map((text) => ['', text, '']),
    );
    const bytes = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
    const content = noise(5).join('').length;
    expect(bytes).toBeGreaterThan(content);
    expect(bytes).toBeLessThan(content * 1.5);
  });

  it('reads nothing but the end of the file to say what it holds', async () => {
    const data = Array.from({ length: 200_000 }, (_, i) => (i * 48_271) % 2_147_483_647);
    const whole = blobOf({
      columnData: [{ name: 'n', data, type: 'INT32' }],
      codec: 'UNCOMPRESSED',
    });
    const { file, ranges } = watched(whole);
    expect((await open(file)).rows).toBe(200_000);
    expect(ranges.length).toBeGreaterThan(0);
    expect(Math.min(...ranges.map(([start]) => start))).toBeGreaterThan(whole.size / 4);
  });

  it('gives back what was written, whatever the values', async () => {
    const row = fc.record({
      id: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      amount: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      text: fc.option(fc.string({ unit: 'grapheme' })),
      isPaid: fc.option(fc.boolean()),
    });
    const codecs = fc.constantFrom('UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI');
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        codecs,
        async (rows, codec) => {
          const file = blobOf({
            columnData: [
              { name: 'id', data: rows.map((r) => r.id), type: 'INT64' },
              { name: 'amount', data: rows.map((r) => r.amount), type: 'DOUBLE' },
              { name: 'text', data: rows.map((r) => r.text), type: 'STRING' },
              { name: 'isPaid', data: rows.map((r) => r.isPaid), type: 'BOOLEAN' },
            ],
            rowGroupSize: 17,
            codec,
            compressors: { GZIP: gzipSync, BROTLI: brotliCompressSync },
          });
          const read = await rowsOf(await open(file));
          expect(read.map(([id, , text, isPaid]) => [id, text, isPaid])).toEqual(
            rows.map((r) => [String(r.id ?? ''), r.text ?? '', String(r.isPaid ?? '')]),
          );
          expect(read.map(([, amount]) => (amount === '' ? null : Number(amount)))).toEqual(
            rows.map((r) => (r.amount === 0 ? 0 : r.amount)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('values of a Parquet file', () => {
  it('keeps all digits of decimals, however they are stored', async () => {
    const decimal = { converted_type: 'DECIMAL', scale: 2 } as const;
    const values = [1_999n, -5n, null, 0n];
    const texts = ['19.99', '-0.05', '', '0.00'];
    expect(await columnOf(typed({ type: 'INT32', ...decimal, precision: 9 }, values))).toEqual(
      texts,
    );
    expect(await columnOf(typed({ type: 'INT64', ...decimal, precision: 18 }, values))).toEqual(
      texts,
    );
    const fixed = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, precision: 38 } as const;
    const long = 12_345_678_901_234_567_890_123_456_789_012_345_678n;
    expect(await columnOf(typed({ ...fixed, ...decimal }, [...values, long, -long]))).toEqual([
      ...texts,
      '123456789012345678901234567890123456.78',
      '-123456789012345678901234567890123456.78',
    ]);
    expect(
      await columnOf(typed({ type: 'BYTE_ARRAY', ...decimal, precision: 38 }, [...values, long])),
    ).toEqual([...texts, '123456789012345678901234567890123456.78']);
  });

  it('writes days without regard to the time zone of the machine', async () => {
    const days = [0, 19_753, -1, null];
    expect(await columnOf(typed({ type: 'INT32', converted_type: 'DATE' }, days))).toEqual([
      '1970-01-01',
      '2024-01-31',
      '1969-12-31',
      '',
    ]);
  });

  it('writes moments in the clock of the file, in every unit', async () => {
    const at = BigInt(Date.UTC(2024, 0, 31, 17, 5, 9));
    for (const [unit, perMilli] of [
      ['MILLIS', 1n],
      ['MICROS', 1_000n],
      ['NANOS', 1_000_000n],
    ] as const) {
      const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: false, unit } as const;
      const values = [at * perMilli, (at + 123n) * perMilli, -1n * perMilli, null];
      expect(await columnOf(typed({ type: 'INT64', logical_type }, values))).toEqual([
        '2024-01-31 17:05:09',
        '2024-01-31 17:05:09.123',
        '1969-12-31 23:59:59.999',
        '',
      ]);
    }
    expect(
      await columnOf(typed({ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, [at * 1_000n])),
    ).toEqual(['2024-01-31 17:05:09']);
  });

  it('writes times of day', async () => {
    const micros = { type: 'TIME', isAdjustedToUTC: false, unit: 'MICROS' } as const;
    const values = [61_000_000_000n, 1_500_000n];
    expect(await columnOf(typed({ type: 'INT64', logical_type: micros }, values))).toEqual([
      '16:56:40',
      '00:00:01.500',
    ]);
    expect(
      await columnOf(typed({ type: 'INT32', converted_type: 'TIME_MILLIS' }, [61_000])),
    ).toEqual(['00:01:01']);
  });

  it('writes 64-bit integers exactly, unsigned ones as well', async () => {
    expect(await columnOf(typed({ type: 'INT64' }, [2n ** 63n - 1n, -(2n ** 63n), null]))).toEqual([
      '9223372036854775807',
      '-9223372036854775808',
      '',
    ]);
    const most = 2n ** 64n - 1n;
    expect(await columnOf(typed({ type: 'INT64', converted_type: 'UINT_64' }, [most]))).toEqual([
      '18446744073709551615',
    ]);
    expect(
      await columnOf(typed({ type: 'INT32', converted_type: 'UINT_32' }, [4_294_967_295])),
    ).toEqual(['4294967295']);
  });

  it('writes floating-point numbers with the digits they were stored with', async () => {
    const singles = Float32Array.of(0.1, 19.99, 1e-7);
    expect(await columnOf(typed({ type: 'FLOAT' }, [...singles]))).toEqual([
      '0.1',
      '19.99',
      '0.0000001',
    ]);
    expect(await columnOf(typed({ type: 'DOUBLE' }, [0.1, 1e21, Number.NaN]))).toEqual([
      '0.1',
      '1000000000000000000000',
      '',
    ]);
  });

  it('reads bytes without a type as UTF-8, and shows them in hexadecimal if they are not', async () => {
    const values = [new TextEncoder().encode('王小明'), Uint8Array.of(0xff, 0x01), null];
    expect(await columnOf(typed({ type: 'BYTE_ARRAY' }, values))).toEqual(['王小明', 'ff01', '']);
  });

  it('writes UUIDs, enums and JSON as their texts', async () => {
    const uuid = '00112233-4455-6677-8899-aabbccddeeff';
    expect(
      await columnOf(
        blobOf({
          columnData: [
            { name: 'value', data: [uuid], type: 'UUID' },
            { name: 'json', data: [{ a: [1] }], type: 'JSON' },
          ],
        }),
      ),
    ).toEqual([uuid]);
    expect(
      await columnOf(
        typed({ type: 'BYTE_ARRAY', converted_type: 'ENUM' }, [new TextEncoder().encode('PAID')]),
      ),
    ).toEqual(['PAID']);
    expect(
      await columnOf(blobOf({ columnData: [{ name: 'j', data: [{ a: [1] }], type: 'JSON' }] })),
    ).toEqual(['{"a":[1]}']);
  });

  it('takes the fields of groups apart and writes lists and maps as JSON', async () => {
    const writer = new ByteWriter();
    void parquetWrite({
      writer,
      columnData: [
        {
          name: 'address',
          data: [{ city: '台北', zip: 10617n }, null, { city: null, zip: 8n }],
        },
        { name: 'tags', data: [['a', 'b'], [], null] },
        { name: 'points', data: [{ gold: 2n ** 60n }, null, {}] },
      ],
      schema: [
        { name: 'root', num_children: 3 },
        { name: 'address', num_children: 2, repetition_type: 'OPTIONAL' },
        { name: 'city', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        { name: 'zip', type: 'INT64', repetition_type: 'OPTIONAL' },
        { name: 'tags', num_children: 1, repetition_type: 'OPTIONAL', converted_type: 'LIST' },
        { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
        {
          name: 'element',
          type: 'BYTE_ARRAY',
          converted_type: 'UTF8',
          repetition_type: 'OPTIONAL',
        },
        { name: 'points', num_children: 1, repetition_type: 'OPTIONAL', converted_type: 'MAP' },
        { name: 'key_value', num_children: 2, repetition_type: 'REPEATED' },
        { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        { name: 'value', type: 'INT64', repetition_type: 'OPTIONAL' },
      ],
    });
    const table = await open(new Blob([writer.getBuffer()]));
    expect(table.columns).toEqual(['address.city', 'address.zip', 'tags', 'points']);
    expect(await rowsOf(table)).toEqual([
      ['台北', '10617', '["a","b"]', '{"gold":1152921504606846976}'],
      ['', '', '[]', ''],
      ['', '8', '', '{}'],
    ]);
    expect(await rowsOf(table, [1])).toEqual([
      ['', '10617', '', ''],
      ['', '', '', ''],
      ['', '8', '', ''],
    ]);
  });
});

describe('a Parquet file that cannot be read', () => {
  const good = parquetWriteBuffer({
    columnData: [
      {
        name: 'text',
        data: Array.from({ length: 500 }, (_, i) => `row ${i * 37}`),
        type: 'STRING',
      },
    ],
  });

  it('is broken if its end is missing or makes no sense', async () => {
    const broken = { code: 'file.broken', detail: { format: 'Parquet', name: 'orders.parquet' } };
    expect(await failure(open(new Blob([good.slice(0, good.byteLength - 20)])))).toEqual(broken);
    expect(await failure(open(new Blob([good.slice(0, 12)])))).toEqual(broken);
    expect(await failure(open(new Blob([])))).toEqual(broken);
  });

  /** How reading a file ends that has other bytes in some places. */
  async function endOf(changes: readonly (readonly [number, number])[]): Promise<string> {
    const bytes = new Uint8Array(good.slice(0));
    for (const [at, value] of changes) bytes[at] = value;
    const started = performance.now();
    const work = open(new Blob([bytes])).then((table) => rowsOf(table));
    const end = await work.then(
      () => 'rows',
      (cause: unknown) => (cause instanceof AppFailure ? cause.error.code : String(cause)),
    );
    expect(performance.now() - started).toBeLessThan(5_000);
    return end;
  }

  it('is broken if the head of a page leaves a length out', async () => {
    const changes = [[1306, 96] as const, [14, 34] as const, [2302, 60] as const];
    expect(await endOf(changes)).toBe('file.broken');
    expect(await endOf([[24, 198]])).toBe('file.broken');
  });

  it('ends with rows or an error of our own for a zero anywhere in its directory', async () => {
    for (let at = good.byteLength - 128; at < good.byteLength; at++) {
      expect(['rows', 'file.broken', 'file.password', 'file.unsupported']).toContain(
        await endOf([[at, 0]]),
      );
    }
  });

  it.each(['anywhere', 'in its directory'])(
    'ends with rows or an error of our own, whatever is damaged %s',
    async (where) => {
      const min = where === 'anywhere' ? 0 : good.byteLength - 128;
      const change = fc.tuple(fc.integer({ min, max: good.byteLength - 1 }), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.tuple(change, change, change), async (changes) => {
          expect(['rows', 'file.broken', 'file.password', 'file.unsupported']).toContain(
            await endOf(changes),
          );
        }),
        { numRuns: 300 },
      );
    },
  );

  it('asks for a password if its end is encrypted', async () => {
    const bytes = new Uint8Array(good.slice(0));
    bytes.set(new TextEncoder().encode('PARE'), bytes.length - 4);
    expect(await failure(open(new Blob([bytes])))).toEqual({
      code: 'file.password',
      detail: { name: 'orders.parquet' },
    });
  });

  it('stops between batches once it is cancelled, and says how far it is', async () => {
    const file = blobOf({
      columnData: [{ name: 'n', data: Array.from({ length: 9_000 }, (_, i) => i), type: 'INT32' }],
    });
    const table = await open(file);
    const signal = { aborted: false };
    const seen: number[] = [];
    const progress = (done: number, total: number, stage: string): void => {
      expect([total, stage]).toEqual([file.size, 'convert']);
      seen.push(done);
    };
    expect(await rowsOf(table, undefined, { progress })).toHaveLength(9_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(file.size);
    const work = (async () => {
      for await (const batch of table.readRows({ signal })) signal.aborted = batch.length > 0;
    })();
    expect(await failure(work)).toMatchObject({ code: 'import.cancelled' });
  });
});
