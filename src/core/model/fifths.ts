import { id, join, lit, nothing, op, sql, type Sql } from '../sql/index.ts';

/** One row: what splits the buyers into fifths by last day, days and net amount. */
export function customerFifthsOf(customers: Sql): Sql {
  const buyers = sql`(select * from ${customers} as customer_row where days > 0)`;
  return fifthsOf(buyers, { few: ['last_day', 'days'], many: ['amount'] });
}

/**
 * One row: per measure the values that a row must exceed to have a fifth, two fifths, … of all rows
 * strictly below, as `measure_1` to `measure_4`: the ⌈k·n/5⌉-th smallest of n. Measures of few
 * distinct values are read off their histograms.
 */
export function fifthsOf(
  rows: Sql,
  measures: { readonly few: readonly string[]; readonly many: readonly string[] },
): Sql {
  const parts = [
    ...measures.few.map((measure) => fifthsOfFew(rows, measure)),
    ...measures.many.map((measure) => fifthsOfMany(rows, measure)),
  ];
  return sql`
    select *
    from ${join(
      parts.map((part) => sql`(${part})`),
      sql` cross join `,
    )}`;
}

function fifthsOfMany(rows: Sql, measure: string): Sql {
  // max() over the single row keeps the list from being unpacked once per row it is compared with.
  const cuts = [1, 2, 3, 4].map((k) => sql`max(fifths[${lit(k)}]) as ${id(`${measure}_${k}`)}`);
  return sql`
    select ${join(cuts)}
    from (
      select ${op({ name: 'quantilesExact', value: id(measure), k: [1, 2, 3, 4], of: 5 })} as fifths
      from ${rows} as measured
    )`;
}

function fifthsOfFew(rows: Sql, measure: string): Sql {
  const cuts = [1, 2, 3, 4].map(
    (k) =>
      sql`min(${id(measure)}) filter (where 5 * up_to_here >= ${lit(k)} * everyone) as ${id(`${measure}_${k}`)}`,
  );
  return sql`
    select ${join(cuts)}
    from (
      select ${id(measure)}, sum(customers) over (order by ${id(measure)}) as up_to_here,
        sum(customers) over () as everyone
      from (select ${id(measure)}, count(*) as customers from ${rows} as measured group by ${id(measure)})
    )`;
}

/** The fifth, 1 to 5, that a value falls into: equal values always share one. */
export function fifthOf(value: Sql, cuts: readonly Sql[]): Sql {
  const steps = cuts.map((cut, k) => sql` when ${value} <= ${cut} then ${lit(k + 1)}`);
  return sql`case${join(steps, nothing)} else 5 end`;
}
