import type { ColumnPlan } from '../core/model/plan.ts';
import { isMissing } from './narrow.ts';
import { parseNumber } from './number.ts';
import type { TotalRow } from './types.ts';

/** Sums of a subset, and averages under a price, are no sums of the column. */
const partial = /^(?:小計|小计|sub)/i;
const summed: readonly ColumnPlan['use'][] = ['amount', 'quantity', 'discount'];

/**
 * The total rows, each with the positions of the columns whose sum over `rows` (all rows of the file,
 * without totals) is not the stated one. Half a hundredth per row is rounding.
 */
export function checkedTotals(
  totals: readonly TotalRow[],
  rows: readonly (readonly string[])[],
  columns: readonly ColumnPlan[],
): readonly TotalRow[] {
  return totals.map((total) => {
    if (partial.test(total.label)) return total;
    const disagrees = columns.flatMap(({ index, use, recipe }) => {
      const cell = total.cells[index] ?? '';
      if (recipe.kind !== 'number' || !summed.includes(use) || isMissing(cell)) return [];
      const stated = parseNumber(cell, recipe);
      const sum = rows.reduce((n, row) => n + (parseNumber(row[index] ?? '', recipe) ?? 0), 0);
      const rounding = 0.005 * (rows.length + 1);
      return stated === null || Math.abs(stated - sum) <= rounding ? [] : [index];
    });
    return { ...total, disagrees };
  });
}
