import { textField } from '../core/export/csv.ts';

/** How the rows of a file are written. */
export interface RowStyle {
  /** Bytes before the first row. */
  readonly start: string;
  readonly row: (cells: readonly string[]) => string;
}

/**
 * For platforms: UTF-8 without a byte order mark, quotes only where RFC 4180 needs them, and nothing
 * before a cell, since an apostrophe would break `+886…`. Lines end with LF: readers that cut at LF would
 * take the CR of a CRLF for a part of the last value.
 */
export const platformRows: RowStyle = {
  start: '',
  row: (cells) => `${cells.map(quoted).join(',')}\n`,
};

/** For people: a byte order mark and CRLF for spreadsheets, and no text that would run as a formula. */
export const peopleRows: RowStyle = {
  start: '\uFEFF',
  row: (cells) => `${cells.map(textField).join(',')}\r\n`,
};

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
