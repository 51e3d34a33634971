import type { Rule } from '../../core/segment/rule.ts';
import { readRule, writeRule } from '../../core/segment/rule-text.ts';

/** What stands in one row of the builder. */
export type Leaf = Exclude<Rule, { readonly kind: 'all' | 'any' | 'not' }>;

/** How the parts of a group are taken together. */
export const matches = ['all', 'any', 'none'] as const;
export type Match = (typeof matches)[number];

/** A condition under edit. */
export interface ConditionDraft {
  readonly kind: 'condition';
  /** Stays the same through edits and moves. */
  readonly id: number;
  readonly isNot: boolean;
  readonly leaf: Leaf;
}

/** A group under edit: all, any, or none of its parts. */
export interface GroupDraft {
  readonly kind: 'group';
  readonly id: number;
  readonly match: Match;
  readonly parts: readonly PartDraft[];
}

export type PartDraft = ConditionDraft | GroupDraft;

let last = 0;
/** An id that no other part has. */
export function nextId(): number {
  return ++last;
}

/** A rule as the builder shows it: a group at the top, and only groups and conditions below. */
export function draftOf(rule: Rule): GroupDraft {
  const part = partOf(rule);
  return part.kind === 'group'
    ? part
    : { kind: 'group', id: nextId(), match: 'all', parts: [part] };
}

function partOf(rule: Rule): PartDraft {
  const id = nextId();
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { kind: 'group', id, match: rule.kind, parts: rule.rules.map(partOf) };
    case 'not': {
      const { rule: inner } = rule;
      if (inner.kind === 'any')
        return { kind: 'group', id, match: 'none', parts: inner.rules.map(partOf) };
      if (inner.kind === 'all' || inner.kind === 'not')
        return { kind: 'group', id, match: 'none', parts: [partOf(inner)] };
      return { kind: 'condition', id, isNot: true, leaf: inner };
    }
    default:
      return { kind: 'condition', id, isNot: false, leaf: rule };
  }
}

/** Whether a condition says something: a list has values, bounds are in order. */
export function isComplete(leaf: Leaf): boolean {
  if (leaf.kind === 'bought' && leaf.lines.some(({ values }) => values.length === 0)) return false;
  if (leaf.kind === 'column' && leaf.values.length === 0) return false;
  return readRule(writeRule(leaf)) !== null;
}

/** The rule of a draft. What is not complete yet is left out, and so are groups of nothing. */
export function ruleOf(root: GroupDraft): Rule {
  const rule = ruleOfPart(root);
  if (rule === null) return { kind: 'all', rules: [] };
  const [only] = rule.kind === 'all' || rule.kind === 'any' ? rule.rules : [];
  // One condition needs no group around it.
  return only && (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length === 1
    ? only
    : rule;
}

function ruleOfPart(part: PartDraft): Rule | null {
  if (part.kind === 'condition') {
    if (!isComplete(part.leaf)) return null;
    return part.isNot ? { kind: 'not', rule: part.leaf } : part.leaf;
  }
  const rules = part.parts.map(ruleOfPart).filter((rule) => rule !== null);
  if (rules.length === 0) return null;
  if (part.match !== 'none') return { kind: part.match, rules };
  return { kind: 'not', rule: { kind: 'any', rules } };
}

/** A group with one of its parts replaced. */
export function withPart(group: GroupDraft, part: PartDraft): GroupDraft {
  return { ...group, parts: group.parts.map((one) => (one.id === part.id ? part : one)) };
}

/** A group without one of its parts. */
export function withoutPart(group: GroupDraft, id: number): GroupDraft {
  return { ...group, parts: group.parts.filter((one) => one.id !== id) };
}

/** A group with a part moved up (−1) or down (1); the same where it is at that end. */
export function movedPart(group: GroupDraft, id: number, by: -1 | 1): GroupDraft {
  const parts = [...group.parts];
  const place = parts.findIndex((one) => one.id === id);
  const [moved, other] = [parts[place], parts[place + by]];
  if (!moved || !other) return group;
  [parts[place], parts[place + by]] = [other, moved];
  return { ...group, parts };
}

/** A group with a copy of a part right behind it. */
export function withCopy(group: GroupDraft, id: number): GroupDraft {
  const parts = group.parts.flatMap((one) => (one.id === id ? [one, copyOf(one)] : [one]));
  return { ...group, parts };
}

function copyOf(part: PartDraft): PartDraft {
  return part.kind === 'group'
    ? { ...part, id: nextId(), parts: part.parts.map(copyOf) }
    : { ...part, id: nextId() };
}

/** Every condition of a draft, in order. */
export function conditionsOf(part: PartDraft): readonly ConditionDraft[] {
  return part.kind === 'group' ? part.parts.flatMap(conditionsOf) : [part];
}
