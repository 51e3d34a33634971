import { readRule, writeRule } from '../core/segment/rule-text.ts';
import { longestSegmentName } from '../core/segment/named-rule.ts';
import { cutName, type SavedSegment } from '../url/saved-segment.ts';
import { renameIn } from './embedded-segments.ts';

/** Segments of two sources as one list, and how many of the second were new, or changed the first. */
export interface MergedSegments {
  readonly all: readonly SavedSegment[];
  readonly added: number;
  readonly changed: number;
}

/**
 * Mine in their order, replaced by theirs of the same id where these are not older; new ones come last.
 * A name that another segment has already gets a number, and theirs that speak of it call it so. One of the
 * same name and rule is no new one.
 */
export function mergeSegments(
  mine: readonly SavedSegment[],
  theirs: readonly SavedSegment[],
): MergedSegments {
  const given = new Map(theirs.map((one) => [one.id, one]));
  const known = new Set(mine.map(({ id }) => id));
  let changed = 0;
  const kept = mine.map((own) => {
    const other = given.get(own.id);
    if (!other || other.changed < own.changed || isSame(own, other)) return own;
    if (mine.some(({ id, name }) => id !== own.id && name === other.name)) return own;
    changed++;
    return other;
  });
  const all = [...kept];
  const renamed = new Map<string, string>();
  for (const one of given.values()) {
    if (known.has(one.id)) continue;
    if (all.some(({ name, rule }) => name === one.name && rule === one.rule)) continue;
    const name = freeName(one.name, all);
    if (name !== one.name) renamed.set(one.name, name);
    all.push({ ...one, name });
  }
  if (renamed.size > 0)
    for (const [place, one] of all.entries())
      if (place >= kept.length) all[place] = withNames(one, renamed);
  return { all, added: all.length - kept.length, changed };
}

function withNames(segment: SavedSegment, names: ReadonlyMap<string, string>): SavedSegment {
  const rule = readRule(segment.rule);
  return rule ? { ...segment, rule: writeRule(renameIn(rule, names)) } : segment;
}

function freeName(name: string, among: readonly SavedSegment[]): string {
  const isTaken = (wanted: string): boolean => among.some((one) => one.name === wanted);
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`;
    const wanted = cutName(name, longestSegmentName - ending.length) + ending;
    if (!isTaken(wanted)) return wanted;
  }
}

function isSame(one: SavedSegment, other: SavedSegment): boolean {
  const facts = ['name', 'note', 'rule', 'created', 'changed'] as const;
  return facts.every((fact) => one[fact] === other[fact]);
}
