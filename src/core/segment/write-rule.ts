import { encodeView } from '../spec/codec.ts';
import { writeBounds } from './rule-bounds.ts';
import { writeValue } from './rule-escape.ts';
import type { BoughtCondition, LineCondition, MovedCondition, Rule } from './rule.ts';

/** How the field of a line that is a dimension begins, in rules and in their text. */
export const dimensionField = 'dimension:';
export const writtenDimension = 'dimension/';

/**
 * The text of a rule, for addresses: `all(r(4..5)~net(5000..)~not(bought(is:product:P1~last:90)))`.
 * One text per rule. Fails with `view.badValue` where it holds what no address can.
 */
export function writeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return `${rule.kind}(${rule.rules.map(writeRule).join('~')})`;
    case 'not':
      return `not(${writeRule(rule.rule)})`;
    case 'segment':
      return `segment(${writeValue(rule.name)}~${writeRule(rule.rule)})`;
    case 'set':
      return `set(${writeValue(rule.set.mark)}~${writeValue(encodeView(rule.set.view))})`;
    case 'number':
    case 'day':
      return `${rule.of}(${writeBounds(rule)})`;
    case 'group':
      return `group(${values([rule.of, ...rule.ids])})`;
    case 'moved':
      return writeMoved(rule);
    case 'bought':
      return writeBought(rule);
    case 'column':
      return `column(${rule.test}:${values([rule.column, ...rule.values])})`;
    case 'range':
      return `range(${rule.as}:${writeValue(rule.column)}:${writeBounds(rule)})`;
    case 'birthday':
      return `birthday(${rule.months.join(':')})`;
    case 'consent':
      return `consent(${rule.answers.join(':')})`;
    case 'arm':
      return `arm(${values([rule.experiment, ...rule.variants])})`;
  }
}

function values(list: readonly (string | null)[]): string {
  return list.map(writeValue).join(':');
}

function writeMoved({ of, since, from, to }: MovedCondition): string {
  const when = 'day' in since ? `since:${since.day}` : `months:${since.months}`;
  return `moved(${[
    of,
    when,
    ...(from.length > 0 ? [`from:${values(from)}`] : []),
    ...(to.length > 0 ? [`to:${values(to)}`] : []),
  ].join('~')})`;
}

function writeBought(rule: BoughtCondition): string {
  const { within, nth, measure, from, to } = rule;
  const isPlain = measure === 'orders' && from === null && to === null;
  return `bought(${[
    ...rule.lines.map(writeLines),
    ...(within.kind === 'last' ? [`last:${within.days}`] : []),
    ...(within.kind === 'days' ? [`dates:${writeBounds(within)}`] : []),
    ...(nth ? [`nth:${writeBounds(nth)}`] : []),
    ...(isPlain ? [] : [`${measure}:${writeBounds({ from, to })}`]),
  ].join('~')})`;
}

function writeLines({ field, exclude, values: wanted }: LineCondition): string {
  const name = field.startsWith(dimensionField)
    ? `${writtenDimension}${writeValue(field.slice(dimensionField.length))}`
    : writeValue(field);
  return `${exclude ? 'not' : 'is'}:${name}:${values(wanted)}`;
}
