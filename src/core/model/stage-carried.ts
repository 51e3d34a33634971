import { id, nothing, sql, type Sql } from '../sql/index.ts';
import { cell } from './csv-relation.ts';
import { leftOutColumn } from './left-out.ts';
import { currencyColumn } from './other-currency.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';
import type { StageColumns } from './stage-columns.ts';

/**
 * Cells that belong to a whole order and are carried in the stage until all of its rows are there;
 * ends with a comma. Money in millionths.
 */
export function carriedCells(source: SourcePlan, { refunded, orderNet }: StageColumns): Sql {
  return sql`${refundedAmount(refunded)}${statedNet(orderNet)}${textPerOrder(leftOutColumn(source), 'left_out')}${textPerOrder(currencyColumn(source), 'currency_text')}`;
}

/** What the order was refunded, for `refund-lines.ts`. */
function refundedAmount(column: ColumnPlan | null): Sql {
  return column ? sql`${money(column)} as refunded, ` : nothing;
}

/** What the order comes to, and the row's share of its discounts, for `order-net.ts`. */
function statedNet(column: ColumnPlan | null): Sql {
  return column ? sql`${money(column)} as order_net, 0::bigint as order_discount, ` : nothing;
}

/** A text by which rows are left out, where it stands on one row of its order only. */
function textPerOrder(column: ColumnPlan | null, name: string): Sql {
  return column?.perOrder ? sql`${cell(column)} as ${id(name)}, ` : nothing;
}

function money(column: ColumnPlan): Sql {
  return sql`cast(round(${id(`m${column.index}`)}) as bigint)`;
}
