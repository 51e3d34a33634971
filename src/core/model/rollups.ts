import { day, op, sql, type Sql } from '../sql/index.ts';

/**
 * The shapes that analyses read, each as a query over the shape before it. An import runs them once
 * over the whole fact, a filtered view over the filtered fact. Where the physical order of the rows
 * allows a shorter text there is one, which says so; a test holds stored and filtered shapes together.
 */

/**
 * One row per order: customer, day of its first sale, amount after refunds, amount of its sales.
 * Where no line is later than its order, all lines of an order share its day.
 */
export function ordersOf(lines: Sql, hasLaterLines: boolean): Sql {
  const firstSale = sql`coalesce(min(day) filter (where not refund), min(day))`;
  return sql`
    select ord, min(customer) as customer,
      ${hasLaterLines ? firstSale : sql`min(day)`} as day,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
      ${salesOf} as sales
    from ${lines} as line
    group by ord`;
}

/** What lines amount to without the refunds among them. */
const salesOf = op({ name: 'sumInteger', value: sql`case when refund then 0 else amount end` });

/**
 * One row per movement of money on its own day: orders on their day, and what is refunded later on
 * the day of the refund. `orders` is 1 where an order qualifies as a purchase.
 */
export function movementsOf(orders: Sql, lines: Sql, hasLaterLines: boolean): Sql {
  const purchases = sql`
    select customer, day, amount, cast(case when amount > 0 then 1 else 0 end as integer) as orders
    from ${orders} as purchase`;
  if (!hasLaterLines) return purchases;
  return sql`
    ${purchases}
    union all
    select customer, day, amount, 0
    from ${lines} as line
    where later
    union all
    select line.customer, purchase.day, -line.amount, 0
    from ${lines} as line
    join ${orders} as purchase on purchase.ord = line.ord
    where later`;
}

/**
 * One row per customer and purchase day: the days since the one before (null at the first), and its
 * number among the customer's own (`nth`, from 1). Reads orders in their physical order, by customer
 * and day: the caller vouches for it.
 */
export function purchaseDaysOfSorted(orders: Sql): Sql {
  return sql`
    select customer, day, gap,
      cast(place - max(case when gap is null then place end) over (rows between unbounded preceding and current row) + 1 as integer) as nth
    from (
      select customer, day, row_number() over () as place,
        case when customer = earlier_customer then ${op({ name: 'daysBetween', from: sql`earlier_day`, to: sql`day` })} end as gap
      from (
        select customer, day, lag(customer) over () as earlier_customer, lag(day) over () as earlier_day
        from ${orders} as purchase
        where amount > 0 and customer is not null
      )
      where customer is distinct from earlier_customer or day <> earlier_day
    )`;
}

/** The same over orders in any physical order. */
export function purchaseDaysOf(orders: Sql): Sql {
  return sql`
    select customer, day,
      ${op({ name: 'daysBetween', from: sql`lag(day) over of_customer`, to: sql`day` })} as gap,
      cast(row_number() over of_customer as integer) as nth
    from (
      select customer, day
      from ${orders} as purchase
      where amount > 0 and customer is not null
      group by customer, day
    )
    window of_customer as (partition by customer order by day)`;
}

/**
 * One row per customer: last purchase day, number of purchase days and of qualifying orders, net
 * amount (refunds included) and sales. Customers who never made a qualifying purchase have no days.
 */
export function customersOf(orders: Sql, purchaseDays: Sql): Sql {
  return sql`
    select spent.customer, last_day, coalesce(days, 0) as days, orders, amount, sales
    from (
      select customer,
        cast(${op({ name: 'countIf', condition: sql`amount > 0` })} as integer) as orders,
        ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
        ${op({ name: 'sumInteger', value: sql`sales` })} as sales
      from ${orders} as purchase
      where customer is not null
      group by customer
    ) as spent
    left join (
      select customer, max(day) as last_day, cast(count(*) as integer) as days
      from ${purchaseDays} as purchase_day
      group by customer
    ) as bought on bought.customer = spent.customer`;
}

/**
 * The same straight from the lines, in their physical order by customer, day and order, where no line
 * is later than its order: the caller vouches for both. An order of lines that all sell is a purchase
 * whatever its sum, so orders and days are counted where they change from line to line. Only customers
 * with other lines need the orders themselves.
 */
export function customersOfSortedLines(lines: Sql, everyLineSells: boolean): Sql {
  const changes = sql`
      select customer, day, amount, refund,
        ord is distinct from lag(ord) over () as is_new_order,
        customer is distinct from lag(customer) over () or day <> lag(day) over () as is_new_day
      from ${lines} as line`;
  const counted = sql`
    select customer, max(day) as last_day,
      cast(${op({ name: 'countIf', condition: sql`is_new_day` })} as integer) as days,
      cast(${op({ name: 'countIf', condition: sql`is_new_order` })} as integer) as orders,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
      ${salesOf} as sales
    from (${changes}
    )
    where customer is not null
    group by customer`;
  if (everyLineSells) return counted;
  const doubtful = sql`(select distinct customer from ${lines} as line where amount <= 0 and customer is not null)`;
  const orders = sql`(${ordersOf(sql`(select * from ${lines} as line where customer in ${doubtful})`, false)})`;
  return sql`
    select * from (${counted}) as certain
    where customer not in ${doubtful}
    union all
    ${customersOf(orders, sql`(${purchaseDaysOf(orders)})`)}`;
}

/** One row per customer who has bought: first purchase day, and the second one or null. */
export function firstPurchasesOf(purchaseDays: Sql): Sql {
  return sql`
    select customer, min(day) as first_day,
      min(case when gap is not null then day end) as second_day
    from ${purchaseDays} as purchase_day
    group by customer`;
}

/** One row per customer (null: no customer) and month with any movement. */
export function customerMonthsOf(movements: Sql): Sql {
  return sql`
    select customer, month,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
      cast(sum(orders) as integer) as orders
    from (
      select customer, ${op({ name: 'monthNumber', value: sql`day` })} as month, amount, orders
      from ${movements} as movement
    )
    group by customer, month`;
}

/**
 * One row per month with any movement and month of the customers' first purchase (null: not yet),
 * guests and customers from before `earlyUntil` apart: active customers (with a qualifying order in the
 * month), those of them with two purchase days by then, orders, and net amount.
 */
export function cohortMonthsOf(
  customerMonths: Sql,
  firstPurchases: Sql,
  earlyUntil: string | null,
): Sql {
  const early = earlyUntil ? sql`first_day <= ${day(earlyUntil)}` : sql`false`;
  const isActive = sql`orders > 0 and moved.customer is not null`;
  return sql`
    select month, first_month, moved.customer is null as is_guest, coalesce(is_early, false) as is_early,
      ${op({ name: 'countIf', condition: isActive })} as customers,
      ${op({ name: 'countIf', condition: sql`orders > 0 and second_month <= month` })} as repeaters,
      cast(sum(orders) as bigint) as orders,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount
    from ${customerMonths} as moved
    left join (
      select customer, ${early} as is_early,
        ${op({ name: 'monthNumber', value: sql`first_day` })} as first_month,
        ${op({ name: 'monthNumber', value: sql`second_day` })} as second_month
      from ${firstPurchases} as first_purchase
    ) as seen on seen.customer = moved.customer
    group by month, first_month, moved.customer is null, coalesce(is_early, false)`;
}

/**
 * Movements straight from the lines: what `movementsOf` says, where a filter may have moved an order
 * to the day of its first remaining sale, so that what is later has changed.
 */
export function movementsOfLines(orders: Sql, lines: Sql): Sql {
  return sql`
    select customer, day, amount, 0 as orders
    from ${lines} as line
    union all
    select customer, day, 0, 1
    from ${orders} as purchase
    where amount > 0`;
}
