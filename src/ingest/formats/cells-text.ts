import type { CsvDialect } from '../../core/model/plan.ts';
import type { CharsetReport, WorkHooks } from '../types.ts';
import type { CellTable } from './cell-table.ts';
import { takeTurns } from './turns.ts';

/** How tables become text: whatever reads CSV then reads them too. */
export const cellDialect: CsvDialect = { delimiter: ',', quote: '"' };

/** The charset of text that was made here. */
export const ownCharset: CharsetReport = {
  encoding: 'utf-8',
  confidence: 1,
  bomBytes: 0,
  invalidSequences: 0,
  firstInvalidLine: null,
  candidates: [],
};

/** Characters gathered before they become bytes. */
const pieceLength = 1 << 22;

/** The rows of a table as UTF-8 CSV, its column names first where it has any. Empty rows are left out. */
export async function cellsToText(
  table: CellTable,
  hooks: WorkHooks,
  wanted?: readonly number[],
): Promise<Blob> {
  const parts: Blob[] = [];
  let piece = table.columns ? line(table.columns) : '';
  for await (const rows of table.readRows(hooks, wanted)) {
    await takeTurns(hooks);
    for (const row of rows) piece += line(row);
    if (piece.length < pieceLength) continue;
    parts.push(new Blob([piece]));
    piece = '';
  }
  return new Blob([...parts, piece]);
}

function line(cells: readonly string[]): string {
  let text = '';
  let isEmpty = true;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    if (i > 0) text += ',';
    if (cell === '') continue;
    isEmpty = false;
    text += /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return isEmpty ? '' : `${text}\n`;
}
