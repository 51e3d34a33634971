import { expose } from 'comlink';
import { personAt } from './audience-crowd.ts';
import { digestOfLines, hexOf } from './audience-digest.ts';

/** Addresses hashed once, one after another. */
export interface NaiveHashes {
  readonly ms: number;
  readonly addresses: number;
  /** SHA-256 of all hashes, sorted: for comparing. */
  readonly digest: string;
}

/** What anyone writes first: trim, lower case, and a promise of `crypto.subtle` for each address. */
class NaiveWorker {
  #addresses: readonly string[] = [];

  /** Makes the addresses of a crowd, each once, as they are without any dirt. */
  open(size: number): Promise<number> {
    const found = new Set<string>();
    for (let row = 0; row < size; row++) {
      const { address } = personAt(row);
      if (address !== null) found.add(address);
    }
    this.#addresses = [...found];
    return Promise.resolve(found.size);
  }

  async hash(): Promise<NaiveHashes> {
    const encoder = new TextEncoder();
    const hashes: string[] = [];
    const started = performance.now();
    for (const address of this.#addresses) {
      const bytes = encoder.encode(address.trim().toLowerCase());
      hashes.push(hexOf(await crypto.subtle.digest('SHA-256', bytes)));
    }
    const ms = performance.now() - started;
    return { ms, addresses: hashes.length, digest: await digestOfLines(hashes) };
  }
}

/** The worker's API for the page. */
export type { NaiveWorker };

expose(new NaiveWorker());
