import { addDays } from '../calendar.ts';
import { day, id, join, lit, op, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { fifthOf, fifthsOf } from './fifths.ts';

/** How customers get their scores from 1 to 5 for recency, frequency and money. */
export interface Scoring {
  /**
   * `share`: equal values always get equal scores. `ntile`: five groups of equal size, ties split by
   * customer key. `cuts`: fixed cut-points.
   */
  readonly scoring: 'share' | 'ntile' | 'cuts';
  /** What counts as one purchase: a day with at least one order, or each order. */
  readonly frequency: 'days' | 'orders';
  /** Net revenue, sales before refunds, or net revenue per order. */
  readonly monetary: 'net' | 'sales' | 'average';
  /** Days since the last purchase up to which a customer scores 5, 4, 3, 2. */
  readonly recencyCuts: readonly number[];
  /** Purchases from which a customer scores 2, 3, 4, 5. */
  readonly frequencyCuts: readonly number[];
  /** Amounts, in units of the currency, from which a customer scores 2, 3, 4, 5. */
  readonly monetaryCuts: readonly number[];
}

/** The default scoring; the cut-points are where an own choice starts. */
export const defaultScoring: Scoring = {
  scoring: 'share',
  frequency: 'days',
  monetary: 'net',
  recencyCuts: [30, 90, 180, 365],
  frequencyCuts: [2, 3, 5, 10],
  monetaryCuts: [100, 300, 1000, 3000],
};

/**
 * The CTE `scored`: one row per customer who has bought, with customer, last_day, days, orders,
 * frequency, monetary, revenue (minor units), r, f and m. The CTEs `everyone` and `base` come before it.
 */
export function scored(how: Scoring, data: Dataset): Sql {
  return sql`everyone as (
      -- one row per customer: the three measures, recency as the last day
      ${measures(how, data)}
    ),
    base as (
      -- one row per customer who has bought
      select * from everyone where days > 0
    ),
    ${how.scoring === 'ntile' ? byRank : how.scoring === 'cuts' ? byFixedCuts(how, data) : byShare(how, data)}`;
}

/** One row per customer with the three measures; those who never bought have no days. */
export function measures(how: Scoring, data: Dataset): Sql {
  return sql`select customer, days, orders, last_day,
        ${how.frequency === 'days' ? id('days') : id('orders')} as frequency,
        ${monetary(how)} as monetary,
        ${revenueOf(how)} as revenue
      from ${data.customers} as customer_row`;
}

function revenueOf(how: Scoring): Sql {
  return how.monetary === 'sales' ? id('sales') : id('amount');
}

function monetary(how: Scoring): Sql {
  switch (how.monetary) {
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
function byShare(how: Scoring, data: Dataset): Sql {
  const stored = how.frequency === 'days' && how.monetary === 'net' ? data.customerFifths : null;
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

function byFixedCuts(how: Scoring, data: Dataset): Sql {
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
      ...how.recencyCuts.map(
        (cut) =>
          sql`case when last_day >= ${day(addDays(data.asOf, -Math.floor(cut)))} then 1 else 0 end`,
      ),
    ],
    sql` + `,
  );
  // Shifting the decimal point in the text keeps 1.1 at 110 cents; 1.1 * 100 is more than that.
  const minor = how.monetaryCuts.map((cut) => {
    const [digits, exponent = '0'] = String(cut).split('e');
    return Number(`${digits}e${Number(exponent) + data.model.scale}`);
  });
  return sql`scored as (
      -- one row per customer who has bought: points for each cut-point reached
      select base.*,
        ${recent} as r,
        ${reached('frequency', how.frequencyCuts)} as f,
        ${reached('monetary', minor)} as m
      from base
    )`;
}
