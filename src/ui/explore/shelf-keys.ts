import type { Direction } from './edits.ts';

/** What a key does to the chip that has the focus. Enter and Space open its menu, as on any button. */
export type ShelfKey = { readonly move: Direction } | 'remove';

const arrows: Readonly<Record<string, Direction>> = {
  ...{ ArrowLeft: 'left', ArrowRight: 'right' },
  ...{ ArrowUp: 'up', ArrowDown: 'down' },
};

/** The meaning of a key press on a chip; null where it has none. */
export function shelfKey({
  key,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): ShelfKey | null {
  if (ctrlKey || metaKey || shiftKey) return null;
  const direction = arrows[key];
  if (altKey) return direction ? { move: direction } : null;
  return key === 'Delete' || key === 'Backspace' ? 'remove' : null;
}
