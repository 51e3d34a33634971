import type { CellValue, ValueKind } from '../../src/core/spec/screen.ts';
import { startsFormula } from './any-table.ts';

/**
 * What a cell of a workbook must hold, reckoned with doubles alone: units of the currency, days of a
 * spreadsheet's calendar, text where a double would lose a digit, and no text that begins a formula.
 */
export function expectedCell(
  kind: ValueKind,
  value: CellValue,
  scale: number,
): string | number | null {
  if (value === null) return null;
  const isDay = kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(String(value));
  if (isDay || (kind === 'month' && typeof value !== 'string')) {
    const time = isDay ? Date.parse(String(value)) : Date.UTC(2000, Number(value), 1);
    const text = new Date(time).toISOString().slice(0, isDay ? 10 : 7);
    // 1 January 1970 is day 25,569.
    return time < Date.UTC(1900, 2, 1) ? text : time / 86_400_000 + 25_569;
  }
  if (typeof value === 'string') return startsFormula.test(value) ? `'${value}` : value;
  const isMoney = kind === 'money' || kind === 'moneyAverage';
  const parts = isMoney ? 10 ** scale : 1;
  if (typeof value === 'number') return value / parts;
  const size = value < 0n ? -value : value;
  if (size < 2n ** 53n) return Number(value) / parts;
  const digits = String(size).padStart(scale + 1, '0');
  const text = isMoney && scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return value < 0n ? `'-${text}` : text;
}
