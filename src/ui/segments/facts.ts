import type { NumberFact } from '../../core/segment/rule.ts';

/** What a number of a customer may be, for its inputs. */
export interface FactLook {
  readonly unit: 'days' | 'money' | 'count' | 'score';
  readonly least: number | null;
  readonly most: number | null;
  readonly isWhole: boolean;
}

const days: FactLook = { unit: 'days', least: 0, most: null, isWhole: true };
const signedDays: FactLook = { ...days, least: null };
const count: FactLook = { unit: 'count', least: 0, most: null, isWhole: true };
const money: FactLook = { unit: 'money', least: null, most: null, isWhole: false };
const score: FactLook = { unit: 'score', least: 1, most: 5, isWhole: true };

export const factLooks: Readonly<Record<NumberFact, FactLook>> = {
  recency: days,
  age: days,
  days: count,
  orders: count,
  net: money,
  average: money,
  refunded: money,
  gap: days,
  overdue: signedDays,
  late: signedDays,
  r: score,
  f: score,
  m: score,
};

/** What the inputs of a new condition begin with: wide enough to find somebody, and not everyone. */
export const factStarts: Readonly<
  Record<NumberFact, { readonly from: number | null; readonly to: number | null }>
> = {
  recency: { from: null, to: 90 },
  age: { from: null, to: 90 },
  days: { from: 2, to: null },
  orders: { from: 2, to: null },
  net: { from: 1000, to: null },
  average: { from: 500, to: null },
  refunded: { from: 1, to: null },
  gap: { from: null, to: 60 },
  overdue: { from: 1, to: null },
  late: { from: 1, to: null },
  r: { from: 4, to: 5 },
  f: { from: 4, to: 5 },
  m: { from: 4, to: 5 },
};
