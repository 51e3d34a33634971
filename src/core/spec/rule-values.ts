import { dimensionField } from '../segment/write-rule.ts';
import { writeValue } from '../segment/rule-escape.ts';
import { readNamedRule } from '../segment/named-rule.ts';
import { readRule } from '../segment/rule-text.ts';
import { conditionsOf } from '../segment/rule-walk.ts';
import type { Rule } from '../segment/rule.ts';
import type { CustomerSet, ViewState } from './filters.ts';
import { decodeParam, type ListParam } from './params.ts';

/** Parameters of views that hold rules: one, and lists of rules with names. */
const ruleParam = 'rule';
const namedRules = ['others', 'groups'] as const;
const anyList: ListParam = { kind: 'list', most: 100, accepts: () => true, initial: [] };

/**
 * The parameters of a view that hold rules, each with those of some dimensions whose values stand in it.
 * `inSet` says the same of the view of a set, and of its mark.
 */
export function dimensionsInRules(
  params: ViewState['params'],
  wanted: readonly string[],
  inSet: (set: CustomerSet) => readonly string[],
): readonly (readonly [name: string, dimensions: readonly string[]])[] {
  return [ruleParam, ...namedRules].flatMap((name) => {
    const text = params[name];
    if (text === undefined) return [];
    const found = rulesIn(name, text).flatMap((rule) =>
      // What is no rule may hold anything.
      rule === null ? wanted.filter((id) => text.includes(writeValue(id))) : inRule(rule, inSet),
    );
    const dimensions = wanted.filter((id) => found.includes(id));
    return dimensions.length === 0 ? [] : [[name, dimensions] as const];
  });
}

function rulesIn(name: string, text: string): readonly (Rule | null)[] {
  if (name === ruleParam) return [readRule(text)];
  const items = decodeParam(anyList, text) as readonly string[] | null;
  return (items ?? ['']).map((item) => readNamedRule(item)?.rule ?? null);
}

function inRule(rule: Rule, inSet: (set: CustomerSet) => readonly string[]): readonly string[] {
  return conditionsOf(rule).flatMap((one) => {
    switch (one.kind) {
      case 'column':
      case 'range':
        return [one.column];
      case 'bought':
        return one.lines.flatMap(({ field }) =>
          field.startsWith(dimensionField) ? [field.slice(dimensionField.length)] : [],
        );
      case 'set':
        return inSet(one.set);
      default:
        return [];
    }
  });
}
