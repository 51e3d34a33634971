import { customerGroupName } from '../../core/words/customer-group-name.ts';
import { lastNumber, type Group } from './groups.ts';
import type { RepurchaseLabels } from './labels/en.ts';

/** The name of a group on screen; a value of a dimension is what the file says. */
export function nameOfGroup(group: Group, labels: RepurchaseLabels): string {
  switch (group.kind) {
    case 'number':
      return labels.orderNumber(group.number, group.number === lastNumber);
    case 'fifth':
      return labels.fifth(group.fifth);
    case 'tier':
    case 'segment':
      return customerGroupName(group, labels.customerGroups);
    case 'value':
      return group.value;
    case 'blank':
      return labels.blank;
    case 'other':
      return labels.other;
  }
}

/** A range of days; `to` is null for an open end. */
export function nameOfRange(
  { from, to }: { readonly from: number; readonly to: number | null },
  labels: RepurchaseLabels,
): string {
  return labels.binName(String(from), to === null ? null : String(to));
}
