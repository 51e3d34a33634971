import { readRule, writeRule } from './rule-text.ts';
import type { Rule } from './rule.ts';

/** A rule with the name of its segment; empty for one without a name. */
export interface NamedRule {
  readonly name: string;
  readonly rule: Rule;
}

/** As many segments as stand beside each other at most: one and four others. */
export const mostBeside = 5;

/** What a name may have in characters: as much as an address takes. */
export const longestSegmentName = 80;

/**
 * A segment as an item of the list of others beside it: the name, a colon, and the rule as text. In the
 * name `!c` is a colon.
 */
export function writeNamedRule({ name, rule }: NamedRule): string {
  const written = name.replace(/[!:]/g, (sign) => (sign === '!' ? '!!' : '!c'));
  return `${written}:${writeRule(rule)}`;
}

/** The segment of such an item; null where it is none. */
export function readNamedRule(item: string): NamedRule | null {
  const [, written, text] = /^((?:[^!:]|!!|!c)*):(.*)$/su.exec(item) ?? [];
  if (written === undefined || text === undefined) return null;
  const name = written.replace(/!([!c])/g, (_, sign: string) => (sign === '!' ? '!' : ':'));
  const rule = readRule(text);
  return rule && name.length <= longestSegmentName ? { name, rule } : null;
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
