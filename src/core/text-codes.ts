import { missingTexts } from './model/recipe.ts';

/** The code of an empty cell. */
export const none = -1;

/** The order of a column's texts by their bytes, which is SQL's order of texts. */
export interface TextOrder {
  /** Codes in the order of their texts. */
  readonly codes: Int32Array;
  /** The place of every code in that order. */
  readonly ranks: Int32Array;
}

/** The distinct texts of a column, each with a code from 0 in the order of first appearance. */
export class TextCodes {
  /** Slots of an open hash table: the code + 1, or 0. At most half of them are taken. */
  #slots = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 9);
  /** Where the text of a code starts in `#bytes`; it ends where the next one starts. */
  #starts = new Int32Array((1 << 9) + 1);
  #bytes = new Uint8Array(1 << 13);
  #view = new DataView(this.#bytes.buffer);
  #size = 0;
  #last = -1;
  #isTidy = true;

  get size(): number {
    return this.#size;
  }

  /** Whether every text counts as it is written: see `core/model/tidy.ts`. */
  get isTidy(): boolean {
    return this.#isTidy;
  }

  /** The code of a text, given as UTF-8 bytes; a new one where it was not seen before. */
  code(view: DataView, from: number, to: number): number {
    // Lines of one order stand together, and so do their customers.
    if (this.#last >= 0 && this.#equals(this.#last, view, from, to)) return this.#last;
    const hash = hashOf(view, from, to);
    const slot = this.#slotOf(hash, view, from, to);
    const code = (this.#slots[slot] as number) - 1;
    return (this.#last = code < 0 ? this.#add(slot, hash, view, from, to) : code);
  }

  /** The code of a text, given as UTF-8 bytes; `none` where it was not seen. */
  find(view: DataView, from: number, to: number): number {
    const slot = this.#slotOf(hashOf(view, from, to), view, from, to);
    return (this.#slots[slot] as number) - 1;
  }

  /** Shows every text in the order of its code, as a range of bytes. */
  each(visit: (code: number, view: DataView, from: number, to: number) => void): void {
    for (let code = 0; code < this.#size; code++)
      visit(code, this.#view, this.#starts[code] as number, this.#starts[code + 1] as number);
  }

  /** The order of the texts. */
  sorted(): TextOrder {
    const heads = Float64Array.from({ length: this.#size }, (_, code) => this.#head(code));
    const codes = new Int32Array(this.#size)
      .map((_, code) => code)
      .sort(
        (left, right) =>
          (heads[left] as number) - (heads[right] as number) || this.#compare(left, right),
      );
    const ranks = new Int32Array(this.#size);
    codes.forEach((code, rank) => (ranks[code] = rank));
    return { codes, ranks };
  }

  /** The texts of some codes as Arrow keeps texts; `none` as the empty text, which has no code. */
  gather(codes: Int32Array): { offsets: Int32Array; bytes: Uint8Array } {
    const offsets = new Int32Array(codes.length + 1);
    codes.forEach((code, i) => {
      offsets[i + 1] = (offsets[i] as number) + (code === none ? 0 : this.#length(code));
    });
    const bytes = new Uint8Array(offsets[codes.length] as number);
    codes.forEach((code, i) => {
      if (code !== none) bytes.set(this.#textBytes(code), offsets[i]);
    });
    return { offsets, bytes };
  }

  /** The texts of some codes. */
  decode(codes: Int32Array): readonly string[] {
    return Array.from(codes, (code) => decoder.decode(this.#textBytes(code)));
  }

  /** Where a text is in the table, or the empty slot where it would be. */
  #slotOf(hash: number, view: DataView, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = (this.#slots[slot] as number) - 1;
      if (code < 0 || (this.#hashes[code] === hash && this.#equals(code, view, from, to)))
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  #add(slot: number, hash: number, view: DataView, from: number, to: number): number {
    const code = this.#size++;
    const start = this.#starts[code] as number;
    const end = start + to - from;
    if (end > this.#bytes.length) {
      this.#bytes = widened(this.#bytes, Math.max(2 * this.#bytes.length, end));
      this.#view = new DataView(this.#bytes.buffer);
    }
    for (let i = from, j = start; i < to; i++, j++) this.#bytes[j] = view.getUint8(i);
    if (code === this.#hashes.length) {
      this.#hashes = widened(this.#hashes, 2 * code);
      this.#starts = widened(this.#starts, 2 * code + 1);
    }
    this.#hashes[code] = hash;
    this.#starts[code + 1] = end;
    this.#slots[slot] = code + 1;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    this.#isTidy &&= isTidy(this.#bytes, start, end);
    return code;
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let code = 0; code < this.#size; code++) {
      let slot = (this.#hashes[code] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code + 1;
    }
  }

  #equals(code: number, view: DataView, from: number, to: number): boolean {
    const start = this.#starts[code] as number;
    const length = to - from;
    if ((this.#starts[code + 1] as number) - start !== length) return false;
    // Texts of one column begin alike and end differently.
    let rest = length;
    for (; rest >= 4; rest -= 4)
      if (this.#view.getInt32(start + rest - 4, true) !== view.getInt32(from + rest - 4, true))
        return false;
    for (; rest > 0; rest--)
      if (this.#bytes[start + rest - 1] !== view.getUint8(from + rest - 1)) return false;
    return true;
  }

  #length(code: number): number {
    return (this.#starts[code + 1] as number) - (this.#starts[code] as number);
  }

  #textBytes(code: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(this.#starts[code], this.#starts[code + 1]);
  }

  /** The first six bytes as a number: where they differ, they decide the order. */
  #head(code: number): number {
    const bytes = this.#textBytes(code);
    let head = 0;
    for (let i = 0; i < 6; i++) head = head * 256 + (bytes[i] ?? 0);
    return head;
  }

  #compare(left: number, right: number): number {
    let i = this.#starts[left] as number;
    let j = this.#starts[right] as number;
    const end = i + Math.min(this.#length(left), this.#length(right));
    for (; i < end; i++, j++) {
      const difference = (this.#bytes[i] as number) - (this.#bytes[j] as number);
      if (difference !== 0) return difference;
    }
    return this.#length(left) - this.#length(right);
  }
}

/** MurmurHash3: word by word, and a last step that lets every bit reach every other one. */
export function hashOf(view: DataView, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) hash = mixed(hash, view.getInt32(at, true));
  let rest = 0;
  for (; at < to; at++) rest = (rest << 8) | view.getUint8(at);
  hash = mixed(hash, rest);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function mixed(hash: number, word: number): number {
  const scrambled = Math.imul(word, 0xcc9e2d51);
  const turned = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const longestMissing = Math.max(...missingTexts.map((text) => text.length));

/** Whether a text needs no tidying; in doubt it does. */
function isTidy(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): boolean {
  // Below `(` stand white space and Excel's apostrophe.
  if ((bytes[from] as number) < 0x28) return false;
  for (let i = from; i < to; i++) if (bytes[i] === 0) return false;
  const [first, last] = [bytes[from] as number, bytes[to - 1] as number];
  if (to - from > longestMissing && first < 0x80 && last < 0x80) return last > 0x20;
  const text = decoder.decode(bytes.subarray(from, to));
  return text === text.trim() && !missingTexts.includes(text.toLowerCase());
}

function widened<T extends Int32Array | Uint8Array>(array: T, length: number): T {
  const wider = new (array.constructor as new (length: number) => T)(length);
  wider.set(array);
  return wider;
}
