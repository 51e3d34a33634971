import * as arrow from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppFailure, type AppError } from '../../core/error.ts';
import type { CellTable } from './cell-table.ts';
import { compressedFixtures } from './arrow-fixtures.ts';
import { openArrow } from './arrow.ts';

type Format = 'file' | 'stream';

const formats: readonly Format[] = ['file', 'stream'];

function blobOf(columns: Record<string, arrow.Vector>, format: Format = 'file'): Blob {
  const bytes = arrow.tableToIPC(new arrow.Table(columns), format);
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

async function open(file: Blob): Promise<CellTable> {
  const [table] = await openArrow(file, 'orders.arrow', {});
  return table!;
}

async function rowsOf(
  table: CellTable,
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of table.readRows({}, wanted)) rows.push(...batch);
  return rows;
}

async function columnOf(type: arrow.DataType, values: readonly unknown[]): Promise<unknown[]> {
  const rows = await rowsOf(await open(blobOf({ value: arrow.vectorFromArray(values, type) })));
  return rows.map(([cell]) => cell);
}

async function failure(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error : null;
  }
}

describe('Arrow data', () => {
  it.each(formats)('is read in the %s format', async (format) => {
    const file = blobOf(
      {
        id: arrow.vectorFromArray([9_007_199_254_740_993n, null], new arrow.Int64()),
        city: arrow.vectorFromArray(
          ['台北', 'Taipei'],
          new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()),
        ),
        paid: arrow.vectorFromArray([true, null], new arrow.Bool()),
      },
      format,
    );
    const table = await open(file);
    expect(table).toMatchObject({ name: '', isHidden: false, columns: ['id', 'city', 'paid'] });
    expect(await rowsOf(table)).toEqual([
      ['9007199254740993', '台北', 'true'],
      ['', 'Taipei', ''],
    ]);
    expect(await rowsOf(table, [1])).toEqual([
      ['', '台北', ''],
      ['', 'Taipei', ''],
    ]);
  });

  it.each(formats)('keeps every row in order over batches of the %s format', async (format) => {
    const numbers = Array.from({ length: 30_000 }, (_, i) => i);
    const batches = [numbers.slice(0, 5_000), numbers.slice(5_000, 5_001), numbers.slice(5_001)];
    const table = new arrow.Table(
      batches.flatMap(
        (part) => new arrow.Table({ n: arrow.vectorFromArray(part, new arrow.Int32()) }).batches,
      ),
    );
    const file = new Blob([arrow.tableToIPC(table, format) as Uint8Array<ArrayBuffer>]);
    const rows = await rowsOf(await open(file));
    expect(rows.map(([n]) => n)).toEqual(numbers.map(String));
  });

  it('gives back what was written, whatever the values', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            text: fc.option(fc.string({ unit: 'grapheme' })),
            id: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.constantFrom(...formats),
        async (rows, format) => {
          const file = blobOf(
            {
              text: arrow.vectorFromArray(
                rows.map((row) => row.text),
                new arrow.Utf8(),
              ),
              id: arrow.vectorFromArray(
                rows.map((row) => row.id),
                new arrow.Int64(),
              ),
            },
            format,
          );
          expect(await rowsOf(await open(file))).toEqual(
            rows.map((row) => [row.text ?? '', String(row.id ?? '')]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('values of Arrow data', () => {
  it('keep all digits of decimals', async () => {
    const words = (value: bigint): Uint32Array =>
      Uint32Array.from({ length: 4 }, (_, i) =>
        Number(BigInt.asUintN(32, BigInt.asUintN(128, value) >> BigInt(32 * i))),
      );
    const long = 12_345_678_901_234_567_890_123_456_789_012_345_678n;
    const data = arrow.makeData({
      type: new arrow.Decimal(2, 38, 128),
      length: 3,
      data: Uint32Array.from([1_999n, -5n, long].flatMap((value) => [...words(value)])),
    });
    const rows = await rowsOf(await open(blobOf({ value: new arrow.Vector([data]) })));
    expect(rows).toEqual([['19.99'], ['-0.05'], ['123456789012345678901234567890123456.78']]);
  });

  it('are days and moments in the clock of the file', async () => {
    expect(await columnOf(new arrow.DateDay(), [new Date(Date.UTC(2024, 0, 31)), null])).toEqual([
      '2024-01-31',
      '',
    ]);
    for (const [unit, ticks] of [
      [arrow.TimeUnit.SECOND, 1n],
      [arrow.TimeUnit.MILLISECOND, 1_000n],
      [arrow.TimeUnit.MICROSECOND, 1_000_000n],
      [arrow.TimeUnit.NANOSECOND, 1_000_000_000n],
    ] as const) {
      const seconds = BigInt(Date.UTC(2024, 0, 31, 17, 5, 9) / 1_000);
      const data = arrow.makeData({
        type: new arrow.Timestamp(unit, null),
        length: 2,
        data: BigInt64Array.of(seconds * ticks, -ticks),
      });
      const rows = await rowsOf(await open(blobOf({ value: new arrow.Vector([data]) })));
      expect(rows).toEqual([['2024-01-31 17:05:09'], ['1969-12-31 23:59:59']]);
    }
    const time = arrow.makeData({
      type: new arrow.TimeMicrosecond(),
      length: 1,
      data: BigInt64Array.of(61_500_000n),
    });
    expect(await rowsOf(await open(blobOf({ value: new arrow.Vector([time]) })))).toEqual([
      ['00:01:01.500'],
    ]);
  });

  it('are numbers with the digits they were stored with', async () => {
    expect(await columnOf(new arrow.Float32(), [0.1, null])).toEqual(['0.1', '']);
    expect(await columnOf(new arrow.Float64(), [1e21, Number.NaN])).toEqual([
      '1000000000000000000000',
      '',
    ]);
    expect(await columnOf(new arrow.Uint64(), [2n ** 64n - 1n])).toEqual(['18446744073709551615']);
  });

  it('are texts of either length and bytes as UTF-8', async () => {
    expect(await columnOf(new arrow.LargeUtf8(), ['台北', ''])).toEqual(['台北', '']);
    const bytes = [new TextEncoder().encode('王'), Uint8Array.of(0xff)];
    expect(await columnOf(new arrow.Binary(), bytes)).toEqual(['王', 'ff']);
  });

  it('of groups are taken apart, those of lists are JSON', async () => {
    const address = new arrow.Struct([
      new arrow.Field('city', new arrow.Utf8(), true),
      new arrow.Field('zip', new arrow.Int32(), true),
    ] as arrow.Field[]);
    const tags = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
    const file = blobOf({
      address: arrow.vectorFromArray([{ city: '台北', zip: 106 }, null], address),
      tags: arrow.vectorFromArray([['a', null, '"'], []], tags),
    });
    const table = await open(file);
    expect(table.columns).toEqual(['address.city', 'address.zip', 'tags']);
    expect(await rowsOf(table)).toEqual([
      ['台北', '106', '["a",null,"\\""]'],
      ['', '', '[]'],
    ]);
  });
});

describe('compressed buffers of Arrow data', () => {
  const fixtures = Object.entries(compressedFixtures).map(
    ([title, base64]) => [title, new Uint8Array(Buffer.from(base64, 'base64'))] as const,
  );

  it.each(fixtures)('are unpacked from %s', async (_, bytes) => {
    expect(await rowsOf(await open(new Blob([bytes])))).toEqual(
      Array.from({ length: 120 }, (_, i) => [
        i % 9 === 0 ? '' : String(i * 1_000_003),
        `客戶 ${i % 13}`,
        ['台北市信義區台北市', 'Taipei Taipei Taipei Taipei', ''][i % 3],
        String(i / 8),
      ]),
    );
  });

  it.each(fixtures)('are broken where a frame is damaged: %s', async (_, bytes) => {
    const marks = [Buffer.of(0x04, 0x22, 0x4d, 0x18), Buffer.of(0x28, 0xb5, 0x2f, 0xfd)];
    const at = Math.max(...marks.map((mark) => Buffer.from(bytes).indexOf(mark)));
    expect(at).toBeGreaterThan(0);
    const damaged = bytes.slice();
    damaged[at] = 0x40;
    expect(await failure(open(new Blob([damaged])).then((table) => rowsOf(table)))).toEqual({
      code: 'file.broken',
      detail: { format: 'Arrow', name: 'orders.arrow' },
    });
  });

  it('end with rows or an error of our own, whatever byte is damaged', async () => {
    for (const [, bytes] of fixtures) {
      for (let at = 0; at < bytes.length; at += 61) {
        const damaged = bytes.slice();
        damaged[at] = (bytes[at] as number) ^ (1 << (at % 8));
        const work = open(new Blob([damaged])).then((table) => rowsOf(table));
        const code = await work.then(
          () => 'rows',
          (cause: unknown) => (cause instanceof AppFailure ? cause.error.code : String(cause)),
        );
        expect(['rows', 'file.broken']).toContain(code);
      }
    }
  });
});

describe('Arrow data that cannot be read', () => {
  const broken = { code: 'file.broken', detail: { format: 'Arrow', name: 'orders.arrow' } };
  const columns = {
    n: arrow.vectorFromArray(
      Array.from({ length: 900 }, (_, i) => i),
      new arrow.Int32(),
    ),
  };

  it.each(formats)('is broken if the %s format is cut within a batch', async (format) => {
    const file = blobOf(columns, format);
    const work = async (kept: number): Promise<unknown> => rowsOf(await open(file.slice(0, kept)));
    expect(await failure(work(Math.floor(file.size / 2)))).toEqual(broken);
    expect(await failure(work(20))).toEqual(broken);
  });

  it('is broken if it is something else', async () => {
    expect(await failure(open(new Blob(['id,n\n1,2\n'])))).toEqual(broken);
    expect(await failure(open(new Blob(['ARROW1 is a magic'])))).toEqual(broken);
  });

  it('stops once it is cancelled', async () => {
    const signal = { aborted: false };
    const table = await open(blobOf(columns));
    signal.aborted = true;
    const work = (async () => {
      for await (const batch of table.readRows({ signal })) expect(batch).toEqual([]);
    })();
    expect(await failure(work)).toMatchObject({ code: 'import.cancelled' });
  });
});
