import type { CellValue, Formats, TableColumn, TableData } from '../../core/spec/screen.ts';
import type { TableColumn as DrawnColumn, TableRow } from '../table/types.ts';

/** The columns of an analysis' table, ready to draw: numbers to the end, words to the start. */
export function drawnColumns(table: TableData, formats: Formats): readonly DrawnColumn[] {
  return table.columns.map((column) => ({
    id: column.id,
    label: column.label,
    align: isText(column) ? 'start' : 'end',
    format: (value: unknown) => formats.value(column.kind, value as CellValue),
  }));
}

/** Rows by column id, with the place of each as its key. */
export function drawnRows(table: TableData, rows: TableData['rows']): readonly TableRow[] {
  return rows.map((row, place) => ({
    key: String(place),
    ...Object.fromEntries(table.columns.map((column, index) => [column.id, row[index] ?? null])),
  }));
}

function isText(column: TableColumn): boolean {
  return column.kind === 'text' || column.kind === 'day' || column.kind === 'month';
}
