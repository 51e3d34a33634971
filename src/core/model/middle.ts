import { sql, type Sql } from '../sql/index.ts';

/**
 * One row, `rows` and `middle`: how many rows have a value, and the ⌈n/2⌉-th smallest of these n, the
 * lower one of two middles. Read off a histogram, so meant for measures of few distinct values.
 */
export function middleOf(rows: Sql, value: Sql): Sql {
  return sql`
    select coalesce(max(everyone), 0) as rows,
      min(value) filter (where 2 * up_to_here >= everyone) as middle
    from (
      select value, sum(rows) over (order by value) as up_to_here, sum(rows) over () as everyone
      from (
        select ${value} as value, count(*) as rows
        from ${rows} as measured
        where ${value} is not null
        group by ${value}
      )
    )`;
}
