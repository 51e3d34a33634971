import { daysBetween, monthStart } from '../calendar.ts';
import { decimalText, toUnits } from '../money.ts';
import type { CellValue, ValueKind } from '../spec/screen.ts';
import { isDay } from '../sql/index.ts';
import { defused } from './defused.ts';

/** A cell: text, a number as a decimal text with the pattern it is shown by, or nothing. */
export type SheetCell =
  | null
  | {
      readonly text: string;
      /** The name of a fact beside it. */
      readonly isName?: boolean;
    }
  | { readonly number: string; readonly pattern: string };

/** The number format of a spreadsheet for a value: `#,##0.00`, `0%`. */
export type NumberPattern = (kind: ValueKind, value: number | bigint) => string;

/** How days and months are shown; both are real dates. */
const dayPattern = 'yyyy-mm-dd';
const monthPattern = 'yyyy-mm';
/** Spreadsheets count 1900 as a leap year: earlier days have numbers that programs disagree about. */
const firstSureDay = '1900-03-01';
/** Numbers of a spreadsheet are doubles: whole ones from here on lose digits. */
const exactBelow = 2n ** 53n;

/**
 * A value as a cell of a spreadsheet. Amounts are exact units of the currency; what a spreadsheet can
 * not hold as a number without loss is text.
 */
export function sheetCell(
  kind: ValueKind,
  value: CellValue,
  { scale, pattern }: { readonly scale: number; readonly pattern: NumberPattern },
): SheetCell {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
  if (typeof value === 'string')
    return kind === 'day' && isDay(value) ? dateCell(value, dayPattern) : { text: defused(value) };
  if (kind === 'month') return dateCell(monthStart(Number(value)), monthPattern);
  const decimals = kind === 'money' || kind === 'moneyAverage' ? scale : 0;
  const number = numberText(value, decimals);
  const isExact = typeof value === 'number' || (-exactBelow < value && value < exactBelow);
  return isExact ? { number, pattern: pattern(kind, value) } : { text: defused(number) };
}

/** A value in units of 10^−`decimals`, with every digit that it has. */
function numberText(value: number | bigint, decimals: number): string {
  if (typeof value === 'bigint') return decimalText(value, decimals);
  if (Number.isSafeInteger(value)) return decimalText(BigInt(value), decimals);
  return String(toUnits(value, decimals));
}

function dateCell(day: string, pattern: string): SheetCell {
  if (day < firstSureDay) return { text: pattern === monthPattern ? day.slice(0, 7) : day };
  return { number: String(daysBetween('1899-12-30', day)), pattern };
}
