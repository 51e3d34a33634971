import { customerGroupsOf, isCustomerGroupKind } from '../../core/model/customer-groups.ts';
import { dimensionNamed, type ParamValues } from '../../core/spec/params.ts';
import type { SegmentLabels } from './labels/en.ts';
import { readMark, type SegmentMark } from './marks.ts';
import { readNamedRule } from '../../core/segment/named-rule.ts';
import { nameAt } from './words.ts';

/** A mark in words, with the names of the segments where the parameters of its view are known. */
export function nameMark(text: string, labels: SegmentLabels, params?: ParamValues): string {
  const names = namesIn(params).map((name, place) => nameAt(place, name, labels));
  const nameOfPlace = (place: number): string => names[place] ?? nameAt(place, '', labels);
  const own = nameOfPlace(0);
  const mark = readMark(text);
  switch (mark?.kind) {
    case undefined:
    case 'in':
      return own;
    case 'out':
      return labels.restMark(own);
    case 'value':
      return labels.traitMark(own, valueName(mark, labels));
    case 'only': {
      const within = mark.within.flatMap((is, place) => (is ? [nameOfPlace(place)] : []));
      return labels.only(within.join(' + '));
    }
    case 'of': {
      const [one = 0, other] = mark.segments;
      return other === undefined
        ? nameOfPlace(one)
        : labels.both(nameOfPlace(one), nameOfPlace(other));
    }
    case 'bought':
      return labels.boughtMark(own, mark.code);
    case 'lacks':
      return labels.lacksMark(own, mark.code);
  }
}

function namesIn(params: ParamValues | undefined): readonly string[] {
  const { name = '', others = [] } = params ?? {};
  const listed = Array.isArray(others) ? (others as readonly unknown[]) : [];
  return [
    typeof name === 'string' ? name : '',
    ...listed.map((text) => (typeof text === 'string' ? (readNamedRule(text)?.name ?? '') : '')),
  ];
}

function valueName(
  { field, value }: Extract<SegmentMark, { readonly kind: 'value' }>,
  labels: SegmentLabels,
): string {
  const fields: Readonly<Record<string, string>> = labels.fields;
  const name = dimensionNamed(field) ?? fields[field] ?? field;
  if (!isCustomerGroupKind(field)) return labels.trait(name, value);
  const words: Readonly<Record<string, string>> = labels.groups[field];
  const group = customerGroupsOf(field).find(({ id }) => id === value);
  return labels.trait(name, (group && words[group.id]) ?? value);
}
