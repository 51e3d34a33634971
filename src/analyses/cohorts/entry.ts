import { customerGroupPlaces, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DimensionInfo } from '../../core/model/info.ts';
import { starTables } from '../../core/model/tables.ts';
import { isOfMonths, periodOfDay, periodOfMonth } from '../../core/periods.ts';
import { day, id, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { CohortParams } from './params.ts';
import { mostValues, type CohortPlan } from './plan.ts';

/**
 * The CTE `entry`, one row per customer whose first purchase lies in the chosen dates: cohort, and the
 * numbers (in the unit of the plan) of the first and second purchase day. By time a cohort is its period,
 * by groups of customers its place; otherwise it is the rank of its value in the CTE `ranked`, from 1.
 */
export function entryOf(params: CohortParams, plan: CohortPlan, data: Dataset): Sql {
  const periods = sql`${periodOfDay(plan.unit, sql`first_day`)} as first_period,
        ${periodOfDay(plan.unit, sql`second_day`)} as second_period`;
  const inDates = sql`first_day between ${day(data.period.from)} and ${day(data.period.to)}`;
  if (plan.source === 'time')
    return sql`entry as (
      -- one row per customer: periods of the first and second purchase
      select customer, ${periodOfDay(params.unit, sql`first_day`)} as cohort, ${periods}
      from ${data.firstPurchases} as first_purchase
      where ${inDates}
    )`;
  if (isCustomerGroupKind(plan.source))
    return sql`entry as (
      -- one row per customer: place of the group, periods of the first and second purchase
      select first_purchase.customer, grouped.place as cohort, ${periods}
      from ${data.firstPurchases} as first_purchase
      join ${customerGroupPlaces(plan.source, data)} as grouped on grouped.customer = first_purchase.customer
      where ${inDates}
    )`;
  const { source } = plan;
  return sql`newcomer as (
      -- one row per customer: first and second purchase day
      select customer, first_day, second_day
      from ${data.firstPurchases} as first_purchase
      where ${inDates}
    ),
    ${valuesOf(source, data)},
    ranked as (
      -- one row per value: its rank by customers, the largest first
      select value, cast(row_number() over (order by count(*) desc, value nulls last) as integer) as place
      from newcomer
      left join chosen on chosen.customer = newcomer.customer
      group by value
    ),
    entry as (
      -- one row per customer: rank of the value, periods of the first and second purchase
      select newcomer.customer, case when place > ${lit(mostValues)} then ${lit(mostValues + 1)} else place end as cohort,
        ${periods}
      from newcomer
      left join chosen on chosen.customer = newcomer.customer
      join ranked on ranked.value is not distinct from chosen.value
    )`;
}

/** The CTE `chosen`: one row per customer with a value, at most. */
function valuesOf(source: 'product' | DimensionInfo, data: Dataset): Sql {
  if (source !== 'product' && source.source === 'customer')
    return sql`chosen as (
      -- one row per customer of the customers file
      select customer, ${id(source.column)} as value
      from ${starTables(data.model.schema).attribute} as person
    )`;
  return sql`first_order as (
      -- one row per order on the first purchase day of its customer
      select purchase.ord, purchase.customer
      from ${data.orders} as purchase
      join newcomer on newcomer.customer = purchase.customer and newcomer.first_day = purchase.day
      where purchase.amount > 0
    ),
    spent as (
      -- one row per customer and value on that day: what was sold
      select first_order.customer, line.value, sum(line.amount) as amount
      from (select ord, ${source === 'product' ? id('product') : id(source.column)} as value, amount from ${data.lines} as sold where not refund) as line
      join first_order on first_order.ord = line.ord
      group by first_order.customer, line.value
    ),
    chosen as (
      -- one row per customer: the value that most was spent on; of equal ones the first
      select customer, value
      from (select customer, value, row_number() over (partition by customer order by amount desc, value nulls last) as place from spent)
      where place = 1
    )`;
}

/**
 * The CTE `activity`, one row per customer and period with an order: qualifying orders and the net
 * amount of all, refunds in the period of the order they belong to. A period goes by its first number.
 */
export function activityOf({ unit, step }: CohortPlan, data: Dataset): Sql {
  if (step > 1) return ownActivity(step, data);
  const isStored = isOfMonths(unit) && !data.model.hasLaterLines;
  if (unit === 'month' && isStored)
    return sql`activity as (
      -- one row per customer and month with an order: qualifying orders, net amount
      select customer, month as period, orders, amount
      from ${data.customerMonths} as customer_month
      where customer is not null
    )`;
  const moved = isStored
    ? sql`select customer, ${periodOfMonth(unit, sql`month`)} as period, orders, amount
        from ${data.customerMonths} as customer_month`
    : sql`select customer, ${periodOfDay(unit, sql`day`)} as period, case when amount > 0 then 1 else 0 end as orders, amount
        from ${data.orders} as purchase`;
  return sql`activity as (
      -- one row per customer and period with an order: qualifying orders, net amount
      select customer, period, cast(sum(orders) as bigint) as orders, ${op({ name: 'sumInteger', value: sql`amount` })} as amount
      from (
        ${moved}
        where customer is not null
      )
      group by customer, period
    )`;
}

/** The same by days since each customer's own first purchase; what came before counts in the first period. */
function ownActivity(step: number, data: Dataset): Sql {
  const number = periodOfDay('day', sql`purchase.day`);
  const age = op({ name: 'intDivide', left: sql`since`, right: lit(step) });
  return sql`activity as (
      -- one row per customer and period of its own with an order: qualifying orders, net amount
      select customer, first_period + ${age} * ${lit(step)} as period,
        ${op({ name: 'countIf', condition: sql`amount > 0` })} as orders, ${op({ name: 'sumInteger', value: sql`amount` })} as amount
      from (
        select purchase.customer, first_period, amount,
          case when ${number} > first_period then ${number} - first_period else 0 end as since
        from ${data.orders} as purchase
        join entry on entry.customer = purchase.customer
      )
      group by customer, first_period, ${age}
    )`;
}
