import type { NamedRule } from '../core/segment/named-rule.ts';
import { readRule, writeRule } from '../core/segment/rule-text.ts';
import type { Rule } from '../core/segment/rule.ts';

type Embedded = Extract<Rule, { readonly kind: 'segment' }>;

/** Whether a rule speaks of a segment of that name, at any depth. */
export function mentions(rule: Rule, name: string): boolean {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.some((one) => mentions(one, name));
    case 'not':
      return mentions(rule.rule, name);
    case 'segment':
      return rule.name === name || mentions(rule.rule, name);
    default:
      return false;
  }
}

/** A rule in which a segment of that name has another name and rule: the same where it has none of it. */
export function embedAnew(rule: Rule, name: string, now: { name: string; rule: Rule }): Rule {
  return withSegments(rule, (one) =>
    one.name === name
      ? { kind: 'segment', ...now }
      : { ...one, rule: embedAnew(one.rule, name, now) },
  );
}

/** A rule in which segments that have another name now are called by it. */
export function renameIn(rule: Rule, names: ReadonlyMap<string, string>): Rule {
  return withSegments(rule, (one) => ({
    ...one,
    name: names.get(one.name) ?? one.name,
    rule: renameIn(one.rule, names),
  }));
}

/**
 * Rules by the names of their segments, each with the rules that the segments inside it have here. One that
 * would speak of itself, or become too large to be read back, stays what it was.
 */
export function inStep(segments: readonly NamedRule[]): ReadonlyMap<string, Rule> {
  const known = new Map(segments.map(({ name, rule }) => [name, rule]));
  const done = new Map<string, Rule>();
  const under = new Set<string>();
  const renew = (rule: Rule): Rule =>
    withSegments(rule, (one) => ({ ...one, rule: ruleNamed(one.name) ?? renew(one.rule) }));
  const ruleNamed = (name: string): Rule | null => {
    const own = known.get(name);
    const before = done.get(name);
    if (before || !own || under.has(name)) return before ?? null;
    under.add(name);
    const rule = renew(own);
    under.delete(name);
    const isFit = !mentions(rule, name) && readRule(writeRule(rule)) !== null;
    done.set(name, isFit ? rule : own);
    return isFit ? rule : own;
  };
  for (const name of known.keys()) ruleNamed(name);
  return done;
}

/** A rule with other segments in the places of those that it names itself. */
function withSegments(rule: Rule, change: (one: Embedded) => Embedded): Rule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { ...rule, rules: rule.rules.map((one) => withSegments(one, change)) };
    case 'not':
      return { ...rule, rule: withSegments(rule.rule, change) };
    case 'segment':
      return change(rule);
    default:
      return rule;
  }
}
