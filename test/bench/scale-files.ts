import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { shopRows } from './formats-rows.ts';
import { shopCsv } from './shop.ts';

/** The bench shop as CSV. */
export function writeLargeCsv(folder: string, lines: number): string {
  const path = join(folder, `shop-${lines}.csv`);
  if (existsSync(path)) return path;
  const file = openSync(path, 'w');
  for (const bytes of shopCsv({ lines })) writeSync(file, bytes);
  closeSync(file);
  return path;
}

/**
 * The bench shop as a Parquet file of about 67 bytes a row: as exports have it, with texts that do not
 * compress and that no analysis uses.
 */
export async function writeLargeParquet(folder: string, lines: number): Promise<string> {
  const path = join(folder, `shop-${lines}.parquet`);
  if (existsSync(path)) return path;
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [
      { name: 'root', num_children: 9 },
      ...[...names, 'token'].map((name) => ({
        ...{ name, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const },
        repetition_type: 'OPTIONAL' as const,
      })),
    ],
  });
  let rows: string[][] = [];
  const flush = async (): Promise<void> => {
    const columnData = [...names, 'token'].map((name, at) => ({
      name,
      data: rows.map((cells, row) => cells[at] ?? token(row)),
    }));
    await writer.write({ columnData, rowGroupSize: groupRows });
    rows = [];
  };
  let isHeader = true;
  for (const batch of shopRows(lines)) {
    for (const cells of batch) {
      if (isHeader) isHeader = false;
      else rows.push(cells);
    }
    if (rows.length >= groupRows) await flush();
  }
  if (rows.length > 0) await flush();
  await writer.finish();
  return path;
}

const names = [
  ...['order_id', 'customer_id', 'order_date', 'sku'],
  ...['category', 'channel', 'quantity', 'unit_price'],
];
const groupRows = 1 << 18;

/** 48 characters that no other row has. */
function token(row: number): string {
  let state = (row * 2_654_435_761) >>> 0;
  let text = '';
  while (text.length < 48) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    text += state.toString(36);
  }
  return text.slice(0, 48);
}
