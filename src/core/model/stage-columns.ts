import { join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { cell } from './csv-relation.ts';
import { costUses, type ColumnUse } from './fields.ts';
import { columnFor, columnsFor, type ColumnPlan, type SourcePlan } from './plan.ts';
import { textCell } from './read-cell.ts';
import type { TextRecipe } from './recipe.ts';

/** Money is held in millionths while the file is read, so that no decimal of at most six places is lost. */
export const microsPerUnit = 1_000_000;
/** Nine billion units: the largest amount of one line that a double carries exactly in millionths. */
export const largestAmount = 9e9;

/** The columns that dates and amounts are read from. */
export interface StageColumns {
  readonly date: ColumnPlan;
  readonly amount: ColumnPlan | null;
  readonly quantity: ColumnPlan | null;
  readonly unitPrice: ColumnPlan | null;
  /** What comes off, each as a positive or as a negative amount. */
  readonly discounts: readonly ColumnPlan[];
  /** What an order was refunded, as a positive amount on one of its rows. */
  readonly refunded: ColumnPlan | null;
  /** What an order comes to after discounts, on one of its rows or on each. */
  readonly orderNet: ColumnPlan | null;
  /** Margins, costs of goods and costs to serve: see `margin.ts`. */
  readonly costs: readonly ColumnPlan[];
  /** All of them that hold numbers. */
  readonly numbers: readonly ColumnPlan[];
  /** All of them that hold money. */
  readonly money: readonly ColumnPlan[];
}

export function stageColumns(source: SourcePlan): StageColumns {
  const date = columnFor(source, 'date');
  const amount = source.amountComputed ? null : columnFor(source, 'amount');
  const quantity = columnFor(source, 'quantity');
  const unitPrice = columnFor(source, 'unitPrice');
  const discounts = amount && !source.amountBeforeDiscount ? [] : columnsFor(source, 'discount');
  const refunded = columnFor(source, 'refunded');
  const orderNet = columnFor(source, 'orderNet');
  const costs = costUses.flatMap((use) => columnsFor(source, use));
  if (!date || !(amount ?? (quantity && unitPrice)))
    throw new Error('a plan needs a date and an amount');
  const present = (columns: readonly (ColumnPlan | null)[]): readonly ColumnPlan[] =>
    columns.filter((column) => column !== null);
  return {
    ...{ date, amount, quantity, unitPrice, discounts, refunded, orderNet, costs },
    numbers: present([amount, quantity, unitPrice, ...discounts, refunded, orderNet, ...costs]),
    money: present([amount, unitPrice, ...discounts, refunded, orderNet, ...costs]),
  };
}

/** The net amount of a record in millionths, given how its columns are written in SQL. */
export function netOf(
  { amount, quantity, unitPrice, discounts }: StageColumns,
  value: (column: ColumnPlan) => Sql,
  micros: (column: ColumnPlan) => Sql,
): Sql {
  const off = join(
    discounts.map((column) => sql` - coalesce(abs(round(${micros(column)})), 0)`),
    nothing,
  );
  if (amount) return sql`round(${micros(amount)})${off}`;
  const units = quantity ? value(quantity) : sql`null`;
  const price = unitPrice ? micros(unitPrice) : sql`null`;
  return sql`round(${units} * round(${price}))${off}`;
}

/** Dimensions of a source with the name of their column in the star. */
export function dimensionColumns(
  source: SourcePlan,
): readonly { column: ColumnPlan; name: string }[] {
  return source.columns
    .filter((column) => column.use === 'dimension')
    .map((column) => ({ column, name: `d_${column.id}` }));
}

/** Stage columns that hold the cells of a text column as written: see `tidy.ts`. */
export function isStagedRaw(column: ColumnPlan): boolean {
  const { use, recipe } = column;
  if (use === 'dimension') return true;
  const isKey = use === 'customer' || use === 'order' || use === 'product';
  return isKey && recipe.kind === 'text' && !recipe.stripPointZero;
}

/** Columns whose identifiers lose a spurious `.0`, which is a repair. */
export function isStripped({ use, recipe }: ColumnPlan): boolean {
  return use !== 'ignore' && recipe.kind === 'text' && recipe.stripPointZero;
}

const texts: readonly (readonly [ColumnUse, string])[] = [
  ['customer', 'customer'],
  ['order', 'order_id'],
  ['product', 'product'],
  ['productName', 'product_name'],
  ['originalOrder', 'original_order'],
];

/** The column of the stage that holds the texts of a file's column; null where none does. */
export function stagedColumnOf(column: ColumnPlan): string | null {
  if (column.use === 'dimension') return `d_${column.id}`;
  return texts.find(([use]) => use === column.use)?.[1] ?? null;
}

/**
 * The text columns of the stage. Customer and order always exist; the others only where they are
 * mapped, for nulls cost as much to write as texts.
 */
export function stagedTexts(source: SourcePlan): readonly { name: string; text: Sql }[] {
  const fields = texts.flatMap(([use, name]) => {
    const column = columnFor(source, use);
    if (!column)
      return use === 'customer' || use === 'order' ? [{ name, text: sql`null::varchar` }] : [];
    const text = isStagedRaw(column)
      ? cell(column)
      : textCell(cell(column), column.recipe as TextRecipe);
    return [{ name, text }];
  });
  const dimensions = dimensionColumns(source).map(({ column, name }) => ({
    name,
    text: cell(column),
  }));
  return [...fields, ...dimensions];
}

/** A row is a refund when it is negative, or when the mapping's rule says so. Reads `micros`. */
export function refundCondition(source: SourcePlan, quantity: Sql): Sql {
  const negative = sql`coalesce(micros < 0 or ${quantity} < 0, false)`;
  const named = namedRefund(source);
  return named ? sql`(${negative} or ${named})` : negative;
}

/** Whether the mapping's rule calls a row a refund; null where it has none. */
export function namedRefund(source: SourcePlan): Sql | null {
  const { refunds } = source;
  const order = columnFor(source, 'order');
  const status = columnFor(source, 'status');
  if (refunds.kind === 'orderPrefix' && order)
    return sql`coalesce(${op({ name: 'startsWith', value: cell(order), prefix: refunds.prefix })}, false)`;
  if (refunds.kind === 'status' && status && refunds.values.length > 0)
    return sql`coalesce(trim(${cell(status)}) in (${join(refunds.values.map((value) => lit(value)))}), false)`;
  return null;
}
