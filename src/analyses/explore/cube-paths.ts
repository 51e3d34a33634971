import type { Key } from './axis.ts';
import type { Field } from './field.ts';

/** One side of a cube: every path that its groups have of keys, one per field, outermost first. */
export interface Paths {
  readonly fields: readonly Field[];
  readonly count: number;
  /** The keys of a field, by path. */
  readonly keys: readonly (readonly Key[])[];
  /** What paths are told apart by where they rank alike, of a field by path. */
  readonly ties: readonly (readonly Key[])[];
}

/** A group of a side: its parent's place, its own key, and whether it is all beyond the top. */
export interface Node {
  readonly depth: number;
  readonly parent: number;
  readonly key: Key;
  readonly isOther: boolean;
}

/** The groups of a side. */
export interface Tree {
  /** The first is everything. */
  readonly nodes: readonly Node[];
  /** Which group of a depth a path is in; −1 for a path that is left out. */
  readonly at: readonly Int32Array[];
}

/**
 * Puts paths into groups, field after field. Of a field with a top those that are worth most stand apart
 * within their groups outside, what is worth nothing (null) last, equal ones by their ties; the others are
 * one group.
 */
export function treeOf(
  paths: Paths,
  members: readonly number[],
  worth: (members: readonly number[]) => number | null,
): Tree {
  const { fields } = paths;
  const nodes: Node[] = [{ depth: 0, parent: -1, key: null, isOther: false }];
  const at = [null, ...fields].map(() => new Int32Array(paths.count).fill(-1));
  const put = (inside: readonly number[], node: number, depth: number): void => {
    for (const path of inside) (at[depth] as Int32Array)[path] = node;
    const field = fields[depth];
    if (!field) return;
    for (const [key, isOther, own] of split(paths, inside, depth, worth)) {
      nodes.push({ depth: depth + 1, parent: node, key, isOther });
      put(own, nodes.length - 1, depth + 1);
    }
  };
  put(members, 0, 0);
  return { nodes, at };
}

type Part = readonly [key: Key, isOther: boolean, members: readonly number[]];

function split(
  { fields, keys, ties }: Paths,
  members: readonly number[],
  depth: number,
  worth: (members: readonly number[]) => number | null,
): readonly Part[] {
  const byKey = new Map<Key, number[]>();
  for (const path of members) {
    const key = keys[depth]?.[path] ?? null;
    const own = byKey.get(key);
    if (own) own.push(path);
    else byKey.set(key, [path]);
  }
  const top = fields[depth]?.top ?? null;
  if (top === null) return [...byKey].map(([key, own]) => [key, false, own]);
  const ranked = [...byKey]
    .map(([key, own]) => ({
      key,
      own,
      worth: worth(own),
      tie: ties[depth]?.[own[0] ?? -1] ?? null,
    }))
    .sort((left, right) => byWorth(left.worth, right.worth) || byTie(left.tie, right.tie));
  const rest = ranked.slice(top).flatMap(({ own }) => own);
  return [
    ...ranked.slice(0, top).map(({ key, own }): Part => [key, false, own]),
    ...(rest.length > 0 ? [[null, true, rest] as const] : []),
  ];
}

function byWorth(left: number | null, right: number | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return right - left;
}

function byTie(left: Key, right: Key): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return byBytes(String(left), String(right));
}

/** The order of texts by their UTF-8 bytes, which is SQL's: surrogates come after all other units. */
function byBytes(left: string, right: string): number {
  const raised = (unit: number): number =>
    unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = raised(left.charCodeAt(at)) - raised(right.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
