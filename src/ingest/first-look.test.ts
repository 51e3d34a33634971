import { parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, expect, test } from 'vitest';
import { missingColumns } from './first-look.ts';
import { inspectFile } from './inspect.ts';
import type { Inspection } from './types.ts';

const rows = 200_000;
const range = Array.from({ length: rows }, (_, row) => row);
const day = (row: number): string =>
  new Date(Date.UTC(2023, 0, 1 + (row % 700))).toISOString().slice(0, 10);

/** A large shop with a note of its own in every row, which no analysis uses. */
const shop = new File(
  [
    parquetWriteBuffer({
      columnData: [
        { name: 'order_id', data: range.map((row) => `o${Math.floor(row / 2)}`) },
        { name: 'note', data: range.map((row) => `please leave parcel number ${row} at the door`) },
        { name: 'customer_id', data: range.map((row) => `c${row % 5000}`) },
        { name: 'order_date', data: range.map(day) },
        { name: 'amount', data: range.map((row) => (row % 500) + 0.5) },
      ],
      rowGroupSize: 50_000,
    }),
  ],
  'shop.parquet',
);
const note = 1;

let found: Inspection;
const early: Inspection[] = [];
beforeAll(async () => {
  found = await inspectFile(shop, { early: (inspection) => void early.push(inspection) });
}, 60_000);

test('A large Parquet file is described from its first rows before the others are read', () => {
  expect(early).toHaveLength(1);
  expect(early[0]).toMatchObject({ stage: 'early', facts: { records: null } });
  expect(early[0]?.plan.columns.map(({ use }) => use)).toEqual(
    found.plan.columns.map(({ use }) => use),
  );
});

test('Columns that nothing uses are not read, and described all the same', async () => {
  expect(found.facts).toMatchObject({ records: rows, unread: [note] });
  expect(found.plan.columns[note]).toMatchObject({ header: 'note', use: 'ignore' });
  expect(found.columns[note]).toMatchObject({ kind: 'text', filledShare: 1 });
  expect(found.preview.rows[0]?.[note]).toBe('please leave parcel number 0 at the door');
  const text = await found.data!.slice(0, 1000).text();
  expect(text).toContain('o0,,c0,2023-01-01,0.5\n');
  expect(text).not.toContain('parcel');
});

test('A column that is used after all is missed, and read when it is asked for', async () => {
  const columns = found.plan.columns.map((column) =>
    column.index === note ? { ...column, use: 'dimension' as const } : column,
  );
  expect(missingColumns({ ...found.plan, columns }, found.facts)).toEqual([note]);
  expect(missingColumns(found.plan, found.facts)).toEqual([]);
  const whole = await inspectFile(shop, {}, { wanted: [note] });
  expect(whole.facts).toMatchObject({ records: rows, unread: [] });
  expect(await whole.data!.slice(0, 1000).text()).toContain('parcel number 0');
}, 60_000);
