import type { ColumnUse } from '../core/model/fields.ts';
import type { ColumnFacts } from './column-facts.ts';
import { parseNumber } from './number.ts';

/** The sampled rows, and the columns that uses stand for so far. */
export interface Sampled {
  readonly rows: readonly (readonly string[])[];
  readonly facts: readonly ColumnFacts[];
  readonly at: (use: ColumnUse) => number | undefined;
}

/** A column that its header calls a margin or a cost. */
export interface MarginColumn {
  readonly use: ColumnUse;
  readonly index: number;
  readonly header: string;
}

/** Fewer rows than this tell nothing. */
const fewestRows = 5;
/** Share (0–1) of the rows in which two sums have to be alike to be the same thing. */
const sameShare = 0.9;

/**
 * Whether the cells say that a column is not the money that its header calls it: a margin in per cent,
 * or a cost that is what the customer paid.
 */
export function isNoMoney(column: MarginColumn, cost: number | undefined, of: Sampled): boolean {
  if (/[%％]/.test(column.header)) return true;
  const own = cellsOf(column.index, of);
  const paid = paidIn(of);
  if (column.use === 'cost') return paid.some((amount) => shareAlike(own, amount) >= sameShare);
  if (column.use !== 'margin' || cost === undefined) return false;
  const goods = cellsOf(cost, of);
  const isShare = own.every((value) => value === null || Math.abs(value) <= 100);
  const earned = paid.map((amount) => amount.map((value, row) => less(value, goods[row] ?? null)));
  const shares = earned.map((all) => shareAlike(own, all)).filter((share) => !Number.isNaN(share));
  return isShare && shares.length > 0 && shares.every((share) => share < sameShare);
}

/** What the customers paid per row: as stated, and as price × quantity. */
function paidIn(of: Sampled): readonly (readonly (number | null)[])[] {
  const [amount, quantity, price] = (['amount', 'quantity', 'unitPrice'] as const).map((use) => {
    const index = of.at(use);
    return index === undefined ? null : cellsOf(index, of);
  });
  const made =
    quantity && price
      ? price.map((value, row) => {
          const units = quantity[row] ?? null;
          return value === null || units === null ? null : value * units;
        })
      : null;
  return [amount, made].filter((cells) => cells != null);
}

function cellsOf(index: number, { rows, facts }: Sampled): readonly (number | null)[] {
  const recipe = facts[index]?.numbers.recipe;
  return rows.map((row) => (recipe ? parseNumber(row[index] ?? '', recipe) : null));
}

function less(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - Math.abs(right);
}

/** Share of the rows in which both are known and alike to a hundredth; not a number where few are. */
function shareAlike(left: readonly (number | null)[], right: readonly (number | null)[]): number {
  const pairs = left.flatMap((value, row) => {
    const other = right[row] ?? null;
    return value === null || other === null ? [] : [Math.abs(value - other) <= 0.01 + 1e-9];
  });
  return pairs.length < fewestRows ? NaN : pairs.filter(Boolean).length / pairs.length;
}
