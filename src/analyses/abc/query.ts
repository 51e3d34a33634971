import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { id, join, lit, nothing, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import type { AbcParams } from './params.ts';

/** The classes; `none` holds what is worth nothing or less: a C that is flagged. */
export const abcClasses = ['A', 'B', 'C', 'none'] as const;
export type AbcClass = (typeof abcClasses)[number];

/** Products that are listed by name. */
export const listedProducts = 100;

/**
 * One row per class and hundredth of the ranks (best first) with what it is worth, and the complements
 * that make the revenue add up. For products also the buyers of each class, and the first products by
 * name with theirs.
 */
export function compileAbc(params: AbcParams, data: Dataset): Sql {
  const isProducts = params.of === 'products';
  return sql`
    with ${data.ctes}${classed(params, data)}${isProducts ? buyersOfClasses(data) : nothing}
    select 'bar' as part, class, min(place) as first_place, max(place) as last_place,
      count(*) as items, ${op({ name: 'sumInteger', value: sql`value` })} as revenue,
      min(value) as least, null as buyers, null as code, null as product_name
    from (
      select *, ${op({ name: 'intDivide', left: sql`(place - 1) * 100`, right: sql`everything` })} as hundredth
      from classed
    )
    group by class, hundredth
    union all
    ${isProducts ? productParts(params, data) : customerParts(params, data)}`;
}

/**
 * The customers of a mark: of a class (`class:A`) or of ranks (`rank:1-10`). Among products these are
 * their buyers: customers with a line of one of them above zero that is no refund.
 */
export function customersOfMark(mark: string, params: AbcParams, data: Dataset): Sql | null {
  const condition = conditionOf(mark);
  if (!condition) return null;
  const chosen = sql`
      with ${data.ctes}${classed(params, data)}`;
  if (params.of === 'customers')
    return sql`${chosen}
      select item as customer from classed where ${condition}`;
  return sql`${chosen}
      select distinct customer
      from ${data.lines} as line
      where ${isBought} and product in (select item from classed where ${condition})`;
}

/** The class of a mark, or its span of ranks. */
export function readMark(
  mark: string,
): { readonly class: AbcClass } | { readonly from: number; readonly to: number } | null {
  const found = abcClasses.find((one) => mark === `class:${one}`);
  if (found) return { class: found };
  const [, from, to] = /^rank:([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(mark) ?? [];
  return Number(from) <= Number(to) ? { from: Number(from), to: Number(to) } : null;
}

function conditionOf(mark: string): Sql | null {
  if (mark === 'all') return sql`true`;
  const read = readMark(mark);
  if (!read) return null;
  return 'class' in read
    ? sql`class = ${lit(read.class)}`
    : sql`place between ${lit(read.from)} and ${lit(read.to)}`;
}

/** Every item with its class and place. Equal values are always in one class. */
function classed(params: AbcParams, data: Dataset): Sql {
  return sql`worth as (
      -- one row per item: its value
      ${params.of === 'products' ? productWorth(params, data) : customerWorth(params, data)}
    ),
    level as (
      -- one row per value above zero, largest first: what these items bring, and all up to here
      select value, own, sum(own) over (order by value desc) as up_to, sum(own) over () as whole
      from (
        select value, ${op({ name: 'sumInteger', value: sql`value` })} as own
        from worth
        where value > 0
        group by value
      )
    ),
    edge as (
      -- one row: the least value in A, and in A or B; null where there is none
      select min(case when ${within(params, params.a)} then value end) as least_a,
        min(case when ${within(params, Math.max(params.a, params.b))} then value end) as least_b
      from level
    ),
    classed as (
      -- one row per item: its class, and its place by value, equal values by key
      select item, value,
        case when value <= 0 then 'none' when value >= least_a then 'A' when value >= least_b then 'B' else 'C' end as class,
        row_number() over (order by value desc, item) as place,
        count(*) over () as everything
      from worth cross join edge
    )`;
}

/** In whole numbers: shares of amounts are never rounded. */
function within(params: AbcParams, percent: number): Sql {
  return params.rule === 'before'
    ? sql`100 * (up_to - own) < ${lit(percent)} * whole`
    : sql`100 * up_to <= ${lit(percent)} * whole`;
}

function customerWorth(params: AbcParams, data: Dataset): Sql {
  return sql`select customer as item, ${customerAmount(params)} as value
      from ${data.customers} as customer_row
      where days > 0`;
}

function productWorth(params: AbcParams, data: Dataset): Sql {
  return sql`select product as item, coalesce(${lineAmount(params)}, 0) as value
      from ${data.lines} as line
      where product is not null
      group by product`;
}

function customerAmount(params: AbcParams): Sql {
  return params.amount === 'sales' ? id('sales') : id('amount');
}

function lineAmount(params: AbcParams): Sql {
  return params.amount === 'sales'
    ? op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`not refund` })
    : op({ name: 'sumInteger', value: sql`amount` });
}

/** Customers who never bought, and revenue without a customer. */
function customerParts(params: AbcParams, data: Dataset): Sql {
  const total = sql`coalesce(${op({ name: 'sumInteger', value: customerAmount(params) })}, 0)`;
  return sql`
    select 'withoutPurchase', null, null, null, count(*), ${total}, null, null, null, null
    from ${data.customers} as customer_row
    where days = 0
    union all
    select 'withoutCustomer', null, null, null, 0, ${total}, null, null, null, null
    from ${data.orders} as purchase
    where customer is null`;
}

const isBought = sql`customer is not null and amount > 0 and not refund`;

/** Buyers of each class, the first products by name, revenue without a product, and without a buyer. */
function productParts(params: AbcParams, data: Dataset): Sql {
  const buyers = abcClasses.map(
    (group) => sql`
    select 'buyers', ${lit(group)}, null, null, 0, 0, null, ${op({ name: 'countIf', condition: sql`${id(`bought_${group}`)} = 1` })}, null, null
    from buyer`,
  );
  return sql`${join(buyers, unionAll)}
    union all
    select 'product', class, place, place, 1, value, value, coalesce(buyers, 0), code, name
    from classed
    join ${starTables(data.model.schema).product} as named on named.product = item
    left join (
      -- one row per listed product: how many customers bought it
      select product as sold, ${op({ name: 'countDistinctKeys', value: sql`customer` })} as buyers
      from ${data.lines} as line
      where ${isBought} and product in (select item from classed where place <= ${lit(listedProducts)})
      group by product
    ) as sale on sold = item
    where place <= ${lit(listedProducts)}
    union all
    select 'withoutProduct', null, null, null, 0, coalesce(${lineAmount(params)}, 0), null, null, null, null
    from ${data.lines} as line
    where product is null
    union all
    select 'withoutCustomer', null, null, null, 0, coalesce(${lineAmount(params)}, 0), null, null, null, null
    from ${data.lines} as line
    where product is not null and customer is null`;
}

function buyersOfClasses(data: Dataset): Sql {
  const bought = (group: AbcClass): Sql =>
    sql`max(case when class = ${lit(group)} then 1 else 0 end) as ${id(`bought_${group}`)}`;
  return sql`,
    buyer as (
      -- one row per customer: of which classes they bought
      select customer, ${join(abcClasses.map(bought))}
      from ${data.lines} as line
      join classed on item = product
      where ${isBought}
      group by customer
    )`;
}
