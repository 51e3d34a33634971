import { fail } from '../core/error.ts';
import { readSavedView, type SavedView } from '../url/saved-view.ts';
import { mostViews } from '../url/workbook.ts';
import { mergeViews } from './merge-views.ts';

const key = 'regulars.views';

/** Where the views are kept; a browser may have none, or refuse it. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What people say of a view when they save it. */
export type Caption = Pick<SavedView, 'name' | 'note'>;

/**
 * Views with names and notes, kept on this device, in the order of the user. They hold questions and
 * no rows, and stay until everything is forgotten.
 */
export class SavedViews {
  all = $state.raw<readonly SavedView[]>([]);

  constructor(
    private readonly store: () => Store,
    private readonly today: () => string,
  ) {
    this.restore();
  }

  /** Reads what is kept; what is damaged is left out. */
  restore(): void {
    this.all = this.#read();
  }

  /** Saves a view; `workbook.full` where that can't be kept. */
  add(caption: Caption, view: string, schema: string | null): SavedView {
    const day = this.today();
    const saved: SavedView = {
      id: crypto.randomUUID(),
      ...{ ...caption, view, schema },
      ...{ created: day, changed: day },
    };
    this.#keep([...this.#read(), saved]);
    return saved;
  }

  /** Keeps another view under the name and note of one; `workbook.full` where that can't be kept. */
  replace(id: string, view: string, schema: string | null): void {
    const changed = this.today();
    this.#keep(
      this.#read().map((one) => (one.id === id ? { ...one, view, schema, changed } : one)),
    );
  }

  /** Gives a view another name or note. */
  caption(id: string, caption: Caption): void {
    const changed = this.today();
    this.#keep(this.#read().map((one) => (one.id === id ? { ...one, ...caption, changed } : one)));
  }

  /** Takes a view away; what is returned puts it back where it was. */
  remove(id: string): () => void {
    const before = this.#read();
    const place = before.findIndex((one) => one.id === id);
    const removed = before[place];
    this.#keep(before.filter((one) => one.id !== id));
    return () => {
      const now = this.#read();
      if (removed && !now.some((one) => one.id === id))
        this.#keep([...now.slice(0, place), removed, ...now.slice(place)]);
    };
  }

  /** Moves a view up (−1) or down (1) in the list. */
  move(id: string, by: -1 | 1): void {
    const now = [...this.#read()];
    const place = now.findIndex((one) => one.id === id);
    const [moved, other] = [now[place], now[place + by]];
    if (!moved || !other) return;
    [now[place], now[place + by]] = [other, moved];
    this.#keep(now);
  }

  /** Takes over views of a file: those that are new, and those that changed there since. How many of each. */
  merge(views: readonly SavedView[]): { readonly added: number; readonly changed: number } {
    const { all, added, changed } = mergeViews(this.#read(), views);
    this.#keep(all);
    return { added, changed };
  }

  /** Forgets every view. */
  clear(): void {
    try {
      this.store().removeItem(key);
    } catch {
      // Nothing was kept.
    }
    this.all = [];
  }

  #keep(views: readonly SavedView[]): void {
    if (views.length > mostViews) fail('workbook.full', { most: mostViews });
    try {
      if (views.length === 0) this.store().removeItem(key);
      else this.store().setItem(key, JSON.stringify(views));
    } catch {
      fail('workbook.full', { most: mostViews });
    }
    this.all = views;
  }

  /** What is kept now: another tab may have changed it. */
  #read(): readonly SavedView[] {
    try {
      const value: unknown = JSON.parse(this.store().getItem(key) ?? '[]');
      return Array.isArray(value) ? value.map(readSavedView).filter((one) => one !== null) : [];
    } catch {
      return [];
    }
  }
}
