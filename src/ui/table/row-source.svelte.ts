import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { RowPages, TableRow } from './types.ts';

const pageRows = 200;

/** Rows by position, whether they are all here or fetched in pages of 200. */
export class RowSource {
  readonly #pages = new SvelteMap<number, readonly TableRow[]>();
  readonly #failed = new SvelteSet<number>();
  // Only remembered, never drawn.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #asked = new Set<number>();
  readonly #rows: readonly TableRow[] | RowPages;
  readonly count: number;

  constructor(rows: readonly TableRow[] | RowPages, count: number) {
    this.#rows = rows;
    this.count = typeof rows === 'function' ? count : rows.length;
  }

  /** The row at a position, or undefined while it is on its way. */
  at(index: number): TableRow | undefined {
    if (typeof this.#rows !== 'function') return this.#rows[index];
    return this.#pages.get(Math.floor(index / pageRows))?.[index % pageRows];
  }

  /** Whether a page could not be fetched. */
  get failed(): boolean {
    return this.#failed.size > 0;
  }

  /** Fetches the pages of rows `start` to `end` (excluded) that were not asked for yet. */
  async want(start: number, end: number): Promise<void> {
    const rows = this.#rows;
    if (typeof rows !== 'function' || end <= start) return;
    const first = Math.floor(start / pageRows);
    const last = Math.floor((end - 1) / pageRows);
    const missing = [];
    for (let page = first; page <= last; page++) if (!this.#asked.has(page)) missing.push(page);
    for (const page of missing) this.#asked.add(page);
    await Promise.all(missing.map((page) => this.#fetch(rows, page)));
  }

  async #fetch(rows: RowPages, page: number): Promise<void> {
    try {
      const to = Math.min(this.count, (page + 1) * pageRows);
      this.#pages.set(page, await rows(page * pageRows, to));
      this.#failed.delete(page);
    } catch {
      // The page that owns the query shows its error; scrolling here again asks again.
      this.#asked.delete(page);
      this.#failed.add(page);
    }
  }
}
