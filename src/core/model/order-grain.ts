import { id, join, nothing, sql, type Sql } from '../sql/index.ts';
import { keepsHour } from './hour.ts';
import { marginNames } from './margin.ts';
import type { SourcePlan } from './plan.ts';
import { stagedTexts } from './stage-columns.ts';

/**
 * A file too large for its lines can be read at the grain of orders: what one order sold on one day,
 * under the same dimensions, becomes one staged row. Sums stay exact; products are not kept. Refunds
 * stay rows of their own, as does every row that is not loaded.
 */

/**
 * Staged rows summed up by order; `lines` says how many rows of the file one stands for. Rows with a
 * problem stay as they are, but for those with the `uncounted` one.
 */
export function byOrder(rows: Sql, source: SourcePlan, uncounted: Sql): Sql {
  const texts = stagedTexts(source).map(({ name }) => id(name));
  const keys = sql`${join(
    texts.map((text) => sql`${text}, `),
    nothing,
  )}day, refund, problem, problem_text, repairs`;
  const margins = marginNames(source);
  return sql`
    select ${keys}, min(record) as record, count(*) as lines,
      cast(sum(quantity) as bigint) as quantity, cast(sum(amount) as bigint) as amount, ${join(
        margins.map((name) => sql`cast(sum(${id(name)}) as bigint) as ${id(name)}, `),
        nothing,
      )}${keepsHour(source) ? sql`min(hour) as hour, ` : nothing}false as made
    from (select *, row_number() over () as record from (${rows}))
    group by ${keys},${margins.includes('margin') ? sql` margin is null,` : nothing}
      case
        when problem not in (0, ${uncounted}) then record
        when problem = 0 and order_id is null and customer is null then record
      end
    order by record`;
}

/** How many rows of the file a staged row stands for. */
export function rowsOfFile({ grain }: SourcePlan): Sql {
  return grain === 'order' ? sql`lines` : sql`1`;
}

/** The place of a staged row among the records of its file, from 1. */
export function recordOf({ grain }: SourcePlan): Sql {
  return grain === 'order' ? sql`record` : sql`rowid + 1`;
}

/** Whether a source can be read so: its cells must not depend on other rows of their order. */
export function canBeByOrder({ columns }: SourcePlan): boolean {
  const dependent = ['originalOrder', 'refunded', 'orderNet'];
  return (
    columns.some(({ use }) => use === 'order') &&
    !columns.some(({ use, perOrder }) => perOrder || dependent.includes(use))
  );
}
