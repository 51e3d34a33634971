/** Where lists are kept; a browser may have none, or refuse it. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Records of one kind in the browser's own storage. What is damaged is left out. Whoever changes the list
 * reads it first: another tab may have changed it.
 */
export class KeptList<T extends { readonly id: string }> {
  constructor(
    private readonly key: string,
    private readonly store: () => Store,
    private readonly recordOf: (value: unknown) => T | null,
  ) {}

  /** What is kept now. */
  read(): readonly T[] {
    try {
      const value: unknown = JSON.parse(this.store().getItem(this.key) ?? '[]');
      return Array.isArray(value) ? value.map(this.recordOf).filter((one) => one !== null) : [];
    } catch {
      return [];
    }
  }

  /** Keeps a list in place of the one before, an empty one as nothing; false where the browser refuses. */
  write(all: readonly T[]): boolean {
    try {
      if (all.length === 0) this.store().removeItem(this.key);
      else this.store().setItem(this.key, JSON.stringify(all));
      return true;
    } catch {
      return false;
    }
  }
}

/** A list with one of its records a place up (−1) or down (1); the same where there is no such place. */
export function moved<T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
  by: -1 | 1,
): readonly T[] {
  const now = [...all];
  const place = now.findIndex((one) => one.id === id);
  const [one, other] = [now[place], now[place + by]];
  if (one && other) [now[place], now[place + by]] = [other, one];
  return now;
}
