import { createAttachmentKey, type Attachment } from 'svelte/attachments';

/** Attributes for whatever opens a menu or popover; spread them on a `Button` or `Chip`. */
export interface TriggerProps {
  readonly onclick: () => void;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly [key: symbol]: Attachment;
}

/** Builds a trigger's attributes for its current state. */
export type TriggerMaker = (open: boolean, toggle: () => void) => TriggerProps;

/**
 * Prepares the attributes of one trigger. `ref` receives its element, next to which the content is
 * placed. Key and attachment stay the same while the state changes, so the element is told once.
 */
export function createTrigger(
  opens: 'menu' | 'dialog',
  ref: (element: HTMLElement | null) => void,
): TriggerMaker {
  const key = createAttachmentKey();
  const attach: Attachment = (element) => {
    ref(element as HTMLElement);
    return () => ref(null);
  };
  return (open, toggle) => ({
    onclick: toggle,
    'aria-haspopup': opens,
    'aria-expanded': open,
    [key]: attach,
  });
}

/** Where floating content is put in the document: inside an open dialog, which covers the page. */
export function layerOf(anchor: HTMLElement | null): HTMLElement {
  return anchor?.closest('dialog') ?? document.body;
}
