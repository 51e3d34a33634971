import { readRule } from './rule-text.ts';
import type { Rule } from './rule.ts';

/** A rule with the name of its segment; empty for one without a name. */
export interface NamedRule {
  readonly name: string;
  readonly rule: Rule;
}

/**
 * A segment as an item of the list of others beside it: the name, in which `!c` is a colon, a colon, and the
 * rule as text. Null where it is no such item.
 */
export function readNamedRule(item: string): NamedRule | null {
  const [, written, text] = /^((?:[^!:]|!!|!c)*):(.*)$/su.exec(item) ?? [];
  const rule = text === undefined ? null : readRule(text);
  if (written === undefined || !rule) return null;
  return {
    name: written.replace(/!([!c])/g, (_, sign: string) => (sign === '!' ? '!' : ':')),
    rule,
  };
}

/** The segments that a rule is made of by their names, however deep, each before those inside it. */
export function segmentsIn(rule: Rule): readonly NamedRule[] {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.flatMap(segmentsIn);
    case 'not':
      return segmentsIn(rule.rule);
    case 'segment':
      return [rule, ...segmentsIn(rule.rule)];
    default:
      return [];
  }
}
