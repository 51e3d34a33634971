import { readRule, writeRule } from '../../core/segment/rule-text.ts';
import type { Rule } from '../../core/segment/rule.ts';

/** A segment by its name (empty: none) and its rule. */
export interface NamedRule {
  readonly name: string;
  readonly rule: Rule;
}

/** How many segments an overlap shows at most: this one and four others. */
export const mostSegments = 5;

/** A name is no longer than this. */
export const longestName = 80;

/** One item of the parameter `others`: the name, a colon, and the rule as text. In the name, `!c` is a colon. */
export function writeOther({ name, rule }: NamedRule): string {
  const written = name.replace(/[!:]/g, (sign) => (sign === '!' ? '!!' : '!c'));
  return `${written}:${writeRule(rule)}`;
}

/** The segment of such an item; null where it is none. */
export function readOther(text: string): NamedRule | null {
  const [, written, ruleText] = /^((?:[^!:]|!!|!c)*):(.*)$/su.exec(text) ?? [];
  if (written === undefined || ruleText === undefined) return null;
  const name = written.replace(/!([!c])/g, (_, sign: string) => (sign === '!' ? '!' : ':'));
  const rule = readRule(ruleText);
  return rule && name.length <= longestName ? { name, rule } : null;
}
