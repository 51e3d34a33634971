import { id, join, nothing, sql, type Sql } from '../sql/index.ts';
import { saysMargin } from './margin.ts';
import type { SourcePlan } from './plan.ts';
import { dimensionColumns, stagedTexts } from './stage-columns.ts';

/**
 * Refunds that stand in a column of their own become lines of their own, one per order: what the
 * order's first filled cell says, but never more than the order's net amount, for shipping and tax
 * that were given back were never revenue. Such a line counts in amounts and in no count of rows.
 * Nothing says that its goods came back: the margin loses all of it, and is unknown where some line's of
 * the order is.
 */
export function addRefundLines(stage: Sql, source: SourcePlan): Sql {
  const kept = stagedTexts(source)
    .map(({ name }) => name)
    .filter((name) => name !== 'order_id' && !isOfProduct(name));
  const dimensions = new Set(dimensionColumns(source).map(({ name }) => name));
  const first = (name: string): Sql =>
    dimensions.has(name)
      ? sql`first(${id(name)}) as ${id(name)}`
      : sql`max(${id(name)}) as ${id(name)}`;
  return sql`
    insert into ${stage} by name
    select order_id, ${join(
      kept.map((name) => sql`${id(name)}, `),
      nothing,
    )}day, 0 as quantity, true as refund, -least(stated, net) as amount, ${
      saysMargin(source)
        ? sql`case when is_known then -least(stated, net) end as margin, `
        : nothing
    }true as made,
      0 as problem, 0 as repairs
    from (
      select order_id, ${join(
        kept.map((name) => sql`${first(name)}, `),
        nothing,
      )}min(day) as day, first(refunded) filter (where refunded is not null) as stated,
        sum(amount) as net${saysMargin(source) ? sql`, bool_and(margin is not null) as is_known` : nothing}
      from ${stage}
      where problem = 0
      -- a row without an order is one of its own
      group by order_id, case when order_id is null then rowid end
    )
    where stated > 0 and net > 0`;
}

function isOfProduct(name: string): boolean {
  return name === 'product' || name === 'product_name';
}
