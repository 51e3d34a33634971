import { columnFor, columnsFor, type ColumnPlan, type SourcePlan } from '../core/model/plan.ts';
import { narrow } from './narrow.ts';
import { parseNumber } from './number.ts';

/** How the amount that a file states agrees with price × quantity, over the rows looked at. */
export interface AmountCheck {
  /** Positions of the amount, the quantity, the price and the discounts it is about. */
  readonly columns: readonly number[];
  /** Rows looked at in which all of them can be read. */
  readonly rows: number;
  /** Rows in which the amount is price × quantity − discount. */
  readonly net: number;
  /** Rows in which it is price × quantity although there is a discount. */
  readonly beforeDiscount: number;
}

/** Fewer rows than this tell nothing. */
const fewestRows = 5;

/**
 * Compares a stated amount with what price, quantity and discount make, to the last decimal that the
 * amount is written with. Null where the plan lacks one of them, or a known export says what is what.
 */
export function checkAmount(
  plan: SourcePlan,
  rows: readonly (readonly string[])[],
): AmountCheck | null {
  const amount = columnFor(plan, 'amount');
  const quantity = columnFor(plan, 'quantity');
  const price = columnFor(plan, 'unitPrice');
  if (plan.role !== 'transactions' || plan.platform || plan.amountBeforeDiscount) return null;
  if (!amount || !quantity || !price) return null;
  const discounts = columnsFor(plan, 'discount');
  let [seen, net, beforeDiscount] = [0, 0, 0];
  for (const row of rows) {
    const [stated, units, each] = [amount, quantity, price].map((column) => cell(row, column));
    if (stated == null || units == null || each == null) continue;
    const off = discounts.reduce((sum, column) => sum + Math.abs(cell(row, column) ?? 0), 0);
    const isAlike = (made: number): boolean =>
      Math.abs(stated - made) <= 0.5 / 10 ** decimals(row, amount) + 1e-9 * Math.abs(made);
    seen++;
    if (isAlike(units * each - off)) net++;
    else if (off > 0 && isAlike(units * each)) beforeDiscount++;
  }
  if (seen < fewestRows) return null;
  const columns = [amount, quantity, price, ...discounts].map(({ index }) => index);
  return { columns, rows: seen, net, beforeDiscount };
}

function cell(row: readonly string[], { index, recipe }: ColumnPlan): number | null {
  return recipe.kind === 'number' ? parseNumber(row[index] ?? '', recipe) : null;
}

/** Decimals that a number is written with. */
function decimals(row: readonly string[], { index, recipe }: ColumnPlan): number {
  const mark = recipe.kind === 'number' ? recipe.decimalMark : '.';
  const text = narrow(row[index] ?? '');
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : (/^\d*/.exec(text.slice(at + 1))?.[0].length ?? 0);
}
