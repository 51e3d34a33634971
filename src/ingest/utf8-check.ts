/** How well a file's bytes keep the rules of UTF-8. */
export interface Utf8Report {
  /** Well-formed sequences of two bytes, and of three or four. */
  readonly pairs: number;
  readonly longer: number;
  /** Ill-formed sequences, counted as a decoder would replace them. */
  readonly invalid: number;
  readonly firstInvalidOffset: number | null;
}

/**
 * Checks bytes against UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF)
 * block by block. ASCII is skipped four bytes at a time, which is what most bytes of most files are.
 */
export class Utf8Checker {
  #pairs = 0;
  #longer = 0;
  #invalid = 0;
  #firstInvalid: number | null = null;
  #base = 0;
  /** Continuation bytes still due, with the range allowed for the next one. */
  #due = 0;
  #length = 0;
  #low = 0x80;
  #high = 0xbf;

  /** Takes the next block; a sequence may be cut by the border between two blocks. */
  push(bytes: Uint8Array<ArrayBuffer>): void {
    const end = bytes.length;
    const aligned = bytes.byteOffset % 4 === 0;
    const words = aligned ? new Uint32Array(bytes.buffer, bytes.byteOffset, end >> 2) : null;
    let i = 0;
    while (i < end) {
      if (this.#due === 0) {
        i = skipAscii(bytes, words, i);
        if (i >= end) break;
        this.#start(bytes[i] as number, i);
        i++;
        continue;
      }
      const byte = bytes[i] as number;
      if (byte < this.#low || byte > this.#high) {
        this.#due = 0;
        this.#bad(i);
        continue;
      }
      this.#low = 0x80;
      this.#high = 0xbf;
      if (--this.#due === 0) {
        if (this.#length === 2) this.#pairs++;
        else this.#longer++;
      }
      i++;
    }
    this.#base += end;
  }

  /** The counts. A sequence that the file's end cut off is invalid, unless `cut` says more follows. */
  report(cut = false): Utf8Report {
    const open = this.#due > 0 && !cut ? 1 : 0;
    return {
      pairs: this.#pairs,
      longer: this.#longer,
      invalid: this.#invalid + open,
      firstInvalidOffset: this.#firstInvalid ?? (open === 1 ? this.#base - 1 : null),
    };
  }

  #start(byte: number, at: number): void {
    this.#low = 0x80;
    this.#high = 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#length = 2;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.#length = 3;
      if (byte === 0xe0) this.#low = 0xa0;
      if (byte === 0xed) this.#high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.#length = 4;
      if (byte === 0xf0) this.#low = 0x90;
      if (byte === 0xf4) this.#high = 0x8f;
    } else {
      this.#bad(at);
      return;
    }
    this.#due = this.#length - 1;
  }

  #bad(at: number): void {
    this.#invalid++;
    this.#firstInvalid ??= this.#base + at;
  }
}

/** Position of the next byte above 0x7F, or the length. */
function skipAscii(bytes: Uint8Array, words: Uint32Array | null, from: number): number {
  const end = bytes.length;
  let i = from;
  if (words !== null) {
    while (i < end && i % 4 !== 0) {
      if ((bytes[i] as number) > 0x7f) return i;
      i++;
    }
    if (i >= end) return i;
    let word = i >> 2;
    const last = words.length;
    while (word < last && ((words[word] as number) & 0x80808080) === 0) word++;
    i = word << 2;
  }
  while (i < end && (bytes[i] as number) <= 0x7f) i++;
  return i;
}
