import { monthEnd, monthNumber } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { day, join, lit, nothing, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import type { OverviewParams } from './params.ts';
import { buyers, repeatersByOrders } from './repeats.ts';

/** Who moved the money of a row, judged on history up to the end of the row's period. */
export const customerKinds = ['new', 'early', 'existing', 'notYet', 'guest'] as const;
export type CustomerKind = (typeof customerKinds)[number];

/**
 * One row per part and kind of customer, the same measures throughout: every month, the selected
 * period, the one it is compared with, the best customers, and everyone who has bought.
 *
 * `new`: first purchase in the period; `early`: the same, but so near the beginning of the data that
 * they may have bought before; `existing`: bought before; `notYet`: only refunds so far; `guest`: no
 * customer. `repeaters` had bought on two days (or placed two orders) by the end of the period.
 */
export function compileOverview(params: OverviewParams, data: Dataset): Sql {
  const isByOrders = params.repeats === 'orders';
  const seen = isByOrders ? sql`buyer` : data.firstPurchases;
  const parts = [
    months(isByOrders, data),
    span('period', data.period, seen, data),
    data.comparison ? span('comparison', data.comparison, seen, data) : null,
    best,
  ].filter((part) => part !== null);
  return sql`
    with ${data.ctes}${isByOrders ? buyers(data) : nothing}bought as (
      -- one row per customer who has bought
      select amount from ${data.customers} as customer_row where days > 0
    ),
    edge as (
      -- one row: how many customers are the best, and the amount that the least of them has
      select max(cast(ceil(customers * ${lit(params.top)} / 100.0) as bigint)) as best_customers, max(lists.at_edge[1]) as edge_amount
      from (
        select count(*) as customers,
          ${op({ name: 'quantilesExact', value: sql`amount`, k: [100 - params.top], of: 100 })} as at_edge
        from bought
      ) as lists
    )
    ${join(parts, unionAll)}`;
}

function months(isByOrders: boolean, data: Dataset): Sql {
  const stored = sql`
    select month, customers, orders, amount, repeaters,
      case
        when is_guest then 'guest'
        when first_month < month then 'existing'
        when first_month = month and is_early then 'early'
        when first_month = month then 'new'
        else 'notYet'
      end as kind
    from ${data.cohortMonths} as cohort_month
    where month <= ${lit(monthNumber(data.asOf))}`;
  return sql`
    select 'month' as part, month, kind,
      cast(sum(customers) as bigint) as customers,
      cast(sum(orders) as bigint) as orders,
      ${op({ name: 'sumInteger', value: sql`amount` })} as revenue,
      cast(sum(repeaters) as bigint) as repeaters
    from (
      ${join(isByOrders ? [stored, repeatersByOrders(data)] : [stored], unionAll)}
    )
    group by month, kind`;
}

function span(
  part: 'period' | 'comparison',
  range: DayRange,
  firstPurchases: Sql,
  data: Dataset,
): Sql {
  const early = data.earlyUntil
    ? sql`when first_day between ${day(range.from)} and ${day(range.to)} and first_day <= ${day(data.earlyUntil)} then 'early'`
    : nothing;
  return sql`
    select ${lit(part)}, null, kind,
      count(*) filter (where active and customer is not null),
      cast(sum(orders) as bigint),
      ${op({ name: 'sumInteger', value: sql`amount` })},
      count(*) filter (where active and second_day <= ${day(range.to)})
    from (
      select moved.customer, moved.orders, moved.amount, moved.orders > 0 as active, second_day,
        case
          when moved.customer is null then 'guest'
          when first_day < ${day(range.from)} then 'existing'
          ${early}
          when first_day <= ${day(range.to)} then 'new'
          else 'notYet'
        end as kind
      from (
        -- one row per customer with any movement in the span
        select customer, sum(orders) as orders, sum(amount) as amount
        from ${data.movements} as movement
        where day between ${day(range.from)} and ${day(range.to)}
        group by customer
      ) as moved
      left join ${firstPurchases} as seen on seen.customer = moved.customer
    )
    group by kind`;
}

/** The best customers and all who bought. Customers with the same amount at the edge fill the last places. */
const best = sql`
    select 'best', null, 'existing', coalesce(max(best_customers), 0), 0,
      coalesce(${op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`amount > edge_amount` })}, 0)
        + coalesce((max(best_customers) - ${op({ name: 'countIf', condition: sql`amount > edge_amount` })}) * max(edge_amount), 0), 0
    from bought cross join edge
    union all
    select 'bought', null, 'existing', count(*), 0, coalesce(${op({ name: 'sumInteger', value: sql`amount` })}, 0), 0
    from bought`;

/**
 * The customers of a mark: `active:141` (active in that month), `new:141`, `early:141` (new or
 * earlier), `existing:141`, `period`, or `best` (the top share).
 */
export function customersOfMark(mark: string, params: OverviewParams, data: Dataset): Sql | null {
  if (mark === 'best')
    return sql`
      with ${data.ctes}best as (
        -- one row per customer who has bought, by net revenue
        select customer, row_number() over (order by amount desc, customer) as place, count(*) over () as bought
        from ${data.customers} as customer_row
        where days > 0
      )
      select customer from best where place <= ceil(bought * ${lit(params.top)} / 100.0)`;
  if (mark === 'period') return activeIn(data.period, 'active', data);
  const monthly = /^(active|new|early|existing):(-?\d{1,4})$/.exec(mark);
  if (!monthly?.[1]) return null;
  const month = Number(monthly[2]);
  return activeIn(
    { from: `${monthEnd(month).slice(0, 8)}01`, to: monthEnd(month) },
    monthly[1],
    data,
  );
}

function activeIn(range: DayRange, kind: string, data: Dataset): Sql {
  const isNew = sql`first_day between ${day(range.from)} and ${day(range.to)}`;
  const isEarly = data.earlyUntil ? sql`first_day <= ${day(data.earlyUntil)}` : sql`false`;
  const conditions: Readonly<Record<string, Sql>> = {
    new: sql`${isNew} and not ${isEarly}`,
    early: sql`${isNew} and ${isEarly}`,
    existing: sql`not ${isNew}`,
  };
  const wanted = conditions[kind] ?? sql`true`;
  return sql`
    with ${data.ctes}active as (
      -- one row per customer with a purchase in the span
      select distinct customer
      from ${data.purchaseDays} as purchase_day
      where day between ${day(range.from)} and ${day(range.to)}
    )
    select active.customer
    from active
    join ${data.firstPurchases} as seen on seen.customer = active.customer
    where ${wanted}`;
}
