import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { SegmentParams } from './params.ts';

/** Of more products than this, what is bought next is told by a dimension unless products are chosen. */
const mostProducts = 300;
/** A dimension of fewer values says little of what comes next. */
const fewestValues = 3;
/** Headers of what products are sorted into. */
const category = /categor|department|product[-_ ]?(?:type|line|group)|類/i;

/** What purchases are made of: products, or the values of a dimension of the lines. */
export type Item =
  { readonly kind: 'product' } | { readonly kind: 'dimension'; readonly dimension: DimensionInfo };

/** The items of a view; null where the data have neither products nor such a dimension. */
export function itemOf({ item }: Pick<SegmentParams, 'item'>, model: ModelInfo): Item | null {
  const chosen = dimensionOf(item, model);
  if (chosen?.source === 'line') return { kind: 'dimension', dimension: chosen };
  const product = model.products > 0 ? ({ kind: 'product' } as const) : null;
  if (product && (item === 'product' || model.products <= mostProducts)) return product;
  const [dimension] = model.dimensions
    .filter(
      ({ source, label, values }) =>
        source === 'line' && label !== '' && values.length >= fewestValues,
    )
    .toSorted(
      (left, right) =>
        Number(category.test(right.label)) - Number(category.test(left.label)) ||
        left.values.length - right.values.length,
    );
  return dimension ? { kind: 'dimension', dimension } : product;
}

/** The column of a line that has the item. */
export function columnOf(item: Item): Sql {
  return id(item.kind === 'product' ? 'product' : item.dimension.column);
}

/** An item by what a mark calls it. A code that the data do not have gives null. */
export function itemKey(item: Item, code: string, { model }: Pick<Dataset, 'model'>): Sql {
  if (item.kind === 'dimension')
    return sql`try_cast(${lit(code)} as ${id(model.schema, item.dimension.column)})`;
  return sql`(select product from ${starTables(model.schema).product} as known where code = ${lit(code)})`;
}

/**
 * One row per customer, purchase day and item that was paid for on it: customer, day, item. A line counts
 * on the day of its order, which qualifies.
 */
export function itemDays(item: Item, data: Dataset): Sql {
  const column = columnOf(item);
  const { everyLineSells, hasLaterLines } = data.model;
  if (everyLineSells && !hasLaterLines)
    return sql`select customer, day, ${column} as item
      from ${data.lines} as line
      where customer is not null and ${column} is not null
      group by customer, day, ${column}`;
  return sql`select purchase.customer, purchase.day, line.${column} as item
      from ${data.lines} as line
      join ${data.orders} as purchase on purchase.ord = line.ord
      where purchase.customer is not null and purchase.amount > 0 and line.amount > 0
        and line.${column} is not null
      group by purchase.customer, purchase.day, line.${column}`;
}

/** One row per item: item, code, name (null: none beside the code). */
export function namedItems(item: Item, { model }: Pick<Dataset, 'model'>): Sql {
  if (item.kind === 'product')
    return sql`(select product as item, code, name from ${starTables(model.schema).product} as known)`;
  const code = op({ name: 'cast', value: sql`item`, type: 'text' });
  return sql`(select item, ${code} as code, null as name from (select distinct item from held) as value)`;
}
