import type { RefundRule } from '../core/model/plan.ts';
import type { ColumnFacts } from './column-facts.ts';

const refunded =
  /refund|return|cancel|void|charge ?back|failed|退款|退貨|退货|退回|取消|作廢|作废|返品|返金|キャンセル|환불|취소|반품/i;
/** A partly refunded order is still a sale; "not refunded" is none. */
const stillSale = /part|部分|一部|일부|^(?:not|no|non|un|未|無|无|沒|没|非|不)|拒絕|拒绝/i;

/**
 * Status values that mean "this is no sale (any more)", as written in the file. A column of which
 * every value says so tells nothing and gives none.
 */
export function refundStatuses(status: ColumnFacts): readonly string[] {
  const values = status.counts.map(([value]) => value.trim());
  const hits = values.filter((value) => refunded.test(value) && !stillSale.test(value));
  return hits.length === values.length ? [] : [...new Set(hits)];
}

/** One sampled line: its order id, and whether its quantity or amount is negative. */
export interface SignedLine {
  readonly order: string;
  readonly negative: boolean;
}

/**
 * The letter prefix that refund orders carry (`C536379`), or null: nearly all of its lines are
 * negative, nearly none of the other lines are, and it is the exception among the orders.
 */
export function refundPrefix(lines: readonly SignedLine[]): string | null {
  const groups = new Map<string, { rows: number; negative: number }>();
  for (const { order, negative } of lines) {
    const prefix = /^([A-Za-z]{1,4})[-_#]?[0-9]/.exec(order.trim())?.[1] ?? '';
    const group = groups.get(prefix) ?? { rows: 0, negative: 0 };
    group.rows++;
    if (negative) group.negative++;
    groups.set(prefix, group);
  }
  for (const [prefix, { rows, negative }] of groups) {
    if (prefix === '' || rows < 2 || rows > lines.length * 0.5) continue;
    const otherRows = lines.length - rows;
    const otherNegative = [...groups].reduce((n, [p, g]) => (p === prefix ? n : n + g.negative), 0);
    if (negative >= 0.9 * rows && otherNegative <= 0.1 * otherRows) return prefix;
  }
  return null;
}

/** The rule for a file: the prefix where there is one, else the status values, else the sign. */
export function refundRule(prefix: string | null, statuses: readonly string[]): RefundRule {
  if (prefix !== null) return { kind: 'orderPrefix', prefix };
  if (statuses.length > 0) return { kind: 'status', values: statuses };
  return { kind: 'negativeOnly' };
}
