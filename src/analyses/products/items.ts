import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { id, lit, sql, type Sql } from '../../core/sql/index.ts';

/**
 * What lines are told apart by: a product, or the value of a dimension. Both are integers to the
 * engine, so joining them costs no text.
 */
export interface Items {
  /** The column of a line, null where the line has none; null without such a column. */
  readonly column: Sql | null;
  /** The key of an item by what a mark calls it. A code that the data do not have gives null. */
  key(code: string): Sql;
  /** One row per item: item, code, name (null: none beside the code). */
  readonly named: Sql;
}

/** The items that a view compares. A dimension that these data do not have leaves products. */
export function itemsOf(by: string, { model }: Dataset): Items {
  const tables = starTables(model.schema);
  const dimension = dimensionOf(by, model);
  if (dimension?.source === 'line') {
    const type = id(model.schema, dimension.column);
    return {
      column: id(dimension.column),
      key: (code) => sql`try_cast(${lit(code)} as ${type})`,
      named: sql`(select item, cast(item as varchar) as code, cast(item as varchar) as name from counted as value)`,
    };
  }
  return {
    // Without a column of products there is no table of them either.
    column: model.products > 0 ? id('product') : null,
    key: (code) => sql`(select product from ${tables.product} as known where code = ${lit(code)})`,
    named: sql`(select product as item, code, name from ${tables.product} as known)`,
  };
}

/**
 * One row per line of a qualifying order that has an item: ord, customer, day of the order, item,
 * amount. Where every line sells, every order qualifies and the lines say it all.
 */
export function basketLines(column: Sql, data: Dataset): Sql {
  const { everyLineSells, hasLaterLines } = data.model;
  if (everyLineSells && !hasLaterLines)
    return sql`
      select ord, customer, day, ${column} as item, amount
      from ${data.lines} as line
      where ${column} is not null`;
  return sql`
    select line.ord, purchase.customer, purchase.day, line.${column} as item, line.amount
    from ${data.lines} as line
    join ${data.orders} as purchase on purchase.ord = line.ord
    where purchase.amount > 0 and line.${column} is not null`;
}

/**
 * One row per basket and item in it: ord, item, customer, day. An item is in a basket when what was
 * paid for it there, less what was refunded, is above zero.
 */
export function inBaskets(lines: Sql): Sql {
  return sql`
    select ord, item, min(customer) as customer, min(day) as day
    from (
      ${lines}
    ) as sold
    group by ord, item
    having sum(amount) > 0`;
}
