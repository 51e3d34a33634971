import { tableFromIPC, type Table } from 'apache-arrow';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import type { TypedColumn } from '../core/export/typed-columns.ts';
import type { CellValue, TableData } from '../core/spec/screen.ts';
import { anyTable } from '../../test/support/any-table.ts';
import { arrowInteger } from '../../test/support/arrow-decimal.ts';
import { tableFile } from './table-file.ts';

const writing = { scale: 2, pattern: () => '0', write: () => '' };
const about = {
  name: 'About',
  facts: [
    { label: 'Link', value: '#/rfm?v=1' },
    { label: 'Note', value: 'Two days are open.' },
    { label: 'Note', value: 'One row has no customer.' },
  ],
};

const shop: TableData = {
  ...{ id: 'shop', title: 'Shop', marks: [] },
  columns: [
    { id: 'name', label: 'Name', kind: 'text' },
    { id: 'month', label: 'Month', kind: 'month' },
    { id: 'day', label: 'Day', kind: 'day' },
    { id: 'revenue', label: 'Net revenue', kind: 'money' },
    { id: 'share', label: 'Share', kind: 'share' },
    { id: 'count', label: 'Count', kind: 'integer' },
  ],
  rows: [
    ['=台北', 312, '2026-02-28', -20n, 0.25, 9007199254740993n],
    [null, null, null, null, null, null],
    ['', -1, '1850-01-01', 10n ** 17n + 1n, 1, 0],
  ],
  footer: [['Total', null, null, 10n ** 17n, 1.25, 3]],
};

async function arrowOf(table: TableData): Promise<Table> {
  return tableFromIPC(await (await tableFile('arrow', table, writing, about)).bytes());
}

async function parquetOf(table: TableData) {
  const file = await (await tableFile('parquet', table, writing, about)).arrayBuffer();
  const metadata = parquetMetadata(file);
  // Decimals without their meaning: the reader makes doubles of them, the file has integers.
  const schema = metadata.schema.map((element) => {
    if (element.converted_type !== 'DECIMAL') return element;
    const { name, type, type_length, repetition_type } = element;
    return {
      ...{ name, type, repetition_type },
      ...(type_length === undefined ? {} : { type_length }),
    };
  });
  const raw = await parquetReadObjects({ file, metadata: { ...metadata, schema }, utf8: false });
  const rows = await parquetReadObjects({ file });
  return { file, metadata, raw, rows };
}

describe('an Arrow file', () => {
  test('begins and ends with the magic of the file format', async () => {
    const bytes = await (await tableFile('arrow', shop, writing, about)).bytes();
    const text = new TextDecoder();
    expect(text.decode(bytes.subarray(0, 6))).toBe('ARROW1');
    expect(text.decode(bytes.subarray(-6))).toBe('ARROW1');
  });

  test('has a type for every kind, and says what its columns are called', async () => {
    const { schema, numRows } = await arrowOf(shop);
    expect(numRows).toBe(3);
    expect(schema.fields.map(({ name, type }) => [name, String(type)])).toEqual([
      ['name', 'Utf8'],
      ['month', 'Date32<DAY>'],
      ['day', 'Date32<DAY>'],
      ['revenue', 'Decimal[18e+2]'],
      ['share', 'Float64'],
      ['count', 'Int64'],
    ]);
    expect(schema.fields[3]?.metadata.get('label')).toBe('Net revenue');
    expect(schema.metadata.get('Link')).toBe('#/rfm?v=1');
    expect(schema.metadata.get('Note')).toBe('Two days are open.\nOne row has no customer.');
  });

  test('holds the rows, digit for digit, and no totals', async () => {
    const table = await arrowOf(shop);
    const column = (name: string): unknown[] => [...(table.getChild(name) ?? [])];
    expect(column('name')).toEqual(['=台北', null, '']);
    expect(column('month')).toEqual([Date.UTC(2026, 0, 1), null, Date.UTC(1999, 11, 1)]);
    expect(column('day')).toEqual([Date.UTC(2026, 1, 28), null, Date.UTC(1850, 0, 1)]);
    expect(column('revenue').map(signed)).toEqual([-20n, null, 10n ** 17n + 1n]);
    expect(column('share')).toEqual([0.25, null, 1]);
    expect(column('count')).toEqual([9007199254740993n, null, 0n]);
  });
});

describe('a Parquet file', () => {
  test('has a type for every kind, and says what its columns are called', async () => {
    const { metadata } = await parquetOf(shop);
    expect(
      metadata.schema
        .slice(1)
        .map(({ name, type, converted_type, precision, scale }) => [
          name,
          ...[type, converted_type, precision, scale].filter((part) => part !== undefined),
        ]),
    ).toEqual([
      ['name', 'BYTE_ARRAY', 'UTF8'],
      ['month', 'INT32', 'DATE'],
      ['day', 'INT32', 'DATE'],
      ['revenue', 'INT64', 'DECIMAL', 18, 2],
      ['share', 'DOUBLE'],
      ['count', 'INT64'],
    ]);
    expect(metadata.key_value_metadata).toContainEqual({ key: 'Link', value: '#/rfm?v=1' });
    expect(metadata.key_value_metadata).toContainEqual({
      key: 'label.revenue',
      value: 'Net revenue',
    });
  });

  test('holds the rows, digit for digit, and no totals', async () => {
    const { rows, raw } = await parquetOf(shop);
    expect(rows).toEqual([
      {
        ...{ name: '=台北', month: new Date('2026-01-01'), day: new Date('2026-02-28') },
        ...{ revenue: -0.2, share: 0.25, count: 9007199254740993n },
      },
      { name: null, month: null, day: null, revenue: null, share: null, count: null },
      {
        ...{ name: '', month: new Date('1999-12-01'), day: new Date('1850-01-01') },
        ...{ revenue: expect.closeTo(1e15, 0) as unknown, share: 1, count: 0n },
      },
    ]);
    expect(raw.map(({ revenue }) => revenue as unknown)).toEqual([-20n, null, 10n ** 17n + 1n]);
  });
});

test('files without a row keep their columns', async () => {
  const none = { ...shop, rows: [] };
  expect((await arrowOf(none)).schema.fields).toHaveLength(6);
  const { metadata, rows } = await parquetOf(none);
  expect(metadata.schema).toHaveLength(7);
  expect(rows).toEqual([]);
});

test('any table comes back from Arrow and Parquet as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const arrow = await arrowOf(table);
      const { raw } = await parquetOf(table);
      for (const [place, { id, kind }] of table.columns.entries()) {
        const expected = table.rows.map((row) => plain(kind, row[place] ?? null));
        expect([...(arrow.getChild(id) ?? [])].map(signed)).toEqual(expected);
        expect(raw.map((row) => fromParquet(row[id]))).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

/** A cell as both files hold it: unscaled amounts, moments of days, whole numbers of 64 bits. */
function plain(kind: TypedColumn['kind'], value: CellValue): unknown {
  if (value === null) return null;
  if (kind === 'day') return Date.parse(String(value));
  if (kind === 'month') return Date.UTC(2000, Number(value), 1);
  if (kind === 'money' || kind === 'integer') return BigInt(value);
  if (kind === 'moneyAverage') return Number(value) / 100;
  return kind === 'text' ? value : Number(value);
}

function signed(value: unknown): unknown {
  return value instanceof Uint32Array ? arrowInteger(value) : value;
}

/** Sixteen bytes of Parquet, the highest first, as the integer they stand for. */
function fromParquet(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (!(value instanceof Uint8Array)) return value;
  return BigInt.asIntN(
    128,
    value.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n),
  );
}
