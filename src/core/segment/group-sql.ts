import { monthsEarlier } from '../calendar.ts';
import {
  customerGroupPlaces,
  customerGroupsOf,
  type CustomerGroupKind,
} from '../model/customer-groups.ts';
import { ordersUpTo } from '../model/as-of.ts';
import type { Dataset } from '../model/dataset.ts';
import { rulesAt, segmentRules } from '../model/rfm-segments.ts';
import { customersOf } from '../model/rollups.ts';
import { all, id, join, lit, sql, type Sql } from '../sql/index.ts';
import type { MovedCondition } from './rule.ts';

/** Where a customer was who had not bought by then. */
export const neverBought = 'never';

/** Whether a row of `facts` is in one of some groups; null of who has not bought. */
export function isInGroups(of: CustomerGroupKind, ids: readonly string[]): Sql {
  const wanted = of === 'segment' ? cellsOf(ids) : placesOf(of, ids);
  if (wanted.length === 0) return sql`false`;
  const group = of === 'segment' ? sql`(25 * r + 5 * f + m)` : id('tier');
  return sql`${group} in (${join(wanted.map((place) => lit(place)))})`;
}

/** The cells of scores that some segments of RFM hold. Scores are read once, not once per box of a segment. */
function cellsOf(ids: readonly string[]): readonly number[] {
  const scores = [1, 2, 3, 4, 5];
  return scores.flatMap((r) =>
    scores.flatMap((f) =>
      scores
        .filter((m) => rulesAt(r, f, m, segmentRules).some(({ segment }) => ids.includes(segment)))
        .map((m) => 25 * r + 5 * f + m),
    ),
  );
}

/** Whether they were in one of some groups on the earlier day, and are in one of others now. */
export function testOfMoved({ of, since, from, to }: MovedCondition, data: Dataset): Sql {
  const earlier = 'day' in since ? since.day : monthsEarlier(data.asOf, since.months);
  return all([
    ...(from.length === 0
      ? []
      : [wasIn(of, from, data, earlier < data.asOf ? earlier : data.asOf)]),
    to.length === 0 ? sql`days > 0` : isNowIn(of, to),
  ]);
}

function isNowIn(of: CustomerGroupKind, ids: readonly string[]): Sql {
  const isIn = isInGroups(of, ids);
  return ids.includes(neverBought) ? sql`(days = 0 or ${isIn})` : isIn;
}

function wasIn(of: CustomerGroupKind, ids: readonly string[], data: Dataset, earlier: string): Sql {
  const places = placesOf(of, ids);
  const isIn = isAmong(
    of,
    data,
    earlier,
    sql`place in (${join(places.map((place) => lit(place)))})`,
  );
  if (!ids.includes(neverBought)) return places.length === 0 ? sql`false` : isIn;
  const isNew = sql`not (${isAmong(of, data, earlier, sql`place is not null`)})`;
  return places.length === 0 ? isNew : sql`(${isIn} or ${isNew})`;
}

/** Whether their group at the time meets a condition on its place. */
function isAmong(of: CustomerGroupKind, data: Dataset, earlier: string, condition: Sql): Sql {
  const orders = id('order_then');
  const days = sql`(select distinct customer, day from ${orders} where amount > 0 and customer is not null)`;
  const then: Dataset = {
    ...data,
    asOf: earlier,
    orders,
    customers: sql`(${customersOf(orders, days)})`,
    customerFifths: null,
  };
  return sql`customer in (
        with ${orders} as (
          -- one row per order as it stood at the earlier day
          select * from ${ordersUpTo(data, earlier)} as earlier
        )
        select customer from ${customerGroupPlaces(of, then)} as standing_then
        where ${condition}
      )`;
}

function placesOf(of: CustomerGroupKind, ids: readonly string[]): readonly number[] {
  return customerGroupsOf(of)
    .filter((group) => ids.includes(group.id))
    .map(({ place }) => place);
}
