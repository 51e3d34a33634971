/** Odd numbers whose bits look random: the multipliers of xxHash32. */
const [first, second] = [0x9e3779b1, 0x85ebca77];
const wordBytes = 4;

/**
 * A hash of a text's bytes, 64 bits, that does not depend on how the text is cut into blocks. Two
 * chains take every word of four bytes, one by XOR and one by addition; each step mixes by a rotation
 * and a product, so that order counts. It tells versions of data apart; it protects nothing.
 */
export class ContentHash {
  #left = 0;
  #right = 0;
  #bytes = 0;
  /** Bytes after the last whole word, lowest first. */
  #rest = 0;
  #restBytes = 0;

  /** Takes the next block of the text. */
  push(bytes: Uint8Array<ArrayBuffer>): void {
    let at = 0;
    while (this.#restBytes > 0 && at < bytes.length) this.#pushByte(bytes[at++] as number);
    const words = Math.floor((bytes.length - at) / wordBytes);
    this.#pushWords(wordsOf(bytes, at, words));
    for (at += words * wordBytes; at < bytes.length; at++) this.#pushByte(bytes[at] as number);
    this.#bytes += bytes.length;
  }

  /** The hash in hexadecimal, after the last block. */
  end(): string {
    this.#pushWords(Uint32Array.of(this.#rest));
    // The length tells an end of zero bytes from no bytes; then every bit reaches every other one.
    const high = scramble(this.#left ^ this.#bytes);
    const low = scramble(this.#right ^ high ^ Math.floor(this.#bytes / 2 ** 32));
    return hex(high ^ low) + hex(low);
  }

  #pushByte(byte: number): void {
    this.#rest |= byte << (8 * this.#restBytes);
    this.#restBytes = (this.#restBytes + 1) % wordBytes;
    if (this.#restBytes > 0) return;
    this.#pushWords(Uint32Array.of(this.#rest));
    this.#rest = 0;
  }

  #pushWords(words: Uint32Array): void {
    let left = this.#left;
    let right = this.#right;
    // A plain loop: through an iterator it takes twice as long.
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      left ^= word;
      left = Math.imul((left << 15) | (left >>> 17), first);
      right = (right + word) | 0;
      right = Math.imul((right << 13) | (right >>> 19), second);
    }
    this.#left = left;
    this.#right = right;
  }
}

/** Lets every bit of a word reach every other one: the last step of MurmurHash3. */
function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Words as the machine reads them, lowest byte first wherever browsers run; a copy if out of line. */
function wordsOf(bytes: Uint8Array<ArrayBuffer>, from: number, words: number): Uint32Array {
  const at = bytes.byteOffset + from;
  return at % wordBytes === 0
    ? new Uint32Array(bytes.buffer, at, words)
    : new Uint32Array(bytes.buffer.slice(at, at + words * wordBytes));
}
