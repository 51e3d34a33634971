import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { day, op, sql, type Sql } from '../../core/sql/index.ts';
import { basketLines, inBaskets, itemsOf, type Items } from './items.ts';
import { readMark } from './marks.ts';
import type { ProductsParams } from './params.ts';

/**
 * The customers of a mark: who bought an item, both in one basket, the first but never the second, or
 * the first and then, within the days of the view, the second. See `marks.ts`.
 */
export function customersOfMark(mark: string, params: ProductsParams, data: Dataset): Sql | null {
  const read = readMark(mark);
  const items = itemsOf(params.by, data);
  if (!read || !items.column) return null;
  const [a, b] = read.codes.map((code) => items.key(code));
  if (!a) return null;
  if (read.kind === 'buyers' || !b)
    return sql`
      with ${data.ctes}contained as (
        ${contained(items.column, data, sql`item = ${a}`)}
      )
      select distinct customer from contained where customer is not null`;
  const both = sql`
      with ${data.ctes}contained as (
        ${contained(items.column, data, sql`item = ${a} or item = ${b}`)}
      ),
      buyer as (
        -- one row per customer and item: the day it was first bought
        select customer, item, min(day) as first_day
        from contained
        where customer is not null
        group by customer, item
      )`;
  switch (read.kind) {
    case 'pair':
      return sql`${both}
      select distinct first_item.customer
      from contained as first_item
      join contained as second_item on second_item.ord = first_item.ord and second_item.item = ${b}
      where first_item.item = ${a} and first_item.customer is not null`;
    case 'missing':
      return sql`${both}
      select customer
      from buyer
      where item = ${a} and customer not in (select customer from buyer as other where item = ${b})`;
    case 'next':
      return sql`${both}
      select earlier.customer
      from buyer as earlier
      join buyer as later on later.customer = earlier.customer and later.item = ${b}
      where earlier.item = ${a}
        and earlier.first_day <= ${day(addDays(data.asOf, -params.within))}
        and later.first_day > earlier.first_day
        and later.first_day <= ${op({ name: 'addDays', value: sql`earlier.first_day`, days: params.within })}`;
  }
}

function contained(column: NonNullable<Items['column']>, data: Dataset, wanted: Sql): Sql {
  return sql`-- one row per basket and item of the mark in it
        ${inBaskets(sql`
          select * from (
            ${basketLines(column, data)}
          ) as basket_line
          where ${wanted}`)}`;
}
