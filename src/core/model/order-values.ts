import { day, nothing, sql, type Sql } from '../sql/index.ts';
import type { Dataset } from './dataset.ts';
import type { ModelInfo } from './info.ts';

/** What customers are worth beside their revenue: their gross margin, and what is left after serving them. */
export const orderValues = ['margin', 'served'] as const;
export type OrderValue = (typeof orderValues)[number];

/** What the data must have for a value to be known. */
export const neededFor = {
  margin: ['hasMargin'],
  served: ['hasMargin', 'hasServiceCost'],
} as const satisfies Record<OrderValue, readonly (keyof ModelInfo)[]>;

/** What a line is worth in minor units: null where its margin is unknown, whatever serving it has cost. */
export const worthOf: Readonly<Record<OrderValue, Sql>> = {
  margin: sql`margin`,
  served: sql`margin - coalesce(service, 0)`,
};

/**
 * What customers spent and what it was worth, for sums by customer and day: a row per order with its
 * `amount`, and a row per line on the day of its order with its `value` in minor units and its amount
 * without the sign: `stated`, and `known` where its margin is. What is unknown adds nothing; lines after
 * `lastDay` do not exist. Joining each order with its lines takes twice as long.
 */
export function valuedOrders(
  orders: Sql,
  { lines, model }: Pick<Dataset, 'lines' | 'model'>,
  value: OrderValue,
  lastDay: string | null = null,
): Sql {
  const upTo = lastDay === null ? nothing : sql` where line.day <= ${day(lastDay)}`;
  const ordered = model.hasLaterLines
    ? sql`join ${orders} as purchase on purchase.ord = line.ord`
    : nothing;
  return sql`(
      select customer, day, amount, 0 as value, 0 as known, 0 as stated
      from ${orders} as purchase
      union all
      select line.customer, ${model.hasLaterLines ? sql`purchase` : sql`line`}.day, 0, coalesce(${worthOf[value]}, 0),
        case when margin is null then 0 else abs(line.amount) end, abs(line.amount)
      from ${lines} as line ${ordered}${upTo}
    )`;
}
