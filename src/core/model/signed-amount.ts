import { all, join, sql, type Sql } from '../sql/index.ts';
import type { SourcePlan } from './plan.ts';
import { namedRefund } from './stage-columns.ts';

/**
 * A sale whose status says refunded or cancelled, with no negative row of its own: it nets to zero. One
 * of nothing needs no repair, but earns nothing either.
 */
export function cancelledSale(source: SourcePlan, above: Sql = sql`>`): readonly Sql[] {
  const named = namedRefund(source);
  return source.refunds.kind === 'status' && named
    ? [all([named, sql`coalesce(micros, 0) ${above} 0`])]
    : [];
}

/**
 * The amount as it counts: refunds written as positive numbers under a refund order are negative;
 * sales marked refunded or cancelled count nothing.
 */
export function signedAmount(source: SourcePlan, refund: Sql): Sql {
  switch (source.refunds.kind) {
    case 'negativeOnly':
      return sql`micros`;
    case 'orderPrefix':
      return sql`case when ${refund} then -abs(micros) else micros end`;
    case 'status':
      return sql`case when ${join(cancelledSale(source).length > 0 ? cancelledSale(source) : [sql`false`])} then 0 else micros end`;
  }
}
