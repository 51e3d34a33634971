import type { DayRange } from '../spec/filters.ts';
import { day, join, lit, op, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { amounts, type Amounts } from './reconciliation.ts';
import { starTables } from './tables.ts';

/** What a data set, as a view sees it, comes to, and its parts by kind of line and of customer. */
export interface Balance {
  readonly all: Amounts;
  readonly sales: Amounts;
  readonly refunds: Amounts;
  readonly buyers: Amounts;
  /** Customers whose every order was refunded: they are counted nowhere, their money is. */
  readonly unbought: Amounts;
  readonly unboughtCustomers: number;
  readonly guests: Amounts;
}

type Row = Readonly<Record<string, bigint>>;

const sumOf = (condition: Sql): Sql =>
  sql`coalesce(${op({ name: 'sumIntegerIf', value: sql`amount`, condition })}, 0)`;

/** One row: the lines, orders and customers of a data set, each counted in its own relation. */
export function balanceQuery(data: Dataset): Sql {
  const count = (condition: Sql): Sql => op({ name: 'countIf', condition });
  return sql`
    with ${data.ctes}of_lines as (
      -- one row: lines and what they come to
      select count(*) as line_count, ${sumOf(sql`true`)} as revenue,
        ${count(sql`refund`)} as refund_lines, ${sumOf(sql`refund`)} as refund_revenue,
        ${sumOf(sql`not refund`)} as sale_revenue, ${count(sql`not refund`)} as sale_lines,
        ${count(sql`customer is null`)} as guest_lines, ${sumOf(sql`customer is null`)} as guest_revenue
      from ${data.lines} as line
    ),
    of_orders as (
      -- one row: qualifying orders
      select ${count(sql`amount > 0`)} as orders,
        ${count(sql`amount > 0 and customer is not null`)} as buyer_orders,
        ${count(sql`amount > 0 and customer is null`)} as guest_orders
      from ${data.orders} as purchase
    ),
    of_customers as (
      -- one row: customers who bought, and those whose every order was refunded
      select ${count(sql`days > 0`)} as customers, ${sumOf(sql`days > 0`)} as buyer_revenue,
        ${count(sql`days = 0`)} as unbought, ${sumOf(sql`days = 0`)} as unbought_revenue
      from ${data.customers} as customer_row
    )
    select * from of_lines cross join of_orders cross join of_customers`;
}

/** The answer to `balanceQuery`. */
export function readBalance(row: Row): Balance {
  const number = (name: string): number => Number(row[name] ?? 0n);
  const money = (name: string): bigint => row[name] ?? 0n;
  return {
    all: {
      rows: number('line_count'),
      orders: number('orders'),
      customers: number('customers'),
      revenue: money('revenue'),
    },
    sales: amounts({ rows: number('sale_lines'), revenue: money('sale_revenue') }),
    refunds: amounts({ rows: number('refund_lines'), revenue: money('refund_revenue') }),
    buyers: amounts({
      orders: number('buyer_orders'),
      customers: number('customers'),
      revenue: money('buyer_revenue'),
    }),
    unbought: amounts({ revenue: money('unbought_revenue') }),
    unboughtCustomers: number('unbought'),
    guests: amounts({
      rows: number('guest_lines'),
      orders: number('guest_orders'),
      revenue: money('guest_revenue'),
    }),
  };
}

/**
 * One row: what happened in some days of a data set whose orders are judged by all of its history.
 * Money counts on its own day, an order and its customer on the day of the order.
 */
export function periodQuery(data: Dataset, range: DayRange): Sql {
  const within = sql`day between ${day(range.from)} and ${day(range.to)}`;
  return sql`
    with ${data.ctes}of_lines as (
      -- one row: the lines of these days
      select count(*) as line_count, ${sumOf(sql`true`)} as revenue
      from ${data.lines} as line
      where ${within}
    ),
    of_orders as (
      -- one row: the qualifying orders of these days
      select count(*) as orders from ${data.orders} as purchase where amount > 0 and ${within}
    ),
    of_customers as (
      -- one row: the customers who bought on one of these days
      select ${op({ name: 'countDistinctKeys', value: sql`customer` })} as customers
      from ${data.purchaseDays} as purchase_day
      where ${within}
    )
    select * from of_lines cross join of_orders cross join of_customers`;
}

/** One row: the orders before a day, and the customers who have not bought since. */
export function beforeQuery(data: Dataset, from: string): Sql {
  const earlier = sql`day < ${day(from)}`;
  return sql`
    with ${data.ctes}of_orders as (
      -- one row: the orders before the day
      select ${op({ name: 'countIf', condition: sql`amount > 0` })} as orders, ${sumOf(sql`true`)} as revenue
      from ${data.orders} as purchase
      where ${earlier}
    ),
    of_customers as (
      -- one row: the customers who have bought, all of it before the day
      select count(*) as customers
      from ${data.customers} as customer_row
      where days > 0 and last_day < ${day(from)}
    )
    select * from of_orders cross join of_customers`;
}

/** The answer to `periodQuery` or `beforeQuery`. */
export function readAmounts(row: Row): Amounts {
  const number = (name: string): number | null => (name in row ? Number(row[name]) : null);
  return {
    rows: number('line_count'),
    orders: number('orders'),
    customers: number('customers'),
    revenue: row['revenue'] ?? 0n,
  };
}

/**
 * One row per condition that lines fail, each line under the first one: `step` (its place), lines and
 * what they come to. Asks the stored fact, and is the other side of what `scope` keeps.
 */
export function leftOutQuery(schema: string, conditions: readonly Sql[]): Sql {
  const cases = conditions.map(
    (condition, place) => sql`when not coalesce(${condition}, false) then ${lit(place)}`,
  );
  return sql`
    select step, count(*) as line_count, ${op({ name: 'sumInteger', value: sql`amount` })} as revenue
    from (
      -- one row per line: the first condition that it fails
      select amount, case ${join(cases, sql` `)} end as step
      from ${starTables(schema).line} as kept
    )
    where step is not null
    group by step`;
}
