/** Words of 32 bits that are kept of a digest: 128 bits, so that two people never meet by chance. */
const words = 4;

/** A set of SHA-256 digests, 32 bytes of memory for each, since suppression files hold millions. */
export class DigestSet {
  #slots = new Uint32Array(1024 * words);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(digest: Uint8Array): void {
    if ((this.#size + 1) * 2 > this.#slots.length / words) this.#grow();
    if (this.#put(wordsOf(digest))) this.#size++;
  }

  has(digest: Uint8Array): boolean {
    const key = wordsOf(digest);
    const at = this.#place(key);
    return !this.#isFree(at);
  }

  #put(key: Uint32Array): boolean {
    const at = this.#place(key);
    const isNew = this.#isFree(at);
    this.#slots.set(key, at);
    return isNew;
  }

  /** Where the key is, or where it would be put. */
  #place(key: Uint32Array): number {
    const slots = this.#slots.length / words;
    let slot = (key[0] ?? 0) % slots;
    for (;;) {
      const at = slot * words;
      if (this.#isFree(at) || key.every((word, place) => this.#slots[at + place] === word))
        return at;
      slot = (slot + 1) % slots;
    }
  }

  /** No digest begins with 128 zero bits. */
  #isFree(at: number): boolean {
    return (
      this.#slots[at] === 0 &&
      this.#slots[at + 1] === 0 &&
      this.#slots[at + 2] === 0 &&
      this.#slots[at + 3] === 0
    );
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += words) {
      const key = old.subarray(at, at + words);
      if (key.some((word) => word !== 0)) this.#put(key);
    }
  }
}

function wordsOf(digest: Uint8Array): Uint32Array {
  const key = new Uint32Array(words);
  for (let place = 0; place < words; place++)
    for (let byte = 0; byte < 4; byte++)
      key[place] = ((key[place] ?? 0) << 8) | (digest[place * 4 + byte] ?? 0);
  return key;
}

/** The bytes of a digest in hexadecimal. */
export function digestOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let place = 0; place < bytes.length; place++)
    bytes[place] = Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16);
  return bytes;
}
