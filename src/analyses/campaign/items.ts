import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { CampaignParams } from './params.ts';

/** A dimension that tells first purchases apart has from so many values to so many. */
const values = { fewest: 2, most: 100 };
/** Headers of what products are sorted into. */
const category = /categor|department|類/i;

/** What first purchases are told by: products, or a dimension of the lines. */
export type Item = DimensionInfo | 'product';

/** The chosen one; `auto` takes a category of the lines, else products. Null where there is neither. */
export function itemOf({ item }: Pick<CampaignParams, 'item'>, model: ModelInfo): Item | null {
  const chosen = dimensionOf(item, model);
  if (chosen?.source === 'line') return chosen;
  const product = model.products > 0 ? 'product' : null;
  if (item === 'product') return product;
  const lines = model.dimensions.filter(
    (one) =>
      one.source === 'line' &&
      one.label !== '' &&
      one.values.length >= values.fewest &&
      one.values.length <= values.most,
  );
  const named = lines.find(({ label }) => category.test(label));
  return named ?? product ?? lines[0] ?? null;
}

/**
 * One row per customer and item of their first purchase day in the CTE `first_bought` (customer, day):
 * customer, code, name. A line counts that was paid for in a qualifying order of the day.
 */
export function firstItems(item: Item, data: Dataset): Sql {
  const isProduct = item === 'product';
  const column = isProduct ? sql`line.product` : sql`line.${id(item.column)}`;
  const [code, name] = isProduct
    ? [sql`product_row.code`, sql`max(product_row.name)`]
    : [op({ name: 'cast', value: column, type: 'text' }), sql`cast(null as varchar)`];
  const { product } = starTables(data.model.schema);
  const join = isProduct
    ? sql` join ${product} as product_row on product_row.product = line.product`
    : sql``;
  return sql`select first_bought.customer, ${code} as code, ${name} as name
      from first_bought
      join ${data.orders} as purchase
        on purchase.customer = first_bought.customer and purchase.day = first_bought.day
      join ${data.lines} as line on line.ord = purchase.ord${join}
      where purchase.amount > 0 and line.amount > 0 and ${column} is not null
      group by first_bought.customer, ${code}`;
}

/** Whether a code names the item of a row of `firstItems`. */
export function isCode(code: string): Sql {
  return sql`code = ${lit(code)}`;
}
