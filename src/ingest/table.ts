import { fail } from '../core/error.ts';
import { isComment } from './comments.ts';
import { dateClass } from './date-decide.ts';
import { joinedHeader, namesGroups } from './header-groups.ts';
import { isMissing } from './narrow.ts';
import { numberClass } from './number-decide.ts';
import { columnIds } from './slug.ts';
import { synonymFor } from './synonyms.ts';
import type { Overrides } from './types.ts';

/** More columns than any real export has; beyond them the file is transposed or no table. */
export const mostColumns = 5000;

/** Where the table stands among the first records of a file. */
export interface TableFound {
  readonly preambleRecords: number;
  readonly hasHeader: boolean;
  /** Two where a row of groups stands above the names. */
  readonly headerRecords: 0 | 1 | 2;
  /** The header as written (group and name joined), or empty names where there is none. */
  readonly header: readonly string[];
  /** The row of names alone. */
  readonly names: readonly string[];
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
  given: Pick<Overrides, 'preambleRecords' | 'hasHeader' | 'headerRecords'> = {},
  more = false,
): TableFound {
  const widest = records.reduce((most, record) => Math.max(most, record.length), 0);
  if (widest > mostColumns) fail('file.tooManyColumns', { columns: widest, limit: mostColumns });
  const preambleRecords = given.preambleRecords ?? countPreamble(records);
  const body = records.slice(preambleRecords);
  const [first = []] = body;
  const headerRecords = given.headerRecords ?? countHeader(body, given.hasHeader);
  if (body.length <= headerRecords && !more) fail('file.headerOnly', { columns: first.length });
  const names = headerRecords === 0 ? [] : (body[headerRecords - 1] ?? []);
  const width =
    headerRecords === 0
      ? modeOf(body.map((record) => record.length))
      : Math.max(names.length, first.length);
  const written = Array.from({ length: width }, (_, i) => (names[i] ?? '').trim());
  const header = headerRecords === 2 ? joinedHeader(first, written) : written;
  return {
    preambleRecords,
    hasHeader: headerRecords > 0,
    headerRecords,
    header,
    names: written,
    ids: columnIds(header),
    renamed: headerRecords > 0 ? width - new Set(header.filter((name) => name !== '')).size : 0,
  };
}

function countHeader(body: Records, given: boolean | undefined): 0 | 1 | 2 {
  if (given === false) return 0;
  if (isGroupRow(body)) return 2;
  const [first = []] = body;
  return (given ?? looksLikeHeader(first, body.slice(1, 60))) ? 1 : 0;
}

/** Whether the first record names groups of columns and the second one the columns themselves. */
function isGroupRow(body: Records): boolean {
  const [groups = [], names = [], ...rows] = body;
  return (
    namesGroups(groups, names) &&
    !groups.some(isValue) &&
    rows.length > 0 &&
    looksLikeHeader(names, rows.slice(0, 60)) &&
    // Words above words may as well be data below a header with gaps.
    (names.filter((name) => synonymFor(name) !== null).length >= 2 ||
      names.some((_, i) => share(rows, i, isValue) > 0.5))
  );
}

/** Records before the table: `#` comments and title rows that fill far fewer cells than the rest. */
function countPreamble(records: Records): number {
  const look = records.slice(0, 200);
  const told = look.filter((record) => !isComment(record));
  const width = modeOf(told.map((record) => record.length));
  const typical = modeOf(told.map(filled));
  let count = 0;
  while (count < look.length - 1 && count < 50) {
    const record = look[count] ?? [];
    const sparse = (record[0] ?? '').startsWith('#') && filled(record) < Math.max(2, width * 0.6);
    // A header may be called `# of orders`; comments have neighbours, or too few cells.
    const beside = [look[count - 1], look[count + 1]].some((other) => other && isComment(other));
    const comment = sparse || (isComment(record) && (beside || record.length < width));
    const title =
      width > 1 && filled(record) <= Math.max(1, Math.floor(typical * 0.4)) && typical > 1;
    if (!comment && (!title || isGroupRow(records.slice(count, count + 60)))) break;
    count++;
  }
  return count;
}

/** Whether a record names the columns: known names, or words above numbers and dates. */
export function looksLikeHeader(first: readonly string[], rows: Records): boolean {
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
