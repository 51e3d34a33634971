import { contactUses } from '../core/audience/contact.ts';
import type { Assignment } from './assign.ts';
import type { Recognised } from './platforms/platform.ts';

/**
 * What a column that a known export of customers does not list tells of reaching people, going by its
 * own header and cells: shops add columns to such exports, a phone or a LINE user id, say. Null where it
 * tells nothing, or what a column of the export tells already.
 */
export function furtherContact(
  { platform, columns }: Recognised,
  index: number,
  guesses: ReadonlyMap<number, Assignment>,
): Assignment | null {
  if (platform.role !== 'customers' || columns.has(index)) return null;
  const guess = guesses.get(index);
  if (!guess || !contactUses.some((use) => use === guess.use)) return null;
  return [...columns.values()].some(({ use }) => use === guess.use) ? null : guess;
}
