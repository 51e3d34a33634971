import type { Dataset } from '../../core/model/dataset.ts';
import { isOfMonths, periodOfDay, periodOfMonth } from '../../core/periods.ts';
import { day, id, op, sql, type Sql } from '../../core/sql/index.ts';
import type { LifecycleParams } from './params.ts';

/** States of customers who bought in a period, judged on history up to its end. */
export const activeStates = ['new', 'early', 'returning', 'resurrected'] as const;
export type ActiveState = (typeof activeStates)[number];

/** What moves money in a period: active customers, refunds to others, and rows without a customer. */
export const kinds = [...activeStates, 'inactive', 'notYet', 'guest'] as const;
export type Kind = (typeof kinds)[number];

/**
 * One row per period and kind: customers, orders, net amount, and what the customers of the kind
 * had moved in the period before, where they were active in it.
 *
 * `new`: first purchase in the period; `early`: the same, so near the beginning of the data that they
 * may have bought before; `returning`: active in the period before too; `resurrected`: bought before
 * that; `inactive`: bought earlier, only refunds now; `notYet`: only refunds so far; `guest`: no customer.
 */
export function compileLifecycle({ per }: LifecycleParams, data: Dataset): Sql {
  const early = data.earlyUntil ? sql`first_day <= ${day(data.earlyUntil)}` : sql`false`;
  return sql`
    with ${data.ctes}moved as (
      -- one row per customer (null: no customer) and period with any movement
      ${movedIn(per, data)}
    ),
    seen as (
      -- one row per customer who has bought: the period of the first purchase
      select customer, ${periodOfDay(per, id('first_day'))} as first_period, ${early} as is_early
      from ${data.firstPurchases} as first_purchase
    ),
    judged as (
      -- one row per customer and period, with the state of the customer in it
      select moved.period, moved.orders, moved.amount, earlier.amount as amount_before,
        case
          when moved.customer is null then 'guest'
          when first_period is null or first_period > moved.period then 'notYet'
          when moved.orders = 0 then 'inactive'
          when first_period = moved.period and is_early then 'early'
          when first_period = moved.period then 'new'
          when earlier.customer is not null then 'returning'
          else 'resurrected'
        end as kind
      from moved
      left join seen on seen.customer = moved.customer
      left join moved as earlier
        on earlier.customer = moved.customer and earlier.period = moved.period - 1 and earlier.orders > 0
    )
    select period, kind,
      count(*) as customers,
      cast(sum(orders) as bigint) as orders,
      ${op({ name: 'sumInteger', value: sql`amount` })} as revenue,
      coalesce(${op({ name: 'sumInteger', value: sql`amount_before` })}, 0) as revenue_before
    from judged
    group by period, kind`;
}

function movedIn(per: LifecycleParams['per'], data: Dataset): Sql {
  if (per === 'month')
    return sql`select customer, month as period, amount, orders from ${data.customerMonths} as customer_month`;
  const [period, rows] = isOfMonths(per)
    ? [periodOfMonth(per, id('month')), data.customerMonths]
    : [periodOfDay(per, id('day')), data.movements];
  return sql`
    select customer, period,
      ${op({ name: 'sumInteger', value: sql`amount` })} as amount,
      cast(sum(orders) as integer) as orders
    from (select customer, ${period} as period, amount, orders from ${rows} as movement)
    group by customer, period`;
}
