import type { Dataset } from '../../core/model/dataset.ts';
import { day, id, join, lit, newline, op, sql, unionAll, type Sql } from '../../core/sql/index.ts';
import { armNames } from './arms.ts';
import type { ExperimentParams } from './params.ts';

/**
 * What becomes of everybody assigned, the first reason that holds: in several arms; without a day of
 * exposure; exposed after the as-of day; with a window that is not over; or they count.
 */
export const fates = ['several', 'noExposure', 'later', 'open', 'counts'] as const;
export type Fate = (typeof fates)[number];

/**
 * The CTEs `arm_row`, one row per arm; `fated`, the rows of `assigned` with their fate; and `counted`, one
 * row per customer who counts: customer, arm, exposed. Whose window is open counts unless `whole` is set.
 */
export function countedCtes(params: ExperimentParams, data: Dataset): Sql {
  const arms = armNames(params, data.model).map((_, place) => sql`select ${lit(place)} as arm`);
  return sql`arm_row as (
      -- one row per arm
      ${join(arms, sql` union all `)}
    ),
    fated as (
      -- one row per customer and arm: why they are left out, if they are
      select customer, arm, exposed,
        case
          when several then 'several'
          when exposed is null then 'noExposure'
          when exposed > ${day(data.asOf)} then 'later'
          ${isOpen(params, data)}
          else 'counts'
        end as fate
      from assigned
    ),
    counted as (
      -- one row per customer who counts
      select customer, arm, exposed from fated where ${isCounted(params)}
    )`;
}

/** Whether a row of `fated` counts. */
export function isCounted({ whole }: ExperimentParams): Sql {
  return whole ? sql`fate = 'counts'` : sql`fate in ('counts', 'open')`;
}

function isOpen({ window }: ExperimentParams, data: Dataset): Sql {
  if (window === 0) return sql``;
  const last = op({ name: 'addDays', value: id('exposed'), days: window - 1 });
  return sql`when ${last} > ${day(data.asOf)} then 'open'`;
}

/** A relation of the places 0, 1, 2 … as `slot`. */
export function slots(count: number): Sql {
  const each = Array.from({ length: count }, (_, slot) => sql`select ${lit(slot)} as slot`);
  return sql`(${join(each, sql` union all `)})`;
}

/** Queries one after the other, each on lines of its own. */
export function united(queries: readonly Sql[]): Sql {
  return join(queries, unionAll);
}

/** CTEs one after the other. */
export function ctes(parts: readonly Sql[]): Sql {
  return join(parts, sql`,${newline}`);
}
