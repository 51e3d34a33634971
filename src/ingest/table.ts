import { fail } from '../core/error.ts';
import { dateClass } from './date-decide.ts';
import { isMissing } from './narrow.ts';
import { numberClass } from './number-decide.ts';
import { columnIds } from './slug.ts';
import { synonymFor } from './synonyms.ts';

/** More columns than any real export has; beyond them the file is transposed or no table. */
export const mostColumns = 5000;

/** Where the table stands among the first records of a file. */
export interface TableFound {
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
  /** The header as written, or empty names where there is none. */
  readonly header: readonly string[];
  readonly ids: readonly string[];
  /** Number of columns without a name, or sharing theirs with an earlier one. */
  readonly renamed: number;
}

type Records = readonly (readonly string[])[];

/**
 * Finds preamble and header in the first records of a file. Fails with `file.tooManyColumns`, and
 * with `file.headerOnly` where nothing follows the header (`more` says that the records go on).
 */
export function findTable(
  records: Records,
  given: { readonly preambleRecords?: number; readonly hasHeader?: boolean } = {},
  more = false,
): TableFound {
  const widest = records.reduce((most, record) => Math.max(most, record.length), 0);
  if (widest > mostColumns) fail('file.tooManyColumns', { columns: widest, limit: mostColumns });
  const preambleRecords = given.preambleRecords ?? countPreamble(records);
  const body = records.slice(preambleRecords);
  const [first = []] = body;
  const hasHeader = given.hasHeader ?? looksLikeHeader(first, body.slice(1, 60));
  if (body.length <= (hasHeader ? 1 : 0) && !more) {
    fail('file.headerOnly', { columns: first.length });
  }
  const width = hasHeader ? first.length : modeOf(body.map((record) => record.length));
  const header = Array.from({ length: width }, (_, i) =>
    hasHeader ? (first[i] ?? '').trim() : '',
  );
  const names = header.filter((name) => name !== '');
  return {
    preambleRecords,
    hasHeader,
    header,
    ids: columnIds(header),
    renamed: hasHeader ? width - new Set(names).size : 0,
  };
}

/** Records before the table: `#` comments and title rows that fill far fewer cells than the rest. */
function countPreamble(records: Records): number {
  const look = records.slice(0, 200);
  const width = modeOf(look.map((record) => record.length));
  const typical = modeOf(look.map(filled));
  let count = 0;
  while (count < look.length - 1 && count < 50) {
    const record = look[count] ?? [];
    const comment = (record[0] ?? '').startsWith('#') && filled(record) < Math.max(2, width * 0.6);
    const title =
      width > 1 && filled(record) <= Math.max(1, Math.floor(typical * 0.4)) && typical > 1;
    if (!comment && !title) break;
    count++;
  }
  return count;
}

/** Whether a record names the columns: known names, or words above numbers and dates. */
function looksLikeHeader(first: readonly string[], rows: Records): boolean {
  const cells = first.filter((cell) => cell.trim() !== '');
  if (cells.length === 0) return false;
  const known = cells.filter((cell) => synonymFor(cell) !== null).length;
  if (known >= 2 || (known === 1 && cells.length <= 3)) return true;
  if (cells.some((cell) => isValue(cell) && !/^\d{4}$/.test(cell.trim()))) return false;
  const values = first.some((_, i) => rows.length > 0 && share(rows, i, isValue) > 0.5);
  if (values) return true;
  // All text: a record whose cells come again below is data.
  const again = first.filter((cell, i) =>
    rows.some((row) => row[i] === cell && cell !== ''),
  ).length;
  return again < cells.length * 0.3;
}

function isValue(cell: string): boolean {
  if (isMissing(cell)) return false;
  const digits = cell.replace(/[^0-9]/g, '').length;
  if (digits > cell.trim().length * 0.5 && !/^\d{4}$/.test(cell.trim())) return true;
  const number = numberClass(cell);
  if (number !== 'other') return true;
  return dateClass(cell) !== 'other';
}

function share(rows: Records, index: number, test: (cell: string) => boolean): number {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => !isMissing(cell));
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

function filled(record: readonly string[]): number {
  return record.reduce((n, cell) => (cell.trim() === '' ? n : n + 1), 0);
}

function modeOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
