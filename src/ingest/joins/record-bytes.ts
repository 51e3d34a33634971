import type { CsvDialect } from '../../core/model/plan.ts';
import { eachBlock } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';

const [lf, cr] = [10, 13];
/** A record longer than this is none: a quote that never closes would take the rest of the file. */
const longestRecord = 32 << 20;

/** What of a text is wanted: the cells of some columns of its whole records. */
export interface Wanted {
  readonly dialect: CsvDialect;
  /** Columns of a whole record; any other record is passed over, as the import rejects it. */
  readonly width: number;
  /** Positions of the columns whose cells are handed over. */
  readonly columns: readonly number[];
}

/**
 * Takes a record: its wanted cells as ranges of bytes, `cells[2n]` to `cells[2n + 1]` for the n-th
 * wanted column. The bytes change afterwards.
 */
export type TakeRecord = (
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  cells: Int32Array,
) => void;

/**
 * Hands over the wanted cells of every record of a UTF-8 text, read block by block. Cut as the scan
 * cuts it: a quote opens at the start of a cell only, doubled quotes are one, blank lines are no
 * records, and `\n`, `\r\n` and `\r` end one.
 */
export async function eachRecordBytes(
  text: Blob,
  wanted: Wanted,
  hooks: WorkHooks,
  take: TakeRecord,
): Promise<void> {
  const cutter = new CellCutter(wanted, take);
  let rest = new Uint8Array();
  await eachBlock(text, hooks, 'scan', (block, offset) => {
    const bytes = joined(rest, block);
    const taken = cutter.cut(bytes, offset + block.length >= text.size);
    rest = bytes.length - taken > longestRecord ? new Uint8Array() : bytes.slice(taken);
  });
}

function joined(
  rest: Uint8Array<ArrayBuffer>,
  block: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  if (rest.length === 0) return block;
  const bytes = new Uint8Array(rest.length + block.length);
  bytes.set(rest);
  bytes.set(block, rest.length);
  return bytes;
}

class CellCutter {
  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  /** For every column its place among the wanted ones, or -1. */
  readonly #places: Int32Array;
  readonly #cells: Int32Array;
  /** Wanted cells of the record at hand that hold quotes to be taken off. */
  readonly #quoted: number[] = [];

  constructor(
    private readonly wanted: Wanted,
    private readonly take: TakeRecord,
  ) {
    const { delimiter, quote } = wanted.dialect;
    this.#delimiter = new TextEncoder().encode(delimiter);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#places = new Int32Array(wanted.width).fill(-1);
    wanted.columns.forEach((column, place) => (this.#places[column] = place));
    this.#cells = new Int32Array(2 * wanted.columns.length);
  }

  /** Cuts the whole records of a block that begins where one does; returns how many bytes they took. */
  cut(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at < bytes.length) {
      if (bytes[at] === lf || bytes[at] === cr) {
        at++;
        continue;
      }
      const next = this.#record(bytes, view, at, isLast);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  /** Takes one record; returns where it ends, or -1 where the block ends before it. */
  #record(bytes: Uint8Array<ArrayBuffer>, view: DataView, start: number, isLast: boolean): number {
    const [mark, quote, end] = [this.#delimiter[0] as number, this.#quote, bytes.length];
    this.#quoted.length = 0;
    let at = start;
    for (let column = 0; ; column++) {
      const from = at;
      if (bytes[at] === quote) {
        at = closing(bytes, at + 1, quote);
        if (at >= end - 1 && !isLast) return -1;
        at = Math.min(at + 1, end);
      }
      while (at < end) {
        const byte = bytes[at] as number;
        if (byte === lf || byte === cr || (byte === mark && this.#isDelimiter(bytes, at))) break;
        at++;
      }
      if (at === end && !isLast) return -1;
      const place = column < this.#places.length ? (this.#places[column] as number) : -1;
      if (place >= 0) {
        this.#cells[2 * place] = from;
        this.#cells[2 * place + 1] = at;
        if (bytes[from] === quote) this.#quoted.push(place);
      }
      if (at === end || bytes[at] === lf || bytes[at] === cr) {
        if (column + 1 === this.wanted.width) {
          for (const quoted of this.#quoted) this.#unquote(bytes, quoted);
          this.take(bytes, view, this.#cells);
        }
        return at;
      }
      at += this.#delimiter.length;
    }
  }

  #isDelimiter(bytes: Uint8Array<ArrayBuffer>, at: number): boolean {
    for (let i = 1; i < this.#delimiter.length; i++)
      if (bytes[at + i] !== this.#delimiter[i]) return false;
    return true;
  }

  /** Takes the quotes off a cell where it stands; the record is not read again. */
  #unquote(bytes: Uint8Array<ArrayBuffer>, place: number): void {
    const [from, to] = [this.#cells[2 * place] as number, this.#cells[2 * place + 1] as number];
    let end = from;
    let isOpen = true;
    for (let at = from + 1; at < to; at++) {
      if (isOpen && bytes[at] === this.#quote) {
        if (at + 1 < to && bytes[at + 1] === this.#quote) at++;
        else {
          isOpen = false;
          continue;
        }
      }
      bytes[end++] = bytes[at] as number;
    }
    this.#cells[2 * place + 1] = end;
  }
}

/** Where the quote closes that is open at `from`; the end of the bytes where it does not. */
function closing(bytes: Uint8Array<ArrayBuffer>, from: number, quote: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at < 0 ? bytes.length : at;
}
