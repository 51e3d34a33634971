import { mask } from './mask.ts';
import type { TableColumn, TableRow } from './types.ts';

/** What a cell shows: the formatted value, a dash for none, masked when personal and concealed. */
export function cellText(column: TableColumn, row: TableRow, concealed: boolean): string {
  const value = row[column.id];
  if (value === null || value === undefined) return '–';
  const text = column.format ? column.format(value) : plain(value);
  return concealed && column.masked === true ? mask(text) : text;
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : '';
}
