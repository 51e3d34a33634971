import { monthsEarlier } from '../../core/calendar.ts';
import { ordersUpTo } from '../../core/model/as-of.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { scored } from '../../core/model/rfm-scores.ts';
import { segmentPlace } from '../../core/model/rfm-segment-sql.ts';
import { segmentIds, type SegmentId } from '../../core/model/rfm-segments.ts';
import { customersOf } from '../../core/model/rollups.ts';
import { all, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { RfmParams } from './params.ts';

/** Where a customer was: in a segment, or without a purchase so far. */
export const originIds = [...segmentIds, 'joined'] as const;
export type OriginId = SegmentId | 'joined';

/** Where a customer is: in a segment, or without a purchase any more because all were refunded. */
export const fateIds = [...segmentIds, 'none'] as const;
export type FateId = SegmentId | 'none';

/** The earlier day of a view: the chosen one, or one year before the as-of day. */
export function dayBefore(params: RfmParams, { asOf }: Pick<Dataset, 'asOf'>): string {
  const wanted = params.before === '' ? monthsEarlier(asOf, 12) : params.before;
  return wanted < asOf ? wanted : asOf;
}

/** The CTE `moved`, after `scored`: one row per customer with the segments of both days. */
export function moved(params: RfmParams, data: Dataset): Sql {
  const before = dayBefore(params, data);
  const place = segmentPlace(params.segments);
  const days = sql`(select distinct customer, day from order_then where amount > 0 and customer is not null)`;
  const then: Dataset = {
    ...data,
    asOf: before,
    customers: sql`(${customersOf(sql`order_then`, days)})`,
    customerFifths: null,
  };
  return sql`order_then as (
      -- one row per order as it stood at the earlier day
      select customer, day, amount, sales from ${ordersUpTo(data, before)} as earlier
    ),
    scored_then as (
      -- one row per customer who had bought by then, scored as of that day
      with ${scored(params, then)}
      select * from scored
    ),
    moved as (
      -- one row per customer: places of the segments in their list, null for none
      select coalesce(now_row.customer, then_row.customer) as customer,
        now_row.segment as segment, then_row.segment as other,
        coalesce(now_row.revenue, 0) as revenue, coalesce(then_row.revenue, 0) as revenue_then
      from (select customer, revenue, ${place} as segment from scored) as now_row
      full join (select customer, revenue, ${place} as segment from scored_then) as then_row
        on then_row.customer = now_row.customer
    )`;
}

/** One row per pair of segments: customers, and their revenue up to either day. */
export const changes = sql`
    select 'move', null, null, null, count(*), 0, ${op({ name: 'sumInteger', value: sql`revenue` })},
      null, null, null, null, null, null,
      segment, other, null, ${op({ name: 'sumInteger', value: sql`revenue_then` })}
    from moved
    group by segment, other`;

/** The rows of `moved` of a mark such as `move:loyal-atRisk`; null for another mark. */
export function moveCondition(mark: string): Sql | null {
  for (const [from, origin] of originIds.entries())
    for (const [to, fate] of fateIds.entries())
      if (mark === `move:${origin}-${fate}`)
        return all([
          origin === 'joined' ? sql`other is null` : sql`other = ${lit(from)}`,
          fate === 'none' ? sql`segment is null` : sql`segment = ${lit(to)}`,
        ]);
  return null;
}
