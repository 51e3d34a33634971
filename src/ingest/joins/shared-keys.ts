import type { Part } from '../../core/model/join.ts';
import type { KeySet } from './key-set.ts';

/** What two columns have in common. Counts are estimates where a set does not hold all of its keys. */
export interface SharedKeys {
  /** Keys of the sales, and those that the table has. */
  readonly keys: Part;
  /** Cells of the sales with a key, and those whose key the table has. */
  readonly cells: Part;
  /** Keys of the table. */
  readonly own: number;
  readonly isEstimate: boolean;
}

/** Compares the keys of the sales with those of a table. */
export function sharedKeys(sales: KeySet, table: KeySet): SharedKeys {
  const level = Math.max(sales.level, table.level);
  let [all, known, cells, knownCells, own] = [0, 0, 0, 0, 0];
  sales.each(level, (at, view, from, to) => {
    const count = sales.ints[at] as number;
    all++;
    cells += count;
    if (!table.has(view, from, to)) return;
    known++;
    knownCells += count;
  });
  table.each(level, () => own++);
  const every = 2 ** level;
  return {
    keys: { known: known * every, all: all * every },
    cells: { known: knownCells * every, all: cells * every },
    own: own * every,
    isEstimate: level > 0,
  };
}

/** Where the integers of those keys of the sales begin that the table lacks, at most `limit` of them. */
export function unknownKeys(sales: KeySet, table: KeySet, limit: number): readonly number[] {
  const found: number[] = [];
  sales.each(table.level, (at, view, from, to) => {
    if (found.length < limit && !table.has(view, from, to)) found.push(at);
  });
  return found;
}

/** A part as a share (0–1); 0 of nothing. */
export function shareOf({ known, all }: Part): number {
  return all === 0 ? 0 : known / all;
}
