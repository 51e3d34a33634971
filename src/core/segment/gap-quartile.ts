import { lit, op, sql, type Sql } from '../sql/index.ts';

/** Three quarters of the closed gaps, as the repurchase cycle counts overdue customers by default. */
const percent = 75;

/**
 * One row, `edge`: the whole days that three quarters of all gaps are no longer than, null of no gaps. The
 * quantile lies between the closest ranks (type 7 of Hyndman and Fan); gaps are whole days, so that a
 * gap is longer than it exactly where it has a day more than its whole part.
 */
export function quartileOfGaps(purchaseDays: Sql): Sql {
  const scaled = sql`(gaps - 1) * ${lit(percent)}`;
  const ranked = (rank: Sql): Sql => sql`min(gap) filter (where up_to > ${rank})`;
  const low = ranked(op({ name: 'intDivide', left: scaled, right: lit(100) }));
  const high = ranked(op({ name: 'intDivide', left: sql`(${scaled} + 99)`, right: lit(100) }));
  const hundredths = sql`(100 * ${low} + max((${scaled}) % 100) * (${high} - ${low}))`;
  return sql`
    select ${op({ name: 'intDivide', left: hundredths, right: lit(100) })} as edge
    from (
      select gap, cast(sum(count(*)) over (order by gap) as bigint) as up_to,
        cast(sum(count(*)) over () as bigint) as gaps
      from ${purchaseDays} as purchase_day
      where gap is not null
      group by gap
    )`;
}
