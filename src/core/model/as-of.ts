import { day, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import { ordersOf } from './rollups.ts';

/**
 * One row per order as it stood at the end of an earlier day, shaped as `Dataset.orders`: what was
 * sold or refunded later does not exist. It is what a view with that as-of day would see.
 */
export function ordersUpTo(data: Dataset, lastDay: string): Sql {
  const upTo = sql`day <= ${day(lastDay)}`;
  if (!data.model.hasLaterLines)
    return sql`(select * from ${data.orders} as purchase where ${upTo})`;
  // Only orders with a line on another day can have looked different then.
  const changing = sql`ord in (select ord from ${data.lines} as line where later)`;
  const lines = sql`(select * from ${data.lines} as line where ${upTo} and ${changing})`;
  return sql`(
      select ord, customer, day, amount, sales
      from ${data.orders} as purchase
      where ${upTo} and not ${changing}
      union all
      select ord, customer, day, amount, sales
      from (${ordersOf(lines, true)}) as changed
    )`;
}
