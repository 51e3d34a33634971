import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { fifthsOf } from '../../core/model/fifths.ts';
import { all, day, id, join, lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import type { RfmParams } from './params.ts';
import { segmentIds, segmentRules, type SegmentId } from './segments.ts';

/**
 * One row per cell of scores (r, f, m), one row per score of each dimension with its real bounds,
 * and the complements that make the revenue add up: customers who only have refunds, and rows
 * without a customer.
 */
export function compileRfm(params: RfmParams, data: Dataset): Sql {
  const daysAgo = (lastDay: Sql): Sql =>
    op({ name: 'daysBetween', from: lastDay, to: day(data.asOf) });
  return sql`
    with ${data.ctes}${scored(params, data)}
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

/** The customers of a mark: `cell:5-4` (recency–frequency), `segment:champions`, `score:r5`, or `all`. */
export function customersOfMark(mark: string, params: RfmParams, data: Dataset): Sql | null {
  const condition = conditionOf(mark);
  if (!condition) return null;
  return sql`
    with ${data.ctes}${scored(params, data)}
    select customer
    from scored
    where ${condition}`;
}

function conditionOf(mark: string): Sql | null {
  if (mark === 'all') return sql`true`;
  const cell = /^cell:([1-5])-([1-5])$/.exec(mark);
  if (cell) return sql`r = ${lit(Number(cell[1]))} and f = ${lit(Number(cell[2]))}`;
  const score = /^score:([rfm])([1-5])$/.exec(mark);
  if (score?.[1]) return sql`${id(score[1])} = ${lit(Number(score[2]))}`;
  const segment = segmentIds.find((name) => mark === `segment:${name}`);
  return segment ? segmentCondition(segment) : null;
}

function segmentCondition(segment: SegmentId): Sql {
  const boxes = segmentRules.filter((rule) => rule.segment === segment);
  const within = (name: 'r' | 'f' | 'm', [low, high]: readonly [number, number]): Sql =>
    sql`${id(name)} between ${lit(low)} and ${lit(high)}`;
  return join(
    boxes.map((box) => all([within('r', box.r), within('f', box.f), within('m', box.m)])),
    sql` or `,
  );
}

/** The scores of every customer who has bought. */
function scored(params: RfmParams, data: Dataset): Sql {
  return sql`everyone as (
      -- one row per customer: the three measures, recency as the last day
      ${measures(params, data)}
    ),
    base as (
      -- one row per customer who has bought
      select * from everyone where days > 0
    ),
    ${params.scoring === 'ntile' ? byRank : params.scoring === 'cuts' ? byFixedCuts(params, data) : byShare(params, data)}`;
}

function measures(params: RfmParams, data: Dataset): Sql {
  return sql`select customer, days, last_day,
        ${params.frequency === 'days' ? id('days') : id('orders')} as frequency,
        ${monetary(params)} as monetary,
        ${revenueOf(params)} as revenue
      from ${data.customers} as customer_row`;
}

function revenueOf(params: RfmParams): Sql {
  return params.monetary === 'sales' ? id('sales') : id('amount');
}

function monetary(params: RfmParams): Sql {
  switch (params.monetary) {
    case 'net':
      return id('amount');
    case 'sales':
      return id('sales');
    case 'average':
      return op({ name: 'divide', left: id('amount'), right: id('orders') });
  }
}

/**
 * score = min(5, 1 + floor(5 × share of customers strictly worse)).
 *
 * The share reaches k/5 exactly when the value exceeds the ⌈k·n/5⌉-th smallest, so four cut-points
 * replace a rank per customer.
 */
function byShare(params: RfmParams, data: Dataset): Sql {
  const stored =
    params.frequency === 'days' && params.monetary === 'net' ? data.customerFifths : null;
  const fifths =
    stored ?? sql`(${fifthsOf(sql`base`, { few: ['last_day', 'frequency'], many: ['monetary'] })})`;
  const score = (measure: string, cuts = measure): Sql => {
    const steps = [1, 2, 3, 4].map(
      (k) => sql` when ${id(measure)} <= ${id(`${cuts}_${k}`)} then ${lit(k)}`,
    );
    return sql`case${join(steps, nothing)} else 5 end`;
  };
  return sql`scored as (
      -- one row per customer who has bought: the scores, 5 is best
      select base.*,
        ${score('last_day')} as r,
        ${score('frequency', stored ? 'days' : 'frequency')} as f,
        ${score('monetary', stored ? 'amount' : 'monetary')} as m
      from base
      cross join ${fifths} as fifths
    )`;
}

const byRank = sql`scored as (
      -- one row per customer who has bought: fifths of equal size, ties split by customer key
      select base.*,
        cast(6 - ntile(5) over (order by last_day desc, customer) as integer) as r,
        cast(ntile(5) over (order by frequency, customer) as integer) as f,
        cast(ntile(5) over (order by monetary, customer) as integer) as m
      from base
    )`;

function byFixedCuts(params: RfmParams, data: Dataset): Sql {
  const reached = (measure: string, cuts: readonly number[]): Sql =>
    join(
      [
        sql`1`,
        ...cuts.map((cut) => sql`case when ${id(measure)} >= ${lit(cut)} then 1 else 0 end`),
      ],
      sql` + `,
    );
  const recent = join(
    [
      sql`1`,
      ...params.recencyCuts.map(
        (cut) =>
          sql`case when last_day >= ${day(addDays(data.asOf, -Math.floor(cut)))} then 1 else 0 end`,
      ),
    ],
    sql` + `,
  );
  // Shifting the decimal point in the text keeps 1.1 at 110 cents; 1.1 * 100 is more than that.
  const minor = params.monetaryCuts.map((cut) => {
    const [digits, exponent = '0'] = String(cut).split('e');
    return Number(`${digits}e${Number(exponent) + data.model.scale}`);
  });
  return sql`scored as (
      -- one row per customer who has bought: points for each cut-point reached
      select base.*,
        ${recent} as r,
        ${reached('frequency', params.frequencyCuts)} as f,
        ${reached('monetary', minor)} as m
      from base
    )`;
}
