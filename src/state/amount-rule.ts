import { columnFor, columnsFor, type SourcePlan } from '../core/model/plan.ts';
import { checkAmount, type AmountCheck } from '../ingest/amount-check.ts';
import type { Inspection } from '../ingest/types.ts';

/** From this share (0–1) of the rows on, a stated amount is what price, quantity and discount make. */
export const agreesFrom = 0.95;

/** How the amount of a line comes about, by headers; null where the mapping says of none. */
export interface AmountRule {
  /** The column that states it; null where it is computed. */
  readonly stated: string | null;
  /** What it is computed from, or could be; null where price or quantity is missing. */
  readonly factors: readonly [price: string, quantity: string] | null;
  /** What comes off. */
  readonly discounts: readonly string[];
  /** How both agree, where both are there. */
  readonly check: AmountCheck | null;
}

export function amountRule({ plan, preview, amountCheck }: Inspection): AmountRule | null {
  const [amount, quantity, price] = (['amount', 'quantity', 'unitPrice'] as const).map((use) =>
    columnFor(plan, use),
  );
  const factors = price && quantity ? ([price.header, quantity.header] as const) : null;
  if (plan.role !== 'transactions' || !(amount ?? factors)) return null;
  const check = isAbout(amountCheck, plan) ? amountCheck : checkAmount(plan, preview.rows);
  return {
    stated: amount && !plan.amountComputed ? amount.header : null,
    factors,
    discounts: columnsFor(plan, 'discount').map(({ header }) => header),
    check,
  };
}

/** Whether a check was made of the columns as they are mapped now. */
function isAbout(check: AmountCheck | null, plan: SourcePlan): boolean {
  const own = (['amount', 'quantity', 'unitPrice', 'discount'] as const).flatMap((use) =>
    columnsFor(plan, use).map(({ index }) => index),
  );
  return check !== null && JSON.stringify(check.columns) === JSON.stringify(own);
}

/** A plan whose amounts are computed, or stated again. */
export function withComputedAmount(
  { amountComputed: _, ...plan }: SourcePlan,
  isComputed: boolean,
): SourcePlan {
  return isComputed ? { ...plan, amountComputed: true } : plan;
}
