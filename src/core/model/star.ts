import { id, join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';
import { keepsHour } from './hour.ts';
import { marginInScale, marginNames } from './margin.ts';
import { columnFor, type SourcePlan } from './plan.ts';
import { microsPerUnit } from './stage-columns.ts';
import type { StarTables } from './tables.ts';

/** What the checks on the staged rows found; the star is built accordingly. */
export interface StarShape {
  /** Decimals of the amounts, 0–6. */
  readonly scale: number;
  /** Decimals of the quantities, 0–3. */
  readonly quantityScale: number;
  /** Type of the fact's amounts: the narrower one reads faster, where it holds them. */
  readonly amountType: 'integer' | 'bigint';
  /** Orders that share their id with an order of another customer. */
  readonly sharedOrderIds: number;
  /** Whether some lines count on another day than their order. */
  readonly hasLaterLines: boolean;
  /** Whether every line has an amount above zero. */
  readonly everyLineSells: boolean;
  /** First and last day of any line. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Median of the gaps between purchase days; null where they are too few to say. */
  readonly medianGapDays: number | null;
  /** Names of the dimension columns of the fact. */
  readonly dimensions: readonly string[];
  readonly hasProducts: boolean;
}

/** What is known before the fact stands. */
export type Measured = Pick<
  StarShape,
  'scale' | 'quantityScale' | 'amountType' | 'sharedOrderIds' | 'dimensions' | 'hasProducts'
>;

/** Gives rows without an order id one: a customer's day, or, without a customer, the row itself. */
export function fillOrderIds(tables: StarTables): Sql {
  return sql`
    update ${tables.stage}
    set order_id = case
      when customer is null then concat('row ', rowid + 1)
      else concat(customer, ' ', day)
    end
    where order_id is null`;
}

/**
 * One row per order as the file has it. An order belongs to one customer and has one day, the day
 * of its first sale; where one id stands for several customers, each has an order of its own.
 */
export function buildOrderHead(tables: StarTables, source: SourcePlan, hasRefunds: boolean): Sql {
  const named = columnFor(source, 'originalOrder');
  const sold = hasRefunds ? sql` filter (where not refund)` : nothing;
  return sql`
    create table ${tables.orderHead} as
    select
      order_id, customer,
      coalesce(min(day)${sold}, min(day)) as day,
      min(day)${sold} as first_day, max(day)${sold} as last_day,
      cast(sum(amount) as bigint) as amount,
      cast(sum(amount)${sold} as bigint) as sales${
        named ? sql`, max(original_order) as original_order` : nothing
      }
    from ${tables.stage}
    where problem = 0
    group by order_id, customer`;
}

/** One row per customer, keyed in the order of the identifiers' text. */
export function buildCustomerKey(tables: StarTables): Sql {
  return sql`
    create table ${tables.customerKey} as
    select cast(row_number() over () - 1 as integer) as customer, id
    from (select distinct customer as id from ${tables.orderHead} where customer is not null order by id)`;
}

/** One row per product, with the name it was sold under most recently in the file. */
export function buildProduct(tables: StarTables, source: SourcePlan): Sql {
  const name = columnFor(source, 'productName') ? sql`last(product_name)` : sql`null::varchar`;
  return sql`
    create table ${tables.product} as
    select cast(row_number() over (order by code) - 1 as integer) as product, code, name
    from (
      select ${productCode(source)} as code, ${name} as name
      from ${tables.stage} as stage
      where problem = 0 and ${productCode(source)} is not null
      group by code
    )`;
}

/** What tells products apart: their code, or their name where a row has no code. */
function productCode(source: SourcePlan): Sql {
  const columns = [
    ...(columnFor(source, 'product') ? [sql`stage.product`] : []),
    ...(columnFor(source, 'productName') ? [sql`stage.product_name`] : []),
  ];
  return columns.length === 1 ? join(columns) : sql`coalesce(${join(columns)})`;
}

/**
 * One row per order head with the key of the order it counts under: its own, or, for refunds whose
 * original is known, the original's. Where order ids tell orders apart, they are all it names.
 */
export function buildOrderMap(
  table: Sql,
  tables: StarTables,
  source: SourcePlan,
  shape: Measured,
): Sql {
  return linksRefunds(source)
    ? linkedOrderMap(table, tables, source)
    : plainOrderMap(table, tables, shape);
}

/** Whether a file can tell which order a refund belongs to, beyond sharing its id. */
export function linksRefunds(source: SourcePlan): boolean {
  return source.refunds.kind === 'orderPrefix' || columnFor(source, 'originalOrder') !== null;
}

function plainOrderMap(table: Sql, tables: StarTables, shape: Measured): Sql {
  const isShared = shape.sharedOrderIds > 0;
  return sql`
    create table ${table} as
    select *, cast(row_number() over () - 1 as integer) as ord
    from (
      select head.order_id, ${isShared ? sql`head.customer as customer_id, ` : nothing}k.customer, head.day, head.amount, head.sales
      from ${tables.orderHead} as head
      left join ${tables.customerKey} as k on k.id = head.customer
      order by k.customer nulls last, head.day
    )`;
}

function linkedOrderMap(table: Sql, tables: StarTables, source: SourcePlan): Sql {
  const { refunds } = source;
  const withoutPrefix =
    refunds.kind === 'orderPrefix'
      ? sql`case when starts_with(refund.order_id, ${lit(refunds.prefix)})
          then substr(refund.order_id, ${lit(Array.from(refunds.prefix).length + 1)}) end`
      : sql`null`;
  const original = columnFor(source, 'originalOrder')
    ? sql`coalesce(refund.original_order, ${withoutPrefix})`
    : withoutPrefix;
  return sql`
    create table ${table} as
    with link as (
      -- one row per refund-only order whose original order of the same customer is in the file
      select refund.order_id, refund.customer, original.order_id as original_id
      from ${tables.orderHead} as refund
      join ${tables.orderHead} as original
        on original.order_id = ${original}
        and original.customer is not distinct from refund.customer
      where refund.sales is null and original.sales is not null
    ),
    numbered as (
      -- one row per order: its key, in the order of customer and day
      select head.order_id, head.customer as customer_id, k.customer, head.day, head.amount, head.sales,
        cast(row_number() over (order by k.customer nulls last, head.day) - 1 as integer) as ord
      from ${tables.orderHead} as head
      left join ${tables.customerKey} as k on k.id = head.customer
      anti join link on link.order_id = head.order_id and link.customer is not distinct from head.customer
    )
    select order_id, customer_id, customer, ord, day, amount, sales from numbered
    union all
    select link.order_id, link.customer, numbered.customer, numbered.ord, numbered.day, head.amount, null
    from link
    join numbered on numbered.order_id = link.original_id
      and numbered.customer_id is not distinct from link.customer
    join ${tables.orderHead} as head on head.order_id = link.order_id
      and head.customer is not distinct from link.customer`;
}

/** One row per order, sorted by customer and day, with its amount after refunds and before. */
export function buildOrder(
  table: Sql,
  tables: StarTables,
  shape: Measured,
  source: SourcePlan,
): Sql {
  const columns = linksRefunds(source)
    ? sql`any_value(customer) as customer, any_value(day) as day,
      ${toScale(sql`sum(amount)`, shape.scale)} as amount,
      ${toScale(sql`coalesce(sum(sales), 0)`, shape.scale)} as sales`
    : sql`customer, day,
      ${toScale(sql`amount`, shape.scale)} as amount,
      ${toScale(sql`coalesce(sales, 0)`, shape.scale)} as sales`;
  return sql`
    create table ${tables.order} as
    select ord, ${columns}
    from ${table}
    ${linksRefunds(source) ? sql`group by ord` : nothing}
    order by ord`;
}

/** The fact: one row per loaded record, sorted by customer, then by day of the order, then by order. */
export function buildLine(map: Sql, tables: StarTables, shape: Measured, source: SourcePlan): Sql {
  const dimension = (name: string): Sql =>
    sql`,
      cast(stage.${id(name)} as ${id(tables.schema, name)}) as ${id(name)}`;
  const sameCustomer =
    shape.sharedOrderIds === 0
      ? nothing
      : sql` and map.customer_id is not distinct from stage.customer`;
  return sql`
    create table ${tables.line} as
    select
      map.customer, map.ord, stage.day,
      ${shape.hasProducts ? sql`product.product` : sql`null::integer`} as product,
      cast(${op({ name: 'intDivide', left: sql`stage.quantity`, right: lit(10 ** (3 - shape.quantityScale)) })} as bigint) as quantity,
      ${op({ name: 'cast', value: toScale(sql`stage.amount`, shape.scale), type: shape.amountType })} as amount,
      ${join(
        marginNames(source).map(
          (name) => sql`${marginInScale(sql`stage.${id(name)}`, shape.scale)} as ${id(name)}, `,
        ),
        nothing,
      )}${keepsHour(source) ? sql`cast(stage.hour as utinyint) as hour, ` : nothing}stage.refund,
      stage.day <> map.day as later${join(shape.dimensions.map(dimension), nothing)}
    from ${tables.stage} as stage
    join ${map} as map on map.order_id = stage.order_id${sameCustomer}
    ${
      shape.hasProducts
        ? sql`left join ${tables.product} as product on product.code = ${productCode(source)}`
        : nothing
    }
    where stage.problem = 0
    order by map.ord`;
}

/** The values of a low-cardinality dimension as a type, so that comparing them compares integers. */
export function buildDimensionType(tables: StarTables, name: string): Sql {
  return sql`
    create type ${id(tables.schema, name)} as enum (
      select distinct ${id(name)} from ${tables.stage}
      where problem = 0 and ${id(name)} is not null
      order by 1
    )`;
}

/** One row per value of a dimension's type. */
export function dimensionValues(tables: StarTables, name: string): Sql {
  return sql`(select unnest(enum_range(null::${id(tables.schema, name)})) as value)`;
}

/** Millionths as integers of the data's own number of decimals. Exact: the scale was read off the data. */
function toScale(micros: Sql, scale: number): Sql {
  if (10 ** scale === microsPerUnit) return sql`cast(${micros} as bigint)`;
  return sql`cast(${op({ name: 'intDivide', left: sql`cast(${micros} as bigint)`, right: lit(10 ** (6 - scale)) })} as bigint)`;
}
