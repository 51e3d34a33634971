import type { Dataset } from '../../core/model/dataset.ts';
import { measures } from '../../core/model/rfm-scores.ts';
import { day, id, join, lit, nothing, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import type { RfmParams } from './params.ts';

/** The quantiles that a spread tells, in per cent. */
export const spreadPercents = [20, 40, 50, 60, 80] as const;

/** The CTE `spread`, after `scored`: one row, per measure the quantiles of all buyers and the mean. */
export function spread(params: RfmParams, data: Dataset): Sql {
  const since = op({ name: 'daysBetween', from: sql`last_day`, to: day(data.asOf) });
  const of = (name: string, value: Sql): readonly Sql[] => [
    sql`${op({ name: 'quantilesBetween', value, k: spreadPercents, of: 100 })} as ${id(name)}`,
    sql`avg(${value}) as ${id(`${name}_mean`)}`,
  ];
  // Of stored sums nothing else is read twice: asking `base` would make the engine write it down.
  const buyers = data.customerFifths
    ? sql`(${measures(params, data)}) as customer_row where days > 0`
    : sql`base`;
  return sql`spread as (
      -- one row: recency in days, frequency and money of everyone who has bought
      select ${join([...of('r', since), ...of('f', id('frequency')), ...of('m', id('monetary'))])}
      from ${buyers}
    )`;
}

/** One row per measure and quantile (its percent where the score stands): the value, and the mean. */
export function spreadRows(): Sql {
  const names = ['r', 'f', 'm'] as const;
  const places = join(
    spreadPercents.map((percent, place) => sql`(${lit(place + 1)}, ${lit(percent)})`),
  );
  const rows = names.map((name) => {
    const percents = join(names.map((one) => (one === name ? sql`percent` : sql`null`)));
    return sql`${unionAll}select 'spread', ${percents}, 0, 0, 0, null, null, null, null, ${id(name)}[place], ${id(`${name}_mean`)}
    from spread
    cross join (values ${places}) as quantile (place, percent)`;
  });
  return join(rows, nothing);
}
