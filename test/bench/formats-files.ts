import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import { dayColumn, dayOf, priceColumn, quantityColumn, shopRows } from './formats-rows.ts';
import { sheetRows, writeXlsx } from './formats-xlsx.ts';
import { shopCsv } from './shop.ts';

export type Format = 'CSV' | 'XLSX' | 'Parquet';

/** A file of the bench shop. */
export interface ShopFile {
  readonly format: Format;
  readonly path: string;
  readonly bytes: number;
}

/** Rows of a row group as data frames write them, so that one group holds a million. */
const groupRows = 1 << 20;

/** Writes the shop in a format, row by row, and returns where; null where it does not fit. */
export async function writeShop(
  format: Format,
  lines: number,
  folder: string,
): Promise<ShopFile | null> {
  if (format === 'XLSX' && lines > sheetRows) return null;
  const path = join(folder, `shop-${lines}.${format.toLowerCase()}`);
  if (format === 'CSV') writeCsv(path, lines);
  else if (format === 'XLSX') await writeXlsx(path, lines);
  else await writeParquet(path, lines);
  return { format, path, bytes: statSync(path).size };
}

function writeCsv(path: string, lines: number): void {
  const file = openSync(path, 'w');
  for (const bytes of shopCsv({ lines })) writeSync(file, bytes);
  closeSync(file);
}

/** With Snappy and a dictionary where one pays; days as DATE, prices as DOUBLE. */
async function writeParquet(path: string, lines: number): Promise<void> {
  let names: readonly string[] = [];
  let data: (string | number)[][] = [];
  let writer: ParquetWriter | null = null;
  const flush = async (): Promise<void> => {
    writer ??= new ParquetWriter({ writer: fileWriter(path), schema: schemaOf(names) });
    const columnData: ColumnSource[] = names.map((name, at) => ({ name, data: data[at] ?? [] }));
    await writer.write({ columnData, rowGroupSize: groupRows });
    data = names.map(() => []);
  };
  for (const rows of shopRows(lines)) {
    for (const cells of rows) {
      if (names.length === 0) {
        names = cells;
        data = names.map(() => []);
        continue;
      }
      cells.forEach((cell, at) => data[at]?.push(parquetValue(cell, at)));
      if (data[0]?.length === groupRows) await flush();
    }
  }
  if ((data[0]?.length ?? 0) > 0) await flush();
  await (writer as ParquetWriter | null)?.finish();
}

function parquetValue(cell: string, at: number): string | number {
  if (at === dayColumn) return dayOf(cell);
  return at === quantityColumn || at === priceColumn ? Number(cell) : cell;
}

function schemaOf(names: readonly string[]): SchemaElement[] {
  const typeOf = (at: number): Pick<SchemaElement, 'type' | 'converted_type'> => {
    if (at === dayColumn) return { type: 'INT32', converted_type: 'DATE' };
    if (at === quantityColumn) return { type: 'INT32' };
    if (at === priceColumn) return { type: 'DOUBLE' };
    return { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  };
  return [
    { name: 'root', num_children: names.length },
    ...names.map((name, at): SchemaElement => ({
      ...{ name, repetition_type: 'OPTIONAL' },
      ...typeOf(at),
    })),
  ];
}
