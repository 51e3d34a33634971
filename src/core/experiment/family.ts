import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import { holm } from '../stats/holm.ts';
import type { Correction } from './design.ts';

const adjust: Readonly<Record<Correction, (ps: readonly number[]) => readonly number[]>> = {
  holm,
  bh: benjaminiHochberg,
  none: (ps) => ps,
};

/**
 * p-values adjusted for all tests that there are; null stays null and counts for nothing. `family` is
 * how many there are.
 */
export function adjustFamily(
  ps: readonly (number | null)[],
  correction: Correction,
): { readonly adjusted: readonly (number | null)[]; readonly family: number } {
  const tested = [...ps.keys()].filter((place) => ps[place] !== null);
  const found = adjust[correction](tested.map((place) => ps[place] ?? 1));
  const adjusted = ps.map((): number | null => null);
  tested.forEach((place, rank) => (adjusted[place] = found[rank] ?? 1));
  return { adjusted, family: tested.length };
}
