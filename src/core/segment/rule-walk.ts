import type { Condition, Rule } from './rule.ts';

/** What a rule asks, without the words between: its conditions and sets, those of segments in it too. */
export function conditionsOf(
  rule: Rule,
): readonly (Condition | Extract<Rule, { readonly kind: 'set' }>)[] {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.flatMap(conditionsOf);
    case 'not':
    case 'segment':
      return conditionsOf(rule.rule);
    default:
      return [rule];
  }
}

/** How deep a rule is nested: 0 for a condition by itself. */
export function depthOf(rule: Rule): number {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return 1 + Math.max(0, ...rule.rules.map(depthOf));
    case 'not':
    case 'segment':
      return 1 + depthOf(rule.rule);
    default:
      return 0;
  }
}
