import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { fifthOf, fifthsOf } from '../../core/model/fifths.ts';
import { day, id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { RfmParams } from './params.ts';

/** The CTE `scored`: one row per customer who has bought, with the scores. Two more come before it. */
export function scored(params: RfmParams, data: Dataset): Sql {
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

/** One row per customer with the three measures; those who never bought have no days. */
export function measures(params: RfmParams, data: Dataset): Sql {
  return sql`select customer, days, orders, last_day,
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
  const score = (measure: string, cuts = measure): Sql =>
    fifthOf(
      id(measure),
      [1, 2, 3, 4].map((k) => id(`${cuts}_${k}`)),
    );
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
