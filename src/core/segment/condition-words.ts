import { customerGroupsOf, type CustomerGroupKind } from '../model/customer-groups.ts';
import type { ModelInfo } from '../model/info.ts';
import type { Formats } from '../spec/screen.ts';
import { customerGroupName } from '../words/customer-group-name.ts';
import type { CustomerGroupWords } from '../words/en.ts';
import type { RuleWords, WrittenBounds } from '../words/rule-words.ts';
import { neverBought } from './group-sql.ts';
import type { Bounds } from './rule-bounds.ts';
import type { BoughtCondition, Condition, LineCondition, NumberFact, Window } from './rule.ts';
import { dimensionField } from './write-rule.ts';
import { shifted } from './within.ts';

/** What conditions are said with: formats, the names of the data, and of groups. */
export interface SaidWith {
  readonly formats: Formats;
  readonly model: Pick<ModelInfo, 'dimensions' | 'scale'>;
  readonly groups: CustomerGroupWords;
  /** Names of products by their codes, as far as they are known; others are told by their codes. */
  readonly productNames?: ReadonlyMap<string, string>;
}

/** One condition in words. */
export function conditionWords(condition: Condition, words: RuleWords, said: SaidWith): string {
  switch (condition.kind) {
    case 'number':
      return words.number(
        words.facts[condition.of],
        words.range(bounds(condition, numbers(condition.of, said))),
      );
    case 'day':
      return words.number(words.daysFacts[condition.of], words.between(days(condition, said)));
    case 'group':
      return words.group(condition.of, groupNames(condition.of, condition.ids, words, said));
    case 'moved': {
      const { of, from, to, since } = condition;
      const names = (ids: readonly string[]): string | null =>
        ids.length === 0 ? null : groupNames(of, ids, words, said);
      const when =
        'day' in since
          ? words.onDay(said.formats.value('day', since.day))
          : words.monthsAgo(since.months);
      return words.moved(of, names(from), when, names(to));
    }
    case 'bought':
      return boughtWords(condition, words, said);
    case 'column':
      return words.column(
        labelOf(condition.column, words, said),
        condition.test,
        valueNames(condition.values, words),
      );
    case 'range': {
      const { as, column } = condition;
      const write = (text: string): string =>
        as === 'day' ? said.formats.value('day', text) : text;
      return words.number(labelOf(column, words, said), words.range(bounds(condition, write)));
    }
    case 'birthday':
      return words.birthday(
        words.either(condition.months.map((month) => words.months[month - 1] ?? '')),
      );
    case 'consent':
      return words.either(condition.answers.map((answer) => words.consent[answer]));
    case 'arm':
      return words.arm(condition.experiment, words.either(condition.variants));
  }
}

function bounds<T>({ from, to }: Bounds<T>, write: (bound: T) => string): WrittenBounds {
  return { from: from === null ? null : write(from), to: to === null ? null : write(to) };
}

function days(condition: Bounds<string>, { formats }: SaidWith): WrittenBounds {
  return bounds(condition, (day) => formats.value('day', day));
}

function numbers(
  fact: NumberFact | BoughtCondition['measure'],
  { formats, model }: SaidWith,
): (bound: number) => string {
  const isMoney = fact === 'net' || fact === 'average' || fact === 'refunded';
  return (bound) =>
    isMoney ? formats.value('money', shifted(bound, model.scale)) : formats.value('measure', bound);
}

function groupNames(
  kind: CustomerGroupKind,
  ids: readonly string[],
  words: RuleWords,
  { groups }: SaidWith,
): string {
  const known = customerGroupsOf(kind);
  return words.either(
    ids.map((id) => {
      const group = known.find((one) => one.id === id);
      if (group) return customerGroupName(group, groups);
      return id === neverBought ? words.neverBought : id;
    }),
  );
}

function boughtWords(condition: BoughtCondition, words: RuleWords, said: SaidWith): string {
  const { lines, within, nth, measure, from, to } = condition;
  const isPlain = from === null && to === null && measure === 'orders';
  const written = bounds(
    from === null && to === null ? { from: 1, to: null } : { from, to },
    numbers(measure, said),
  );
  return words.bought(
    lines.length === 0 ? null : words.and(lines.map((one) => lineWords(one, words, said))),
    windowWords(within, words, said),
    nth ? words.nth(bounds(nth, String)) : null,
    isPlain ? null : words.amounts[measure](written),
  );
}

function lineWords(
  { field, values, exclude }: LineCondition,
  words: RuleWords,
  said: SaidWith,
): string {
  const label = field.startsWith(dimensionField)
    ? labelOf(field.slice(dimensionField.length), words, said)
    : words.product;
  const named =
    field === 'product'
      ? values.map((value) => (value === null ? null : (said.productNames?.get(value) ?? value)))
      : values;
  return words.lines(label, valueNames(named, words), exclude);
}

function windowWords(within: Window, words: RuleWords, said: SaidWith): string | null {
  if (within.kind === 'ever') return null;
  return within.kind === 'last' ? words.lastDays(within.days) : words.between(days(within, said));
}

function valueNames(values: readonly (string | null)[], words: RuleWords): string {
  return words.either(values.map((value) => value ?? words.blank));
}

function labelOf(id: string, words: RuleWords, { model }: SaidWith): string {
  const label = model.dimensions.find((one) => one.id === id)?.label;
  return label === '' ? words.sourceOfLine : (label ?? id);
}
