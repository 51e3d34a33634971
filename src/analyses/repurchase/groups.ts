import {
  customerGroupCode,
  customerGroupOfCode,
  customerGroupsOf,
  type CustomerGroup,
} from '../../core/model/customer-groups.ts';
import type { DimensionInfo, ModelInfo } from '../../core/model/info.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import type { RepurchaseParams } from './params.ts';

/** How many values of a dimension are told apart; the rest are one group. */
const mostValues = 8;
/** The last order number of its own; later ones are one group with it. */
export const lastNumber = 6;

/** One of the groups that are compared. */
export type Group =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'fifth'; readonly fifth: number }
  | CustomerGroup
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'blank' | 'other' };

/** What the view compares. */
export type Grouping =
  { readonly kind: 'number' | 'fifth' | 'tier'; readonly groups: readonly Group[] } | ValueGrouping;

/** The values of a dimension, compared. */
export interface ValueGrouping {
  readonly kind: 'dimension';
  readonly dimension: DimensionInfo;
  readonly groups: readonly Group[];
}

/**
 * The groups of a view, in the order in which they are shown: order numbers ascending, the best fifth
 * or tier first, the most frequent values of a dimension first. A dimension that the data do not have is
 * answered by order numbers.
 */
export function groupingOf(params: RepurchaseParams, model: ModelInfo): Grouping {
  const dimension = dimensionOf(params.by, model);
  if (dimension) return { kind: 'dimension', dimension, groups: valuesOf(dimension) };
  if (params.by === 'fifth')
    return { kind: 'fifth', groups: [5, 4, 3, 2, 1].map((fifth) => ({ kind: 'fifth', fifth })) };
  if (params.by === 'tier') return { kind: 'tier', groups: customerGroupsOf('tier') };
  const numbers = Array.from({ length: lastNumber }, (_, index) => index + 1);
  return { kind: 'number', groups: numbers.map((number) => ({ kind: 'number', number })) };
}

function valuesOf({ values: known, source }: DimensionInfo): readonly Group[] {
  // Only prospects have a value without rows; they have no spell.
  const values = known.filter(({ rows }) => rows > 0);
  const shown = values.length > mostValues + 1 ? values.slice(0, mostValues) : values;
  const groups = shown.map(({ value }): Group =>
    value === null ? { kind: 'blank' } : { kind: 'value', value },
  );
  // Customers whom the customers file does not name have no value at all.
  const isPartial = shown.length < values.length || source === 'customer';
  return isPartial ? [...groups, { kind: 'other' }] : groups;
}

/** The name of a group inside marks. */
export function keyOfGroup(group: Group): string {
  switch (group.kind) {
    case 'number':
      return `number-${group.number}`;
    case 'fifth':
      return `fifth-${group.fifth}`;
    case 'tier':
    case 'segment':
      return customerGroupCode(group);
    case 'value':
      return `is-${encodeURIComponent(group.value)}`;
    default:
      return group.kind;
  }
}

/** The group that a mark names, or null where it names none. */
export function groupOfKey(key: string): Group | null {
  const counted = /^(number|fifth)-([1-9])$/.exec(key);
  if (counted?.[1] === 'number') return { kind: 'number', number: Number(counted[2]) };
  if (counted) return { kind: 'fifth', fifth: Number(counted[2]) };
  if (key === 'blank' || key === 'other') return { kind: key };
  if (!key.startsWith('is-')) return customerGroupOfCode(key);
  try {
    return { kind: 'value', value: decodeURIComponent(key.slice(3)) };
  } catch {
    return null;
  }
}
