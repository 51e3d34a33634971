import type { CsvDialect } from '../../core/model/plan.ts';

/** Takes a cell, given as a range of bytes; false where it is not what it takes. */
export type TakeCell = (view: DataView, from: number, to: number) => boolean;

const [lf, cr] = [10, 13];
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a dialect's marks are single bytes, as `RecordCutter` needs them. */
export function hasByteMarks({ delimiter, quote }: CsvDialect): boolean {
  const isByte = (mark: string): boolean => mark.length === 1 && mark.charCodeAt(0) < 0x80;
  return isByte(delimiter) && (quote === '' || isByte(quote));
}

/**
 * Cuts UTF-8 text into records and cells, and hands over the cells of some columns. It knows the
 * plain forms only: whatever a reader of CSV could understand in two ways counts as odd.
 */
export class RecordCutter {
  readonly #delimiter: number;
  readonly #quote: number;

  /** `columns` has one entry per column of the file, null where its cells are passed over. */
  constructor(
    { delimiter, quote }: CsvDialect,
    private readonly columns: readonly (TakeCell | null)[],
    private readonly endRecord: () => boolean,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
  }

  /**
   * Cuts the whole records of a block, which begins where a record does. Returns how many bytes they
   * took, or null where something is odd. `isLast` says that the text ends with the block.
   */
  cut(bytes: Uint8Array, isLast: boolean): number | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = bytes.length;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const highestMark = Math.max(delimiter, quote, cr);
    const columns = this.columns;
    const lastColumn = columns.length - 1;
    let marks = 0;
    let start = 0;
    let at = 0;
    records: while (at < end) {
      start = at;
      const first = bytes[at];
      if (first === lf || (first === cr && bytes[at + 1] === lf)) {
        at += first === lf ? 1 : 2;
        continue;
      }
      for (let column = 0; column <= lastColumn; column++) {
        const takeCell = columns[column] as TakeCell | null;
        let from = at;
        let to: number;
        if (bytes[at] === quote) {
          from++;
          to = bytes.indexOf(quote, from);
          while (to >= 0 && bytes[to + 1] === quote) {
            // A doubled quote is one within the cell; only cells nobody reads may have it.
            if (takeCell) return null;
            to = bytes.indexOf(quote, to + 2);
          }
          if (to < 0) break records;
          marks |= 0x80;
          at = to + 1;
        } else {
          for (; at < end; at++) {
            const byte = bytes[at] as number;
            marks |= byte;
            // Few bytes are as low as the marks, so most pass after one comparison.
            if (byte > highestMark) continue;
            if (byte === delimiter || byte === lf || byte === cr) break;
            // Within an unquoted cell a quote is odd, and NUL anywhere.
            if (byte === quote || byte === 0) return null;
          }
          to = at;
        }
        if (at === end) {
          if (!isLast) break records;
          if (column < lastColumn) return null;
        } else if (column < lastColumn) {
          if (bytes[at] !== delimiter) return null;
          at++;
        } else if (bytes[at] === lf) at++;
        else {
          if (at + 1 === end && !isLast) break records;
          if (bytes[at] !== cr || bytes[at + 1] !== lf) return null;
          at += 2;
        }
        if (takeCell && !takeCell(view, from, to)) return null;
      }
      if (!this.endRecord()) return null;
      start = at;
    }
    if (isLast && start < end && at < end) return null;
    return marks < 0x80 || isUtf8(bytes.subarray(0, start)) ? start : null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
