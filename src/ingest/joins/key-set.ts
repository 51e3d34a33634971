import { hashOf, none, TextCodes } from '../../core/text-codes.ts';
import { normaliseText } from '../text.ts';

/** Keys of one column that are held apart; see `KeySet`. */
export const mostKeys = 1 << 19;
/** Characters of the longest word for "no value". */
const longestMissing = 4;
/** Above this many bytes a text is no key. */
const longestKey = 200;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The distinct keys of a column with some integers for each: the first one counts its cells. Memory
 * is bounded: beyond `most` keys only those stay whose hash begins with a zero bit, then two, and so
 * on. Which keys these are depends on their text alone, so that shares of two such sets can be
 * estimated from the keys that both would have kept.
 */
export class KeySet {
  #codes = new TextCodes();
  #ints: Int32Array;
  #level = 0;

  constructor(
    private readonly width = 1,
    private readonly most = mostKeys,
  ) {
    this.#ints = new Int32Array(width << 8);
  }

  /** Keys that are held. */
  get size(): number {
    return this.#codes.size;
  }

  /** Every key stands for 2 to the power of this many; 0 while all of them are held. */
  get level(): number {
    return this.#level;
  }

  /** The integers of all keys, `width` for each. */
  get ints(): Int32Array {
    return this.#ints;
  }

  /**
   * Counts a cell and returns where the integers of its key begin; `none` for a cell without a value,
   * and for a key that is not held. `isFloat` takes `17850.0` for 17850.
   */
  add(
    bytes: Uint8Array<ArrayBuffer>,
    view: DataView,
    from: number,
    to: number,
    isFloat: boolean,
  ): number {
    if (to - from > longestKey) return none;
    if (!needsCare(bytes, from, to, isFloat)) return this.#count(view, from, to);
    const text = decoder.decode(bytes.subarray(from, to));
    const key = normaliseText(text, { kind: 'text', stripPointZero: isFloat });
    if (key === null) return none;
    const written = encoder.encode(key);
    const own = new DataView(written.buffer, written.byteOffset, written.length);
    return this.#count(own, 0, written.length);
  }

  /** Counts another cell of a key, by where its integers begin. */
  addAgain(at: number): void {
    this.#ints[at] = (this.#ints[at] as number) + 1;
  }

  /** Shows every key that a set of some level holds. */
  each(level: number, visit: (at: number, view: DataView, from: number, to: number) => void): void {
    this.#codes.each((code, view, from, to) => {
      if (level <= this.#level || isHeld(hashOf(view, from, to), level))
        visit(code * this.width, view, from, to);
    });
  }

  has(view: DataView, from: number, to: number): boolean {
    return this.#codes.find(view, from, to) !== none;
  }

  /** The texts of some keys, by where their integers begin. */
  texts(places: readonly number[]): readonly string[] {
    return this.#codes.decode(Int32Array.from(places, (at) => at / this.width));
  }

  #count(view: DataView, from: number, to: number): number {
    if (this.#level > 0 && !isHeld(hashOf(view, from, to), this.#level)) return none;
    const known = this.#codes.size;
    const at = this.#codes.code(view, from, to) * this.width;
    if (at >= this.#ints.length) {
      const wider = new Int32Array(2 * this.#ints.length);
      wider.set(this.#ints);
      this.#ints = wider;
    }
    this.addAgain(at);
    if (this.#codes.size === known || this.#codes.size <= this.most) return at;
    this.#thin();
    const code = this.#codes.find(view, from, to);
    return code === none ? none : code * this.width;
  }

  /** Lets go of about half of the keys. */
  #thin(): void {
    this.#level++;
    const kept = new TextCodes();
    const ints = new Int32Array(this.#ints.length);
    this.#codes.each((code, view, from, to) => {
      if (!isHeld(hashOf(view, from, to), this.#level)) return;
      const own = this.#ints.subarray(code * this.width, (code + 1) * this.width);
      ints.set(own, kept.code(view, from, to) * this.width);
    });
    this.#codes = kept;
    this.#ints = ints;
  }
}

/** Whether a set of that level holds the key; the slots of the table use the other bits. */
function isHeld(hash: number, level: number): boolean {
  return level === 0 || hash >>> (32 - level) === 0;
}

/** Whether a cell may mean another text than it is: few do, and they are read as text. */
function needsCare(
  bytes: Uint8Array<ArrayBuffer>,
  from: number,
  to: number,
  isFloat: boolean,
): boolean {
  if (to - from <= longestMissing && !hasDigit(bytes, from, to)) return true;
  const [first, last] = [bytes[from] as number, bytes[to - 1] as number];
  // Below `(` stand white space and Excel's apostrophe.
  return (
    first < 0x28 || first >= 0x80 || last <= 0x20 || last >= 0x80 || (isFloat && last === 0x30)
  );
}

/** No word for "no value" has a digit. */
function hasDigit(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if ((bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) return true;
  return false;
}
