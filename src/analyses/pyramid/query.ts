import type { Dataset } from '../../core/model/dataset.ts';
import { ordersUpTo } from '../../core/model/as-of.ts';
import type { DayRange } from '../../core/spec/filters.ts';
import { day, join, lit, newline, op, sql, type Sql } from '../../core/sql/index.ts';
import { datesOf, type PyramidParams } from './params.ts';
import {
  fateOf,
  fates,
  originOf,
  origins,
  standings,
  tierEnds,
  tierIds,
  type Standing,
} from './tiers.ts';

/**
 * One row per standing at the earlier day and at the as-of day (numbers in the order of `standings`)
 * and per membership of the top share at either: customers, their revenue in the two windows, and
 * the least that one of them brought in the later. A last row has the revenue without a customer.
 */
export function compilePyramid(params: PyramidParams, data: Dataset): Sql {
  return sql`
    with ${data.ctes}${compared(params, data)}
    select standing_then, standing_now, was_top, is_top, count(*) as customers,
      ${op({ name: 'sumInteger', value: sql`revenue_then` })} as revenue_then,
      ${op({ name: 'sumInteger', value: sql`revenue_now` })} as revenue_now,
      min(revenue_now) as least
    from compared
    group by standing_then, standing_now, was_top, is_top
    union all
    select null, null, null, null, 0,
      coalesce((select revenue from spent_then where customer is null), 0),
      coalesce((select revenue from spent_now where customer is null), 0), null`;
}

/**
 * The customers of a mark: `tier:top` … `tier:inactive`, `active`, `move:big-small` (see `origins`
 * and `fates`), and of the earlier top share `top:then`, `top:stayed`, `top:fell`, `top:fell-small`,
 * `top:gone`.
 */
export function customersOfMark(mark: string, params: PyramidParams, data: Dataset): Sql | null {
  const condition = conditionOf(mark);
  if (!condition) return null;
  return sql`
    with ${data.ctes}${compared(params, data)}
    select customer
    from compared
    where ${condition}`;
}

const isActive = sql`standing_now <= ${lit(standings.indexOf('small'))}`;
const isNow = (standing: Standing): Sql => sql`standing_now = ${lit(standings.indexOf(standing))}`;

function conditionOf(mark: string): Sql | null {
  if (mark === 'active') return isActive;
  const standing = standings.find((name) => name !== 'never' && mark === `tier:${name}`);
  if (standing) return isNow(standing);
  const fallen = tierIds.find((tier) => mark === `top:fell-${tier}`);
  if (fallen) return sql`was_top and not is_top and ${isNow(fallen)}`;
  switch (mark) {
    case 'top:then':
      return sql`was_top`;
    case 'top:stayed':
      return sql`was_top and is_top`;
    case 'top:fell':
      return sql`was_top and not is_top and ${isActive}`;
    case 'top:gone':
      return sql`was_top and not ${isActive}`;
    default:
      return moveCondition(mark);
  }
}

/** The pairs of standings that make one cell of the migration. */
function moveCondition(mark: string): Sql | null {
  const known = origins.some((from) => fates.some((to) => mark === `move:${from}-${to}`));
  if (!known) return null;
  const pairs = standings.flatMap((then, thenPlace) =>
    standings.flatMap((now, nowPlace) => {
      const origin = originOf(then, now);
      return origin !== null && mark === `move:${origin}-${fateOf(now)}`
        ? [sql`(standing_then = ${lit(thenPlace)} and standing_now = ${lit(nowPlace)})`]
        : [];
    }),
  );
  return join(pairs, sql` or `);
}

function compared(params: PyramidParams, data: Dataset): Sql {
  const { then, now } = datesOf(params, data);
  return sql`spent_now as (
      -- one row per customer (null: none): revenue of the window, and whether they have bought
      ${spent(data.orders, now)}
    ),
    spent_then as (
      -- the same at the earlier day
      ${spent(ordersUpTo(data, then.to), then)}
    ),
    placed_now as (
      -- one row per customer: their place among those who bought in the window
      ${placed(sql`spent_now`)}
    ),
    placed_then as (
      -- the same at the earlier day
      ${placed(sql`spent_then`)}
    ),
    compared as (
      -- one row per customer: where they stood, and where they stand
      select placed_now.customer,
        ${standingOf(sql`placed_then`)} as standing_then,
        ${standingOf(sql`placed_now`)} as standing_now,
        coalesce(${isAmong(sql`placed_then`, params.top)}, false) as was_top,
        ${isAmong(sql`placed_now`, params.top)} as is_top,
        coalesce(placed_then.revenue, 0) as revenue_then,
        placed_now.revenue as revenue_now
      from placed_now
      left join placed_then on placed_then.customer = placed_now.customer
    )`;
}

function spent(orders: Sql, window: DayRange): Sql {
  const within = sql`day >= ${day(window.from)}`;
  return sql`select customer,
        coalesce(${op({ name: 'sumIntegerIf', value: sql`amount`, condition: within })}, 0) as revenue,
        max(case when amount > 0 then day end) as last_day,
        coalesce(max(case when amount > 0 then day end) >= ${day(window.from)}, false) as is_active
      from ${orders} as purchase
      group by customer`;
}

/** The number of active customers stands apart: as a window beside the places it takes seconds. */
function placed(spenders: Sql): Sql {
  return sql`select customer, revenue, last_day is not null as has_bought, is_active, active,
        row_number() over (order by is_active desc, revenue desc, customer) as place
      from ${spenders} as spender
      cross join (
        select ${op({ name: 'countIf', condition: sql`is_active and customer is not null` })} as active
        from ${spenders} as counted
      ) as everyone
      where customer is not null`;
}

/** Whether the place is among the first ⌈active · share / 100⌉ of the active customers. */
function isAmong(row: Sql, percent: number): Sql {
  return sql`${row}.is_active and 100 * (${row}.place - 1) < ${lit(percent)} * ${row}.active`;
}

function standingOf(row: Sql): Sql {
  const tiers = tierIds.map(
    (tier, place) =>
      sql`when 100 * (${row}.place - 1) < ${lit(tierEnds[tier])} * ${row}.active then ${lit(place)}`,
  );
  return sql`case
          when not coalesce(${row}.has_bought, false) then ${lit(standings.indexOf('never'))}
          when not ${row}.is_active then ${lit(standings.indexOf('inactive'))}
          ${join(tiers, newline)}
        end`;
}
