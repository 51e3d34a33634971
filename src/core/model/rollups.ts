import { op, sql, type Sql } from '../sql/index.ts';

/**
 * The shapes that analyses read, each as a query over the shape before it. An import runs them once
 * over the whole fact; a filtered view runs the same text over the filtered fact. So both can only
 * differ by their rows, and one test holds them against each other.
 */

/** One row per order: customer, day of its first line, amount after refunds, amount of its sales. */
export function ordersOf(lines: Sql): Sql {
  return sql`
    select ord, min(customer) as customer,
      coalesce(min(day) filter (where not refund), min(day)) as day,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
      coalesce(${op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`not refund` })}, 0) as sales
    from ${lines} as line
    group by ord`;
}

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
 * One row per customer and purchase day, with the days since the one before (null at the first).
 * Reads orders in their physical order, by customer and day: the caller vouches for it.
 */
export function purchaseDaysOfSorted(orders: Sql): Sql {
  return sql`
    select customer, day,
      case when customer = earlier_customer then ${op({ name: 'daysBetween', from: sql`earlier_day`, to: sql`day` })} end as gap
    from (
      select customer, day, lag(customer) over () as earlier_customer, lag(day) over () as earlier_day
      from ${orders} as purchase
      where amount > 0 and customer is not null
    )
    where customer is distinct from earlier_customer or day <> earlier_day`;
}

/** The same over orders in any physical order. */
export function purchaseDaysOf(orders: Sql): Sql {
  return sql`
    select customer, day,
      ${op({ name: 'daysBetween', from: sql`lag(day) over (partition by customer order by day)`, to: sql`day` })} as gap
    from (
      select customer, day
      from ${orders} as purchase
      where amount > 0 and customer is not null
      group by customer, day
    )`;
}

/**
 * One row per customer: first, second and last purchase day, number of purchase days and of
 * qualifying orders, net amount (refunds included) and sales. Customers who never made a
 * qualifying purchase have no first day.
 */
export function customersOf(orders: Sql): Sql {
  const isPurchaseDay = sql`purchases > 0`;
  return sql`
    select customer,
      min(day) filter (where ${isPurchaseDay}) as first_day,
      ${op({ name: 'secondSmallestIf', value: sql`day`, condition: isPurchaseDay })} as second_day,
      max(day) filter (where ${isPurchaseDay}) as last_day,
      cast(${op({ name: 'countIf', condition: isPurchaseDay })} as integer) as days,
      cast(sum(purchases) as integer) as orders,
      ${op({ name: 'sumInteger', value: sql`day_amount` })} as amount,
      ${op({ name: 'sumInteger', value: sql`day_sales` })} as sales
    from (
      -- one row per customer and day with orders
      select customer, day,
        sum(case when amount > 0 then 1 else 0 end) as purchases,
        sum(amount) as day_amount, sum(sales) as day_sales
      from ${orders} as purchase
      where customer is not null
      group by customer, day
    )
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
 * One row: the net amounts that a customer must exceed to have a fifth, two fifths, … of all buyers
 * strictly below, as `cut_1` to `cut_4`.
 */
export function amountFifthsOf(customers: Sql): Sql {
  return fifthsOf(
    sql`(select amount from ${customers} as customer_row where days > 0)`,
    sql`amount`,
  );
}

/** The same for any measure of any rows: the ⌈k·n/5⌉-th smallest of n values, k = 1 … 4. */
export function fifthsOf(rows: Sql, measure: Sql): Sql {
  // max() over the single row keeps the list from being unpacked once per row it is compared with.
  return sql`
    select max(fifths[1]) as cut_1, max(fifths[2]) as cut_2, max(fifths[3]) as cut_3, max(fifths[4]) as cut_4
    from (
      select ${op({ name: 'quantilesExact', value: measure, k: [1, 2, 3, 4], of: 5 })} as fifths
      from ${rows} as measured
    )`;
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
