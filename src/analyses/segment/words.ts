import { customerGroupsOf } from '../../core/model/customer-groups.ts';
import type { ProfileField } from './fields.ts';
import type { SegmentLabels } from './labels/en.ts';
import type { Trait } from './profile-view.ts';

/** What the segment of a view is called. */
export function nameOf({ name }: { readonly name: string }, labels: SegmentLabels): string {
  return name === '' ? labels.unnamed : name;
}

/** What the segment at a place of a view is called, counted from 0. */
export function nameAt(place: number, name: string, labels: SegmentLabels): string {
  if (name !== '') return name;
  return place === 0 ? labels.unnamed : labels.unnamedOther(place + 1);
}

/** A field in words. */
export function fieldName(field: ProfileField, labels: SegmentLabels): string {
  return field.kind === 'dimension' ? field.dimension.label : labels.fields[field.kind];
}

/** The value of a trait in words. */
export function traitValue(
  { field, value, name }: Pick<Trait, 'field' | 'value' | 'name'>,
  { groups }: SegmentLabels,
): string {
  if (field.kind !== 'segment' && field.kind !== 'tier') return name ?? value;
  const group = customerGroupsOf(field.kind)[Number(value)];
  const words: Readonly<Record<string, string>> = groups[field.kind];
  return (group && words[group.id]) ?? value;
}

/** A trait in words: “Channel: web”. */
export function traitName(trait: Trait, labels: SegmentLabels): string {
  return labels.trait(fieldName(trait.field, labels), traitValue(trait, labels));
}
