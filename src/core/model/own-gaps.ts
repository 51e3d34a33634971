import { id, op, sql, type Sql } from '../sql/index.ts';

/** A customer has a rhythm of their own from this many purchase days. */
export const rhythmDays = 3;

/** Fewer gaps than this say nothing about everyone. */
export const fewestGaps = 30;

/**
 * One row per customer who came back: `customer` and `median_gap`, the ⌈n/2⌉-th smallest of their own gaps
 * between purchase days.
 */
export function ownGaps(purchaseDays: Sql): Sql {
  return sql`
        -- one row per customer who came back: the middle of their gaps
        select customer, ${op({ name: 'quantilesExact', value: id('gap'), k: [1], of: 2 })}[1] as median_gap
        from ${purchaseDays} as purchase_day
        where gap is not null
        group by customer`;
}
