import type { Dataset } from '../../core/model/dataset.ts';
import { day, newline, op, sql, type Sql } from '../../core/sql/index.ts';

/** The CTE `buyer`: what `firstPurchases` says, with the day of the second order as the second day. */
export function buyers(data: Dataset): Sql {
  return sql`buyer as (
      -- one row per customer who has bought: days of the first and of the second order
      select seen.customer, first_day,
        case when twice.customer is not null then first_day else second_day end as second_day,
        twice.customer is not null as is_twice_at_first, second_day as second_purchase_day
      from ${data.firstPurchases} as seen
      left join (
        -- one row per customer and day with two orders or more
        select customer, day
        from ${data.orders} as purchase
        where amount > 0 and customer is not null
        group by customer, day
        having count(*) > 1
      ) as twice on twice.customer = seen.customer and twice.day = seen.first_day
    ),${newline}`;
}

/**
 * Rows beside those of the stored months: customers who placed two orders on their first day and bought
 * on no other day of that month. The stored months don't know these as repeaters; in every other month
 * orders and days say the same.
 */
export function repeatersByOrders(data: Dataset): Sql {
  const month = (value: Sql): Sql => op({ name: 'monthNumber', value });
  const isEarly = data.earlyUntil ? sql`first_day <= ${day(data.earlyUntil)}` : sql`false`;
  return sql`
    select month, 0, 0, 0, count(*), kind
    from (
      select ${month(sql`first_day`)} as month, ${month(sql`second_purchase_day`)} as second_month,
        case when ${isEarly} then 'early' else 'new' end as kind
      from buyer
      where is_twice_at_first
    )
    where second_month is null or second_month > month
    group by month, kind`;
}
