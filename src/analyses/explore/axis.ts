import type { FieldKind, Field } from './field.ts';
import { isOrdered } from './field.ts';

/** The value of a field in a group: text, or an integer that sorts as the values do; null: blank. */
export type Key = string | number | null;

/** A group of an axis. */
export interface Group {
  /** Its place in `Axis.groups` before sorting: what its cells are found by. */
  readonly place: number;
  /** How many fields it is told apart by; 0 is everything. */
  readonly depth: number;
  /** The keys of these fields, outermost first. */
  readonly path: readonly Key[];
  /** Whether it holds what is beyond the top of its innermost field. */
  readonly isOther: boolean;
  readonly parent: Group | null;
  /** In the order in which they are shown. */
  readonly children: Group[];
}

/** One side of the table: its fields, and the groups that they make of the lines. */
export class Axis {
  readonly root: Group;
  readonly groups: Group[] = [];
  readonly #places = new Map<string, Group>();

  constructor(readonly fields: readonly Field[]) {
    this.root = this.#added([], false, null);
  }

  /** The group of a path, made where it is not there yet. */
  of(path: readonly Key[], others: readonly boolean[]): Group {
    let group = this.root;
    for (const [depth, key] of path.entries()) {
      const isOther = others[depth] ?? false;
      group = this.child(group, key, isOther) ?? this.#added([...group.path, key], isOther, group);
    }
    return group;
  }

  child(parent: Group, key: Key, isOther = false): Group | null {
    return this.#places.get(nameOf(parent.place, key, isOther)) ?? null;
  }

  /** The group that differs from another in the key of one field; null where there is none. */
  beside(group: Group, depth: number, key: Key): Group | null {
    let found: Group | null = this.root;
    for (const [place, own] of this.#lineage(group).entries())
      found &&=
        place === depth
          ? this.child(found, key)
          : this.child(found, own.path.at(-1) ?? null, own.isOther);
    return found;
  }

  /** The groups in the order in which they are shown: every group before or after its children. */
  *shown(totals: 'first' | 'last', group: Group = this.root): Generator<Group> {
    if (totals === 'first') yield group;
    for (const child of group.children) yield* this.shown(totals, child);
    if (totals === 'last') yield group;
  }

  /** Sorts the children of every group. */
  sort(order: (left: Group, right: Group) => number): void {
    for (const { children } of this.groups) children.sort(order);
  }

  #lineage(group: Group): readonly Group[] {
    const groups: Group[] = [];
    for (let at = group; at.parent; at = at.parent) groups.unshift(at);
    return groups;
  }

  #added(path: readonly Key[], isOther: boolean, parent: Group | null): Group {
    const group: Group = {
      ...{ place: this.groups.length, depth: path.length, path },
      ...{ isOther, parent, children: [] },
    };
    this.groups.push(group);
    if (parent) {
      parent.children.push(group);
      this.#places.set(nameOf(parent.place, path.at(-1) ?? null, isOther), group);
    }
    return group;
  }
}

function nameOf(parent: number, key: Key, isOther: boolean): string {
  return `${parent}:${isOther ? 'other' : key === null ? 'blank' : `${typeof key}:${key}`}`;
}

/**
 * How groups of one parent follow one another where nothing is asked: periods and steps as they are, the
 * others by `worth`, the largest first. Blanks stand at the end, and what is beyond the top after them.
 */
export function usualOrder(
  on: FieldKind,
  worth: (group: Group) => number,
): (left: Group, right: Group) => number {
  const byWorth = (left: Group, right: Group): number => descending(worth(left), worth(right));
  const own = isOrdered(on) ? byKey : byWorth;
  return (left, right) =>
    Number(left.isOther) - Number(right.isOther) ||
    Number(keyOf(left) === null) - Number(keyOf(right) === null) ||
    own(left, right) ||
    byKey(left, right);
}

export function byKey(left: Group, right: Group): number {
  const [a, b] = [keyOf(left), keyOf(right)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The larger first; what is not there last. */
export function descending(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return right - left;
}

function keyOf(group: Group): Key {
  return group.path.at(-1) ?? null;
}
