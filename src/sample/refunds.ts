import { LAST_DAY, type Day } from './calendar.ts';
import type { Line, Order } from './orders.ts';
import { at, type Random } from './random.ts';

/** Goods that came back: lines under the number of the original order, on the day of the refund. */
export interface Refund {
  /** Position of the original in the list of orders. */
  readonly order: number;
  readonly day: Day;
  readonly minute: number;
  readonly lines: readonly Line[];
  /** Every piece of the order came back, so the order was no purchase. */
  readonly full: boolean;
}

const PARTIAL_SHARE = 0.018;
const FULL_SHARE = 0.002;

function takenBack(line: Line, pieces: number): Line {
  const discount = Math.round((line.discount * pieces) / line.quantity);
  return { ...line, quantity: -pieces, discount: discount === 0 ? 0 : -discount };
}

/** Refunds of about 1.5 % of the orders, 2 to 14 days later and within the period. */
export function drawRefunds(chance: Random, orders: readonly Order[]): Refund[] {
  const refunds: Refund[] = [];
  for (const [index, order] of orders.entries()) {
    const draw = chance.next();
    if (draw > PARTIAL_SHARE + FULL_SHARE) continue;
    // What was bought alone is tried at the counter and seldom comes back.
    if (order.lines.length === 1 && draw >= FULL_SHARE && chance.chance(0.7)) continue;
    const day = order.day + 2 + chance.below(13);
    if (day > LAST_DAY) continue;
    const minute = 600 + chance.below(480);
    const picked = at(order.lines, chance.below(order.lines.length));
    const pieces = 1 + chance.below(picked.quantity);
    const full = draw < FULL_SHARE || (order.lines.length === 1 && pieces === picked.quantity);
    const lines = full
      ? order.lines.map((line) => takenBack(line, line.quantity))
      : [takenBack(picked, pieces)];
    refunds.push({ order: index, day, minute, lines, full });
  }
  return refunds;
}
