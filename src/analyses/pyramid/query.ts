import type { Dataset } from '../../core/model/dataset.ts';
import { ordersUpTo } from '../../core/model/as-of.ts';
import { valuedOrders } from '../../core/model/order-values.ts';
import {
  isAmongBest,
  placedByRevenue,
  spentIn,
  standingOf,
  standings,
  tierIds,
  type Standing,
} from '../../core/model/tiers.ts';
import { id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { fateOf, fates, originOf, origins, prospectPlace } from './moves.ts';
import { datesOf, type PyramidParams } from './params.ts';

/**
 * One row per standing at the earlier day and at the as-of day (numbers in the order of `standings`)
 * and per membership of the top share at either: customers, their revenue in the two windows, and
 * the least that one of them brought in the later. A row of its own has the revenue without a
 * customer, and one the number of prospects where the data have a customers file. By margin there are
 * also the values of both windows, and of the later one the amounts and those with a known margin.
 */
export function compilePyramid(params: PyramidParams, data: Dataset): Sql {
  const isValued = params.value !== 'revenue';
  const worth = (write: (column: (typeof worthColumns)[number]) => Sql): Sql =>
    isValued ? join(worthColumns.map(write), nothing) : nothing;
  return sql`
    with ${data.ctes}${compared(params, data)}
    select standing_then, standing_now, was_top, is_top, count(*) as customers,
      ${op({ name: 'sumInteger', value: sql`revenue_then` })} as revenue_then,
      ${op({ name: 'sumInteger', value: sql`revenue_now` })} as revenue_now,
      min(${isValued ? sql`value_now` : sql`revenue_now`}) as least${worth(
        ({ name }) => sql`,
      ${op({ name: 'sumInteger', value: id(name) })} as ${id(name)}`,
      )}
    from compared
    group by standing_then, standing_now, was_top, is_top
    union all
    select null, null, null, null, 0,
      coalesce((select revenue from spent_then where customer is null), 0),
      coalesce((select revenue from spent_now where customer is null), 0), null${worth(
        ({ column, spent }) => sql`,
      coalesce((select ${id(column)} from ${id(spent)} where customer is null), 0)`,
      )}${prospects(data, isValued)}`;
}

/** What a pyramid by margin has beside its revenue: its name, and the column of a relation that it is from. */
const worthColumns = [
  { name: 'value_then', column: 'value', spent: 'spent_then' },
  { name: 'value_now', column: 'value', spent: 'spent_now' },
  { name: 'known', column: 'known', spent: 'spent_now' },
  { name: 'stated', column: 'stated', spent: 'spent_now' },
] as const;

function prospects(data: Dataset, isValued: boolean): Sql {
  if (data.prospects === null) return nothing;
  return sql`${newline}union all
    select null, ${lit(prospectPlace)}, null, null, count(*), 0, 0, null${isValued ? sql`, 0, 0, 0, 0` : nothing}
    from ${data.prospects} as prospect`;
}

/**
 * The customers of a mark: `tier:top` … `tier:inactive`, `tier:prospects`, `active`,
 * `move:big-small` (see `origins` and `fates`), and of the earlier top share `top:then`,
 * `top:stayed`, `top:fell`, `top:fell-small`, `top:gone`.
 */
export function customersOfMark(mark: string, params: PyramidParams, data: Dataset): Sql | null {
  if (mark === 'tier:prospects')
    return (
      data.prospects &&
      sql`
    select customer
    from ${data.prospects} as prospect`
    );
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
  const { value } = params;
  const isValued = value !== 'revenue';
  const ordersThen = ordersUpTo(data, then.to);
  const [before, all] = isValued
    ? [valuedOrders(ordersThen, data, value, then.to), valuedOrders(data.orders, data, value)]
    : [ordersThen, data.orders];
  return sql`spent_now as (
      -- one row per customer (null: none): revenue of the window, and whether they have bought
      ${spentIn(all, now, isValued)}
    ),
    spent_then as (
      -- the same at the earlier day
      ${spentIn(before, then, isValued)}
    ),
    placed_now as (
      -- one row per customer: their place among those who bought in the window
      ${placedByRevenue(sql`spent_now`, isValued)}
    ),
    placed_then as (
      -- the same at the earlier day
      ${placedByRevenue(sql`spent_then`, isValued)}
    ),
    compared as (
      -- one row per customer: where they stood, and where they stand
      select placed_now.customer,
        ${standingOf(sql`placed_then`)} as standing_then,
        ${standingOf(sql`placed_now`)} as standing_now,
        coalesce(${isAmongBest(sql`placed_then`, params.top)}, false) as was_top,
        ${isAmongBest(sql`placed_now`, params.top)} as is_top,
        coalesce(placed_then.revenue, 0) as revenue_then,
        placed_now.revenue as revenue_now${
          isValued
            ? sql`,
        coalesce(placed_then.value, 0) as value_then, placed_now.value as value_now,
        placed_now.known, placed_now.stated`
            : nothing
        }
      from placed_now
      left join placed_then on placed_then.customer = placed_now.customer
    )`;
}
