import { isDay } from '../core/sql/index.ts';
import { readLocation, writeLocation } from './location.ts';

/** A view that somebody gave a name. It holds a question, like every link, and no row of any data. */
export interface SavedView {
  /** Told apart by it when files are merged. */
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Its address after `#/`. */
  readonly view: string;
  /** Fingerprint of the headers that it was made with; null where that is not known. */
  readonly schema: string | null;
  /** Days as `2024-01-31`, where the user is. */
  readonly created: string;
  readonly changed: string;
}

/** What a name and a note may have in characters; more is cut. */
export const longestName = 120;
export const longestNote = 2_000;
const longestView = 20_000;

/** The address of a saved view. */
export function hashOf({ view }: SavedView): string {
  return `#/${view}`;
}

/**
 * A saved view from JSON that anyone may have written; null where it is none. Its view is read and
 * written again, so that nothing is kept but what links can say.
 */
export function readSavedView(value: unknown): SavedView | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, name, note, view, schema, created, changed } = value as Partial<
    Record<keyof SavedView, unknown>
  >;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) return null;
  if (typeof name !== 'string' || name.trim() === '' || !name.isWellFormed()) return null;
  if (typeof note !== 'string' || !note.isWellFormed()) return null;
  if (typeof created !== 'string' || !isDay(created)) return null;
  if (typeof changed !== 'string' || !isDay(changed)) return null;
  if (schema !== null && !(typeof schema === 'string' && /^[0-9a-f]{1,64}$/.test(schema)))
    return null;
  const text = typeof view === 'string' ? readViewText(view) : null;
  if (text === null) return null;
  return {
    ...{ id, schema, created, changed, view: text },
    name: name.slice(0, longestName),
    note: note.slice(0, longestNote),
  };
}

/** The address of a view after `#/`, as we write it; null where it leads to no page. */
export function readViewText(text: string): string | null {
  if (text.length > longestView || !text.isWellFormed()) return null;
  const { view, sample } = readLocation(`#/${text}`);
  return view.page === '' ? null : writeLocation(view, sample).slice(2);
}
