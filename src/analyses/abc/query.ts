import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import {
  id,
  join,
  lit,
  newline,
  nothing,
  op,
  sql,
  unionAll,
  type Sql,
} from '../../core/sql/index.ts';
import type { AbcParams } from './params.ts';

/** The classes; `none` holds what is worth nothing or less: a C that is flagged. */
export const abcClasses = ['A', 'B', 'C', 'none'] as const;
export type AbcClass = (typeof abcClasses)[number];

/** Products that are listed by name. */
export const listedProducts = 100;

/**
 * One row per bar, which is a hundredth of the ranks (best first) within one class, with what it is worth,
 * and the complements that make the revenue add up. For products also the buyers of each bar and class,
 * and the first products by name.
 */
export function compileAbc(params: AbcParams, data: Dataset): Sql {
  const isProducts = params.of === 'products';
  return sql`
    with ${data.ctes}${classed(params, data)},${barred}${isProducts ? buyersOfBars(data) : nothing}
    select 'bar' as part, class, min(place) as first_place, max(place) as last_place,
      count(*) as items, ${op({ name: 'sumInteger', value: sql`value` })} as revenue,
      min(value) as least, ${isProducts ? sql`coalesce(${op({ name: 'anyValue', value: sql`buyers` })}, 0)` : sql`null`} as buyers, null as code, null as product_name
    from barred${
      isProducts
        ? sql` left join (select bar, count(*) as buyers from buyer group by bar) using (bar)`
        : nothing
    }
    group by class, bar
    union all
    ${isProducts ? productParts(data) : customerParts(params, data)}`;
}

/**
 * The customers of a mark: of a class (`class:A`) or of ranks (`rank:1-10`), or among products their
 * buyers (`buyers:A`, `buyers:1-10`): customers with a line of one of them above zero that is no refund.
 * Among products the first two mean the buyers too, as older links say it.
 */
export function customersOfMark(mark: string, params: AbcParams, data: Dataset): Sql | null {
  const condition = conditionOf(mark, params);
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

/** A class, or a span of ranks: those in it, or the buyers of what is in it. */
export type AbcMark = { readonly isBuyers: boolean } & (
  { readonly class: AbcClass } | { readonly from: number; readonly to: number }
);

/** How a class is marked: its customers, or the buyers of its products. */
export function classMark({ of }: AbcParams, name: AbcClass): string {
  return of === 'products' ? `buyers:${name}` : `class:${name}`;
}

/** The same for ranks. */
export function rankMark({ of }: AbcParams, from: number, to = from): string {
  return `${of === 'products' ? 'buyers' : 'rank'}:${from}-${to}`;
}

/** What a mark says, or null where it is none. */
export function readMark(mark: string): AbcMark | null {
  const [, kind, text] = /^(class|rank|buyers):(.+)$/.exec(mark) ?? [];
  const isBuyers = kind === 'buyers';
  const found = abcClasses.find((one) => one === text);
  if (found) return kind === 'rank' ? null : { isBuyers, class: found };
  const [, from, to] = /^([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(text ?? '') ?? [];
  if (kind === 'class' || !(Number(from) <= Number(to))) return null;
  return { isBuyers, from: Number(from), to: Number(to) };
}

function conditionOf(mark: string, { of }: AbcParams): Sql | null {
  if (mark === 'all') return sql`true`;
  const read = readMark(mark);
  if (!read || (read.isBuyers && of === 'customers')) return null;
  return 'class' in read
    ? sql`class = ${lit(read.class)}`
    : sql`place between ${lit(read.from)} and ${lit(read.to)}`;
}

/** Every item with its class and place. Equal values are always in one class. */
function classed(params: AbcParams, data: Dataset): Sql {
  const isProducts = params.of === 'products';
  return sql`${isProducts ? soldProducts(params, data) : nothing}worth as (
      -- one row per item: its value
      ${isProducts ? productWorth : customerWorth(params, data)}
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

const productWorth = sql`select product as item, value
      from sold
      where product is not null`;

function customerAmount(params: AbcParams): Sql {
  return params.amount === 'sales' ? id('sales') : id('amount');
}

/** Every line, by product: what it amounts to, and how much of that has no customer. */
function soldProducts(params: AbcParams, data: Dataset): Sql {
  const value =
    params.amount === 'sales' ? sql`case when refund then 0 else amount end` : sql`amount`;
  return sql`sold as (
      -- one row per product (null: none): its value, and the part of it without a customer
      select product, ${op({ name: 'sumInteger', value })} as value,
        coalesce(${op({ name: 'sumIntegerIf', value, condition: sql`customer is null` })}, 0) as unknown
      from ${data.lines} as line
      group by product
    ),${newline}`;
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
function productParts(data: Dataset): Sql {
  const classOfBar = join(
    [
      sql`case bar % 4`,
      ...abcClasses.map((name, at) => sql`when ${lit(at)} then ${lit(name)}`),
      sql`end`,
    ],
    sql` `,
  );
  const parts = [
    sql`
    select 'buyers', ${classOfBar}, null, null, 0, 0, null, count(distinct customer), null, null
    from buyer
    group by bar % 4`,
    ...(data.model.products > 0 ? [namedProducts(data)] : []),
    sql`
    select 'withoutProduct', null, null, null, 0, coalesce(${op({ name: 'sumInteger', value: sql`value` })}, 0), null, null, null, null
    from sold
    where product is null`,
    sql`
    select 'withoutCustomer', null, null, null, 0, coalesce(${op({ name: 'sumInteger', value: sql`unknown` })}, 0), null, null, null, null
    from sold
    where product is not null`,
  ];
  return join(parts, unionAll);
}

/** The bar of each item: a hundredth of the ranks, apart by class. */
const barred = sql`
    barred as (
      select item, value, class, place,
        4 * ${op({ name: 'intDivide', left: sql`(place - 1) * 100`, right: sql`everything` })} + ${join(
          [
            sql`case class`,
            ...abcClasses.map((name, at) => sql`when ${lit(name)} then ${lit(at)}`),
            sql`end`,
          ],
          sql` `,
        )} as bar
      from classed
    )`;

function buyersOfBars(data: Dataset): Sql {
  return sql`,
    buyer as (
      -- one row per customer and bar of which they bought
      select distinct customer, bar
      from ${data.lines} as line
      join barred on item = product
      where ${isBought}
    )`;
}

/** The first products by name, of a file that names any. */
function namedProducts({ model, lines }: Dataset): Sql {
  return sql`
    select 'product', class, place, place, 1, value, value, coalesce(buyers, 0), code, name
    from classed
    join ${starTables(model.schema).product} as named on named.product = item
    left join (
      select product, count(distinct customer) as buyers
      from ${lines} as line
      where ${isBought} and product in (select item from classed where place <= ${lit(listedProducts)})
      group by product
    ) as bought on bought.product = item
    where place <= ${lit(listedProducts)}`;
}
