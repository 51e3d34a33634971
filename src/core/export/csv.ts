import { monthStart } from '../calendar.ts';
import { decimalText, toUnits } from '../money.ts';
import type { CellValue, TableColumn, TableData } from '../spec/screen.ts';
import { defused } from './defused.ts';

/** Excel takes a file for UTF-8 only with this mark. */
const byteOrderMark = '\uFEFF';

/**
 * A table as CSV for people: with a byte order mark, so that spreadsheets read it as UTF-8, and with
 * text that would run as a formula prefixed by an apostrophe. Numbers stay numbers, −20 included.
 */
export function csvForPeople(table: TableData, scale: number): string {
  const header = table.columns.map((column) => textField(column.label || column.id));
  const rows = csvRows(table.columns, [...table.rows, ...table.footer], scale);
  return `${byteOrderMark}${header.join(',')}\r\n${rows}`;
}

/** Further rows of such a file: large ones are written piece by piece. */
export function csvRows(
  columns: readonly TableColumn[],
  rows: readonly (readonly CellValue[])[],
  scale: number,
): string {
  const written = rows.map((row) =>
    columns.map((column, index) => field(column, row[index] ?? null, scale)),
  );
  return written.map((fields) => `${fields.join(',')}\r\n`).join('');
}

/** The rows of a table as plain objects, with amounts in units of the currency. */
export function plainRows(
  table: TableData,
  scale: number,
): readonly Readonly<Record<string, CellValue>>[] {
  return table.rows.map((row) =>
    Object.fromEntries(
      table.columns.map((column, index) => [
        column.id,
        plainValue(column, row[index] ?? null, scale),
      ]),
    ),
  );
}

/** A value as an export writes it: amounts in units, months as `YYYY-MM`. */
export function plainValue(
  column: TableColumn,
  value: CellValue,
  scale: number,
): string | number | null {
  if (value === null) return null;
  if ((column.kind === 'money' || column.kind === 'moneyAverage') && typeof value !== 'string')
    return toUnits(value, scale);
  if (column.kind === 'month' && typeof value === 'number') return monthStart(value).slice(0, 7);
  return typeof value === 'bigint' ? Number(value) : value;
}

function field(column: TableColumn, value: CellValue, scale: number): string {
  if (value === null) return '';
  if (column.kind === 'money' && typeof value === 'bigint') return decimalText(value, scale);
  const plain = plainValue(column, value, scale);
  return typeof plain === 'string' ? textField(plain) : String(plain);
}

/** A text field: quoted where needed, and never a formula. */
export function textField(text: string): string {
  const safe = defused(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
