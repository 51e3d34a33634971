import { KeptList, type Store } from '../kept-list.ts';
import { readLedgerEntry, type LedgerEntry, type LedgerFile } from './ledger-entry.ts';

const key = 'regulars.ledger';
/** Entries that are kept at most; the oldest ones go first. */
export const mostEntries = 300;

/**
 * What was exported from this device, latest first: when, which segment, to which platform, how many
 * people, and by what each file can be known again. Never who. It stays until everything is forgotten.
 */
export class Ledger {
  all = $state.raw<readonly LedgerEntry[]>([]);
  readonly #list: KeptList<LedgerEntry>;

  constructor(store: () => Store) {
    this.#list = new KeptList(key, store, readLedgerEntry);
    this.restore();
  }

  /** Reads what is kept; what is damaged is left out. */
  restore(): void {
    this.all = this.#list.read();
  }

  /** Adds exports, the latest first. Where the browser refuses, they are only kept in this tab. */
  add(entries: readonly LedgerEntry[]): void {
    this.#keep([...entries, ...this.#list.read()].slice(0, mostEntries));
  }

  /** Takes an entry away; what is returned puts it back. */
  remove(id: string): () => void {
    const before = this.#list.read();
    const removed = before.find((one) => one.id === id);
    this.#keep(before.filter((one) => one.id !== id));
    return () => {
      const now = this.#list.read();
      if (!removed || now.some((one) => one.id === id)) return;
      const later = now.filter(({ made }) => made > removed.made).length;
      this.#keep([...now.slice(0, later), removed, ...now.slice(later)]);
    };
  }

  /** Forgets every entry. */
  clear(): void {
    this.#keep([]);
  }

  /** The export that made a file of these bytes; null where none is known. */
  find(sha256: string): { readonly entry: LedgerEntry; readonly file: LedgerFile } | null {
    for (const entry of this.all)
      for (const file of entry.files) if (file.sha256 === sha256) return { entry, file };
    return null;
  }

  #keep(entries: readonly LedgerEntry[]): void {
    this.all = entries;
    // An export is not undone because its entry can't be kept.
    this.#list.write(entries);
  }
}
