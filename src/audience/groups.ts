import type { Split } from '../core/audience/plan.ts';
import type { Decisions } from './decide.ts';
import type { Hasher } from './hash.ts';
import { keysOf } from './identifiers.ts';
import type { Readings } from './readings.ts';
import type { Slices } from './slices.ts';
import { assignArms, placeOf } from './split.ts';
import type { People } from './types.ts';

/** The group of each person who is out on some platform: a place among the arms. */
export interface Groups {
  readonly split: Split;
  armOf(row: number): number;
}

/**
 * Puts everybody who would be in a file into a group, the same one on all platforms. Records that share
 * an identifier on some platform are one person there, also through a third record, and go together:
 * as the one among them whose own identifier comes first in the order of characters.
 */
export async function openGroups(
  split: Split,
  people: People,
  readings: Readings,
  decisions: readonly Decisions[],
  hasher: Hasher,
  slices: Slices,
): Promise<Groups> {
  const { size } = people;
  const parents = Int32Array.from({ length: size }, (_, row) => row);
  const root = (row: number): number => {
    let top = row;
    while (parents[top] !== top) top = parents[top] ?? top;
    for (let at = row; at !== top;) {
      const next = parents[at] ?? top;
      parents[at] = top;
      at = next;
    }
    return top;
  };
  const first = decisions.map(() => new Map<string, number>());
  const isIncluded = new Uint8Array(size);
  const hasFile = new Uint8Array(size);
  await slices.over(size, (row) => {
    decisions.forEach((decided, place) => {
      // Duplicates may be what joins two others.
      if (!decided.isOut(row) && !decided.is(row, 'duplicate')) return;
      isIncluded[row] = 1;
      if (decided.isOut(row)) hasFile[row] = 1;
      for (const key of keysOf(decided.layout, readings, row)) {
        const other = first[place]?.get(key);
        if (other === undefined) first[place]?.set(key, row);
        else parents[root(row)] = root(other);
      }
    });
  });
  const leaders = new Map<number, number>();
  for (let row = 0; row < size; row++) {
    if (isIncluded[row] === 0) continue;
    const top = root(row);
    const leader = leaders.get(top);
    if (leader === undefined || people.id(row) < people.id(leader)) leaders.set(top, row);
    // What is known of one record is known of the person.
    if (hasFile[row] === 1) hasFile[top] = 1;
  }
  const chosen = [...leaders].filter(([top]) => hasFile[top] === 1);
  const candidates = chosen.map(([, row]) => ({
    id: people.id(row),
    stratum: people.stratum(row),
  }));
  const places = new Float64Array(candidates.length);
  await slices.over(candidates.length, (place) => {
    places[place] = placeOf(candidates[place]?.id ?? '', split, hasher);
  });
  const arms = assignArms(candidates, split, hasher, places);
  const armOfRoot = new Uint8Array(size);
  chosen.forEach(([top], place) => (armOfRoot[top] = arms[place] ?? 0));
  return { split, armOf: (row) => armOfRoot[root(row)] ?? 0 };
}
