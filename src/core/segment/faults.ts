import type { AppError } from '../error.ts';
import { customerGroupsOf, type CustomerGroupKind } from '../model/customer-groups.ts';
import type { ModelInfo } from '../model/info.ts';
import { neverBought } from './group-sql.ts';
import { conditionsOf } from './rule-walk.ts';
import type { Condition, LineCondition, Rule } from './rule.ts';
import { dimensionField } from './write-rule.ts';

/** What the conditions of a rule are held against. */
export type KnownNames = Pick<
  ModelInfo,
  'dimensions' | 'contacts' | 'experiments' | 'products' | 'prospects'
>;

/**
 * What a rule names and these data do not have, each once: a column, an experiment, a group. Such a
 * condition is met by nobody.
 */
export function faultsOfRule(rule: Rule, model: KnownNames): readonly AppError[] {
  const names = conditionsOf(rule).flatMap((one) =>
    one.kind === 'set' ? [] : unknownIn(one, model),
  );
  return [...new Set(names)].map((key) => ({
    code: 'view.unknownKey',
    detail: { key: key.slice(0, 60) },
  }));
}

function unknownIn(condition: Condition, model: KnownNames): readonly string[] {
  switch (condition.kind) {
    case 'number':
    case 'day':
      return [];
    case 'group':
      return unknownGroups(condition.of, condition.ids);
    case 'moved':
      return unknownGroups(
        condition.of,
        [...condition.from, ...condition.to].filter((id) => id !== neverBought),
      );
    case 'bought':
      return condition.lines.flatMap((line) => unknownField(line, model));
    case 'column':
    case 'range':
      return hasDimension(condition.column, 'customer', model) ? [] : [condition.column];
    case 'birthday':
    case 'consent':
      return model.contacts.some(({ use }) => use === condition.kind) ? [] : [condition.kind];
    case 'arm': {
      const info = model.experiments.find(({ name }) => name === condition.experiment);
      const isKnown = condition.variants.every((one) =>
        info?.variants.some(({ variant }) => variant === one),
      );
      return isKnown ? [] : [condition.experiment];
    }
  }
}

function unknownGroups(kind: CustomerGroupKind, ids: readonly string[]): readonly string[] {
  const known = customerGroupsOf(kind);
  return ids.filter((id) => !known.some((group) => group.id === id));
}

function unknownField({ field }: LineCondition, model: KnownNames): readonly string[] {
  if (field === 'product') return model.products > 0 ? [] : [field];
  const name = field.startsWith(dimensionField) ? field.slice(dimensionField.length) : field;
  return field !== name && hasDimension(name, 'line', model) ? [] : [name];
}

function hasDimension(name: string, source: 'line' | 'customer', model: KnownNames): boolean {
  return model.dimensions.some((info) => info.id === name && info.source === source);
}
