import { fail } from '../core/error.ts';
import { readSavedView, type SavedView } from '../url/saved-view.ts';
import { mostViews } from '../url/workbook.ts';
import { KeptList, moved, type Store } from './kept-list.ts';
import { mergeViews } from './merge-views.ts';

const key = 'regulars.views';

/** What people say of a view when they save it. */
export type Caption = Pick<SavedView, 'name' | 'note'>;

/**
 * Views with names and notes, kept on this device, in the order of the user. They hold questions and
 * no rows, and stay until everything is forgotten.
 */
export class SavedViews {
  all = $state.raw<readonly SavedView[]>([]);
  readonly #list: KeptList<SavedView>;

  constructor(
    store: () => Store,
    private readonly today: () => string,
  ) {
    this.#list = new KeptList(key, store, readSavedView);
    this.restore();
  }

  /** Reads what is kept; what is damaged is left out. */
  restore(): void {
    this.all = this.#list.read();
  }

  /** Saves a view; `workbook.full` where that can't be kept. */
  add(caption: Caption, view: string, schema: string | null): SavedView {
    const day = this.today();
    const saved: SavedView = {
      id: crypto.randomUUID(),
      ...{ ...caption, view, schema },
      ...{ created: day, changed: day },
    };
    this.#keep([...this.#list.read(), saved]);
    return saved;
  }

  /** Keeps another view under the name and note of one; `workbook.full` where that can't be kept. */
  replace(id: string, view: string, schema: string | null): void {
    const changed = this.today();
    this.#keep(
      this.#list.read().map((one) => (one.id === id ? { ...one, view, schema, changed } : one)),
    );
  }

  /** Gives a view another name or note. */
  caption(id: string, caption: Caption): void {
    const changed = this.today();
    this.#keep(
      this.#list.read().map((one) => (one.id === id ? { ...one, ...caption, changed } : one)),
    );
  }

  /** Takes a view away; what is returned puts it back where it was. */
  remove(id: string): () => void {
    const before = this.#list.read();
    const place = before.findIndex((one) => one.id === id);
    const removed = before[place];
    this.#keep(before.filter((one) => one.id !== id));
    return () => {
      const now = this.#list.read();
      if (removed && !now.some((one) => one.id === id))
        this.#keep([...now.slice(0, place), removed, ...now.slice(place)]);
    };
  }

  /** Moves a view up (−1) or down (1) in the list. */
  move(id: string, by: -1 | 1): void {
    this.#keep(moved(this.#list.read(), id, by));
  }

  /** Takes over views of a file: those that are new, and those that changed there since. How many of each. */
  merge(views: readonly SavedView[]): { readonly added: number; readonly changed: number } {
    const { all, added, changed } = mergeViews(this.#list.read(), views);
    this.#keep(all);
    return { added, changed };
  }

  /** Forgets every view. */
  clear(): void {
    this.#list.write([]);
    this.all = [];
  }

  #keep(views: readonly SavedView[]): void {
    if (views.length > mostViews || !this.#list.write(views))
      fail('workbook.full', { most: mostViews });
    this.all = views;
  }
}
