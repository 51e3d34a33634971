import type { Dataset } from '../../core/model/dataset.ts';
import { measures, scored } from '../../core/model/rfm-scores.ts';
import { isInSegment } from '../../core/model/rfm-segment-sql.ts';
import { segmentIds } from '../../core/model/rfm-segments.ts';
import { day, id, lit, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { changes, moved, moveCondition } from './change.ts';
import type { RfmParams } from './params.ts';
import { members, profiles } from './profile.ts';
import { spread, spreadRows } from './spread.ts';

/**
 * One row per cell of scores (r, f, m), one row per score of each dimension with its real bounds,
 * and the complements that make the revenue add up: customers who only have refunds, and rows
 * without a customer. The spread of the measures, profiles or changes follow.
 */
export function compileRfm(params: RfmParams, data: Dataset): Sql {
  switch (params.show) {
    case 'segments':
      return sql`
        with ${data.ctes}${scored(params, data)}
        ${cells(params, data)}`;
    case 'spread':
      return sql`
        with ${data.ctes}${scored(params, data)},
        ${spread(params, data)}
        ${cells(params, data)}${spreadRows()}`;
    case 'profile':
      return sql`
        with ${data.ctes}${scored(params, data)},
        ${members(params)}
        ${widened(params, data)}${unionAll}${profiles(params, data)}`;
    case 'change':
      return sql`
        with ${data.ctes}${scored(params, data)},
        ${moved(params, data)}
        ${widened(params, data)}${unionAll}${changes}`;
  }
}

/** The cells with the columns that profiles and changes add, empty. */
function widened(params: RfmParams, data: Dataset): Sql {
  return sql`
    select cell_row.*, cast(null as integer) as segment, cast(null as integer) as other,
      cast(null as varchar) as label, cast(null as bigint) as revenue_then
    from (
      ${cells(params, data)}
    ) as cell_row`;
}

function cells(params: RfmParams, data: Dataset): Sql {
  const daysAgo = (lastDay: Sql): Sql =>
    op({ name: 'daysBetween', from: lastDay, to: day(data.asOf) });
  return sql`
    select 'score' as part, r, f, m,
      ${op({ name: 'sumInteger', value: sql`cell.customers` })} as customers,
      ${op({ name: 'sumInteger', value: sql`cell.purchases` })} as purchases,
      ${op({ name: 'sumInteger', value: sql`cell.revenue` })} as revenue,
      ${daysAgo(sql`max(latest)`)} as low_recency, ${daysAgo(sql`min(earliest)`)} as high_recency,
      min(low_frequency) as low_frequency, max(high_frequency) as high_frequency,
      min(low_monetary) as low_monetary, max(high_monetary) as high_monetary
    from (
      -- one row per cell of the cube; cells share no customer, so scores are sums of cells
      select r, f, m, count(*) as customers, sum(frequency) as purchases, sum(revenue) as revenue,
        min(last_day) as earliest, max(last_day) as latest,
        min(frequency) as low_frequency, max(frequency) as high_frequency,
        cast(min(monetary) as double) as low_monetary, cast(max(monetary) as double) as high_monetary
      from scored
      group by r, f, m
    ) as cell
    group by grouping sets ((r, f, m), (r), (f), (m))
    union all
    select 'withoutPurchase', null, null, null, count(*), 0,
      coalesce(${op({ name: 'sumInteger', value: sql`revenue` })}, 0), null, null, null, null, null, null
    from ${data.customerFifths ? sql`(${measures(params, data)})` : sql`everyone`} as customer_row
    where days = 0
    union all
    select 'withoutCustomer', null, null, null, 0, 0,
      coalesce(${params.monetary === 'sales' ? op({ name: 'sumIntegerIf', value: sql`amount`, condition: sql`not refund` }) : op({ name: 'sumInteger', value: sql`amount` })}, 0), null, null, null, null, null, null
    from ${data.lines} as line
    where customer is null`;
}

/**
 * The customers of a mark: `cell:5-4` (recency–frequency), `segment:champions`, `score:r5`, `all`, or
 * `move:loyal-atRisk` (segment at the earlier day, `joined` for none, and segment now).
 */
export function customersOfMark(mark: string, params: RfmParams, data: Dataset): Sql | null {
  const moves = moveCondition(mark);
  if (moves)
    return sql`
      with ${data.ctes}${scored(params, data)},
      ${moved(params, data)}
      select customer
      from moved
      where ${moves}`;
  const condition = conditionOf(mark, params);
  if (!condition) return null;
  return sql`
    with ${data.ctes}${scored(params, data)}
    select customer
    from scored
    where ${condition}`;
}

function conditionOf(mark: string, { segments }: RfmParams): Sql | null {
  if (mark === 'all') return sql`true`;
  const cell = /^cell:([1-5])-([1-5])$/.exec(mark);
  if (cell) return sql`r = ${lit(Number(cell[1]))} and f = ${lit(Number(cell[2]))}`;
  const score = /^score:([rfm])([1-5])$/.exec(mark);
  if (score?.[1]) return sql`${id(score[1])} = ${lit(Number(score[2]))}`;
  const segment = segmentIds.find((name) => mark === `segment:${name}`);
  return segment ? isInSegment(segment, segments) : null;
}
