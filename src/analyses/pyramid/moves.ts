import { standings, tierIds, type Standing } from '../../core/model/tiers.ts';

/** Rows of the migration: who had a standing at the earlier day, and who came since. */
export const origins = [...tierIds, 'inactive', 'new'] as const;
export type Origin = (typeof origins)[number];

/** Columns of the migration: the tiers of today, and who has none. */
export const fates = [...tierIds, 'lost'] as const;
export type Fate = (typeof fates)[number];

/** What stands for prospects in an answer: the place after the last standing. They move nowhere. */
export const prospectPlace = standings.length;

/** The row of the migration that a customer is in; null for one who has bought at neither day. */
export function originOf(then: Standing, now: Standing): Origin | null {
  if (then !== 'never') return then;
  return now === 'never' ? null : 'new';
}

/** The column of the migration that a customer is in. */
export function fateOf(now: Standing): Fate {
  return now === 'inactive' || now === 'never' ? 'lost' : now;
}
