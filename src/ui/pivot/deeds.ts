import { moveInPivot, type At, type Extent } from './moves.ts';

/** A key with what is held down beside it. */
export interface Press {
  readonly key: string;
  readonly isCtrl: boolean;
  readonly isShift: boolean;
  readonly isAlt: boolean;
}

/** What a key is pressed upon. */
export interface Upon {
  readonly at: At;
  readonly extent: Extent;
  readonly hasSelection: boolean;
  /** Whether the row is a group, and how it is; null for one without rows inside. */
  readonly group: 'open' | 'closed' | null;
}

/** What a key does in a pivot. */
export type Deed =
  | { readonly kind: 'copy' | 'selectAll' | 'clear' | 'toggle' | 'outward' }
  /** Opens the customers of a number, or sorts by a column. */
  | { readonly kind: 'act' }
  | { readonly kind: 'go'; readonly to: At; readonly isExtending: boolean };

/**
 * What a key does; null when it means nothing here. On the label of a group, Enter and Space turn it
 * round, → opens it and ← closes it, before they lead on: → to the numbers, ← to the group around.
 */
export function deedOf({ key, isCtrl, isShift, isAlt }: Press, upon: Upon): Deed | null {
  const { at, extent, hasSelection, group } = upon;
  const letter = isCtrl ? key.toLowerCase() : '';
  if (letter === 'c') return { kind: 'copy' };
  if (letter === 'a') return { kind: 'selectAll' };
  if (key === 'Escape') return hasSelection ? { kind: 'clear' } : null;
  const isLabel = at.column === 0 && at.line >= 0;
  if (key === 'Enter' || key === ' ') {
    if (isCtrl) return null;
    if (!isLabel) return { kind: 'act' };
    return group ? { kind: 'toggle' } : null;
  }
  if (isAlt) return null;
  if (isLabel && !isShift && !isCtrl) {
    if (key === 'ArrowRight' && group === 'closed') return { kind: 'toggle' };
    if (key === 'ArrowLeft') return { kind: group === 'open' ? 'toggle' : 'outward' };
  }
  const to = moveInPivot(key, isCtrl, at, extent);
  return to && { kind: 'go', to, isExtending: isShift };
}
