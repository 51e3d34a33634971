import { monthStart } from '../calendar.ts';
import { toUnits } from '../money.ts';
import type { CellValue, TableColumn, TableData } from '../spec/screen.ts';
import { isDay } from '../sql/index.ts';

/** What a column of a file for analysts holds, and its values, one per row; null for none. */
export type TypedValues =
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  /** Whole numbers of 64 bits. */
  | { readonly type: 'integer'; readonly values: readonly (bigint | null)[] }
  | { readonly type: 'double'; readonly values: readonly (number | null)[] }
  /** Days since 1 January 1970; a month is its first day. */
  | { readonly type: 'day'; readonly values: readonly (number | null)[] }
  /** Units of 10^−`scale`, of at most `precision` digits. */
  | {
      readonly type: 'decimal';
      readonly values: readonly (bigint | null)[];
      readonly scale: number;
      readonly precision: 18 | 38;
    };

/** A column by its id, which is the same in every language, with its name for readers. */
export type TypedColumn = TypedValues & {
  readonly id: string;
  readonly label: string;
  readonly kind: TableColumn['kind'];
};

/**
 * The rows of a table, without its totals, by column and with one type each. Amounts are exact
 * decimals, averages of amounts are numbers of units, shares are 0–1. A column in which words stand
 * among other values is text.
 */
export function typedColumns(table: TableData, scale: number): readonly TypedColumn[] {
  const used = new Set<string>();
  return table.columns.map((column, place) => {
    const cells = table.rows.map((row) => row[place] ?? null);
    let id = column.id === '' ? `column${place + 1}` : column.id;
    while (used.has(id)) id += '_';
    used.add(id);
    return { id, label: column.label, kind: column.kind, ...typed(column, cells, scale) };
  });
}

function typed(column: TableColumn, cells: readonly CellValue[], scale: number): TypedValues {
  const { kind } = column;
  if (kind === 'day' && cells.every((cell) => cell === null || isDayText(cell)))
    return { type: 'day', values: cells.map((cell) => (cell === null ? null : dayNumber(cell))) };
  if (kind === 'text' || cells.some((cell) => typeof cell === 'string'))
    return { type: 'text', values: cells.map(textOf) };
  // What is left are numbers: `cells.some` above has seen every text.
  const numbers = cells as readonly (number | bigint | null)[];
  switch (kind) {
    case 'month':
      return {
        type: 'day',
        values: mapped(numbers, (month) => dayNumber(monthStart(Number(month)))),
      };
    case 'money':
      return amounts(numbers, scale);
    case 'moneyAverage':
      return { type: 'double', values: mapped(numbers, (value) => toUnits(value, scale)) };
    case 'integer':
    case 'day':
      return areWhole(numbers, 2n ** 63n)
        ? { type: 'integer', values: mapped(numbers, BigInt) }
        : { type: 'double', values: mapped(numbers, Number) };
    default:
      return { type: 'double', values: mapped(numbers, Number) };
  }
}

/** Amounts in minor units; an amount that has parts of one makes the column one of plain numbers. */
function amounts(values: readonly (number | bigint | null)[], scale: number): TypedValues {
  const precision = areWhole(values, 10n ** 18n) ? 18 : areWhole(values, 10n ** 38n) ? 38 : null;
  return precision === null
    ? { type: 'double', values: mapped(values, (value) => toUnits(value, scale)) }
    : { type: 'decimal', scale, precision, values: mapped(values, BigInt) };
}

/** Whether all numbers are whole and, whatever their sign, below a limit. */
function areWhole(values: readonly (number | bigint | null)[], limit: bigint): boolean {
  return values.every(
    (value) =>
      value === null ||
      ((typeof value === 'bigint' || Number.isInteger(value)) && -limit < value && value < limit),
  );
}

function mapped<T>(
  values: readonly (number | bigint | null)[],
  write: (value: number | bigint) => T,
): readonly (T | null)[] {
  return values.map((value) => (value === null ? null : write(value)));
}

function isDayText(cell: CellValue): cell is string {
  return typeof cell === 'string' && isDay(cell);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function textOf(cell: CellValue): string | null {
  return cell === null ? null : String(cell);
}
