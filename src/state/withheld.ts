import type { ViewState } from '../core/spec/filters.ts';

/**
 * Views of this visit that say more than their addresses may, by those addresses. They are gone with the
 * page: whoever comes back by an address sees what it says.
 */
export class Withheld {
  readonly #views = new Map<string, ViewState>();

  /** What was seen last at an address, or null where that says all. */
  at(hash: string): ViewState | null {
    return this.#views.get(hash) ?? null;
  }

  /** Remembers what is seen at an address, where that does not say all. */
  keep(hash: string, view: ViewState, isWithheld: boolean): void {
    if (isWithheld) this.#views.set(hash, view);
    else this.#views.delete(hash);
  }
}
