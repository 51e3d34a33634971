/** Tiers of the customers who bought in the window, best first. */
export const tierIds = ['top', 'big', 'medium', 'small'] as const;
export type TierId = (typeof tierIds)[number];

/**
 * Where each tier ends, in per cent of the active customers: the top 1 %, the next 4, the next 15 and
 * the remaining 80. The place of every end rounds up.
 */
export const tierEnds: Readonly<Record<TierId, number>> = {
  top: 1,
  big: 5,
  medium: 20,
  small: 100,
};

/** Where a customer stands on a day: in a tier, without a purchase in the window, or without any so far. */
export const standings = [...tierIds, 'inactive', 'never'] as const;
export type Standing = (typeof standings)[number];

/** Rows of the migration: who had a standing at the earlier day, and who came since. */
export const origins = [...tierIds, 'inactive', 'new'] as const;
export type Origin = (typeof origins)[number];

/** Columns of the migration: the tiers of today, and who has none. */
export const fates = [...tierIds, 'lost'] as const;
export type Fate = (typeof fates)[number];

/** The row of the migration that a customer is in; null for one who has bought at neither day. */
export function originOf(then: Standing, now: Standing): Origin | null {
  if (then !== 'never') return then;
  return now === 'never' ? null : 'new';
}

/** The column of the migration that a customer is in. */
export function fateOf(now: Standing): Fate {
  return now === 'inactive' || now === 'never' ? 'lost' : now;
}
