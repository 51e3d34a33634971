import { customerGroupsOf } from '../../core/model/customer-groups.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { fromMark, inMark } from '../../core/spec/mark-text.ts';
import { fieldId, profileFields, type ProfileField } from './fields.ts';
import { mostBeside } from '../../core/segment/named-rule.ts';

/** What a mark of a segment's page stands for. Segments are counted from 0: this one, then the others. */
export type SegmentMark =
  /** The members, and everyone else whom the data know. */
  | { readonly kind: 'in' | 'out' }
  /** Members who have one value of a field, by its name. */
  | { readonly kind: 'value'; readonly field: string; readonly value: string }
  /** In exactly these segments and in no other of the view. */
  | { readonly kind: 'only'; readonly within: readonly boolean[] }
  /** In one segment of the view, or in both of two. */
  | { readonly kind: 'of'; readonly segments: readonly number[] }
  /** Members who have bought an item, and members with a purchase who never have. */
  | { readonly kind: 'bought' | 'lacks'; readonly code: string };

/**
 * A mark as text: `in`, `out`, `value:dimension:region=West`, `only:10110`, `of:2`, `of:1-3` (counted
 * from 1), `bought:GB001`, `lacks:GB001`.
 */
export function writeMark(mark: SegmentMark): string {
  switch (mark.kind) {
    case 'in':
    case 'out':
      return mark.kind;
    case 'value': {
      const [, id] = /^dimension:(.+)$/su.exec(mark.field) ?? [];
      const field = id === undefined ? mark.field : `dimension:${inMark(id)}`;
      return `value:${field}=${inMark(mark.value)}`;
    }
    case 'only':
      return `only:${mark.within.map((is) => (is ? '1' : '0')).join('')}`;
    case 'of':
      return `of:${mark.segments.map((place) => place + 1).join('-')}`;
    case 'bought':
    case 'lacks':
      return `${mark.kind}:${inMark(mark.code)}`;
  }
}

/** The mark of a text; null where it is none. */
export function readMark(text: string): SegmentMark | null {
  if (text.includes('\0')) return null;
  if (text === 'in' || text === 'out') return { kind: text };
  const [, kind, rest = ''] = /^(value|only|of|bought|lacks):(.+)$/su.exec(text) ?? [];
  switch (kind) {
    case 'value': {
      const [, field, value] = /^([^=]+)=([^=]+)$/su.exec(rest) ?? [];
      return field === undefined || value === undefined
        ? null
        : { kind, field: fromMark(field), value: fromMark(value) };
    }
    case 'only':
      return /^[01]+$/.test(rest) && rest.includes('1') && rest.length <= mostBeside
        ? { kind, within: Array.from(rest, (digit) => digit === '1') }
        : null;
    case 'of':
      return /^[1-5](?:-[1-5])?$/.test(rest)
        ? { kind, segments: rest.split('-').map((digit) => Number(digit) - 1) }
        : null;
    case 'bought':
    case 'lacks':
      return { kind, code: fromMark(rest) };
    default:
      return null;
  }
}

/** The field that a mark names; null where these data have none of the name. */
export function fieldNamed(
  name: string,
  { model }: { readonly model: ModelInfo },
): ProfileField | null {
  return profileFields(model).find((field) => fieldId(field) === name) ?? null;
}

/** How a value is written in a mark: groups by their ids, so that links stay when their order changes. */
export function valueInMark(field: ProfileField, value: string): string {
  if (field.kind !== 'segment' && field.kind !== 'tier') return value;
  return customerGroupsOf(field.kind)[Number(value)]?.id ?? value;
}

/** The same read back; null where there is no such group. */
export function valueOfMark(field: ProfileField, text: string): string | null {
  if (field.kind !== 'segment' && field.kind !== 'tier') return text;
  const group = customerGroupsOf(field.kind).find(({ id }) => id === text);
  return group ? String(group.place) : null;
}
