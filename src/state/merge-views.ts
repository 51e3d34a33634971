import type { SavedView } from '../url/saved-view.ts';

/** Saved views of two sources as one list, and how many of the second were new, or changed the first. */
export interface MergedViews {
  readonly all: readonly SavedView[];
  readonly added: number;
  readonly changed: number;
}

/** Mine in their order, replaced by theirs of the same id where these are not older; new ones come last. */
export function mergeViews(mine: readonly SavedView[], theirs: readonly SavedView[]): MergedViews {
  const given = new Map(theirs.map((view) => [view.id, view]));
  const known = new Set(mine.map(({ id }) => id));
  const added = [...given.values()].filter(({ id }) => !known.has(id));
  let changed = 0;
  const kept = mine.map((own) => {
    const other = given.get(own.id);
    if (!other || other.changed < own.changed || isSame(own, other)) return own;
    changed++;
    return other;
  });
  return { all: [...kept, ...added], added: added.length, changed };
}

function isSame(one: SavedView, other: SavedView): boolean {
  const facts = ['name', 'note', 'view', 'schema', 'created', 'changed'] as const;
  return facts.every((fact) => one[fact] === other[fact]);
}
