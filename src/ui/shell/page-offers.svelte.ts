import type { MenuItem } from '../kit/types.ts';
import type { Command, ShortcutGroup } from './types.ts';

/** What the page in front adds to the palette, to the list of keys, and to the menu of exports. */
export interface PageOffers {
  readonly commands: readonly Command[];
  readonly shortcuts: readonly ShortcutGroup[];
  readonly exports?: {
    readonly items: readonly MenuItem[];
    /** Saves what was chosen of them. */
    readonly save: (id: string) => Promise<void>;
  };
}

const nothing: PageOffers = { commands: [], shortcuts: [] };
let source = $state.raw<() => PageOffers>(() => nothing);

export function pageOffers(): PageOffers {
  return source();
}

/** Offers what a page has while it is in front; returns how to end that. Call it in an effect. */
export function offer(offers: () => PageOffers): () => void {
  source = offers;
  return () => {
    if (source === offers) source = () => nothing;
  };
}
