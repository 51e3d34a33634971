import type { CsvDialect } from '../core/model/plan.ts';
import { recordsPerMark, type RecordMark } from '../core/model/record-mark.ts';
import { eachBlock } from './bytes.ts';
import { ContentHash } from './content-hash.ts';
import type { RecordCounts, ScanReport, WorkHooks } from './types.ts';

const LF = 10;
const CR = 13;
const HASH = 35;

/**
 * Counts the records of a UTF-8 text in one pass over its bytes, quotes honoured, and finds where
 * record number `fromRecord` (from 0, blank lines not counted) starts, so that what stands before it
 * can be cut off with `Blob.slice`. The same pass hashes all bytes.
 */
export async function scanText(
  text: Blob,
  dialect: CsvDialect,
  fromRecord: number,
  hooks: WorkHooks = {},
): Promise<ScanReport> {
  const scanner = new RecordScanner(dialect, fromRecord);
  const hash = new ContentHash();
  await eachBlock(text, hooks, 'scan', (bytes) => {
    scanner.push(bytes);
    hash.push(bytes);
  });
  return { ...scanner.end(), contentHash: hash.end() };
}

/** A record by its number (from 0, blank lines not counted) and its bytes, without its line end. */
export interface PlacedRecord {
  readonly record: number;
  readonly start: number;
  readonly end: number;
}

const mostHashRecords = 1000;

/**
 * The state between two blocks of a scan. `\n`, `\r\n` and `\r` end a record outside of quotes; a
 * quote opens only at the start of a field, anywhere else it is a character like any other.
 */
export class RecordScanner {
  readonly #quote: number;
  readonly #delimiterEnd: number;
  readonly #fromRecord: number;
  #records = 0;
  #blank = 0;
  #longest = 0;
  #nul = 0;
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  #offset = -1;
  /** Absolute position of the current block's first byte, and of the current record. */
  #base = 0;
  #recordStart = 0;
  #lastByte = LF;
  #inQuotes = false;
  /** A quote or carriage return that ended the block: its meaning depends on the next byte. */
  #pendingQuote = false;
  #pendingCr = false;
  /** Whether the current record begins with `#`. */
  #hash = false;
  #block: Uint8Array = new Uint8Array();
  readonly #hashRecords: PlacedRecord[] = [];
  readonly #marks: RecordMark[] = [];

  constructor(dialect: CsvDialect, fromRecord: number) {
    const encoder = new TextEncoder();
    this.#quote = dialect.quote === '' ? -1 : (encoder.encode(dialect.quote)[0] ?? -1);
    this.#delimiterEnd = encoder.encode(dialect.delimiter).at(-1) ?? -1;
    this.#fromRecord = fromRecord;
  }

  /** Takes the next block of the text. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#block = bytes;
    this.#nul += count(bytes, 0);
    const pos = this.#settlePending(bytes[0] as number);
    if (this.#recordStart >= this.#base)
      this.#hash = bytes[this.#recordStart - this.#base] === HASH;
    this.#walk(bytes, pos);
    this.#lastByte = bytes[bytes.length - 1] as number;
    this.#base += bytes.length;
  }

  /** Records that begin with `#`, the first thousand of them: comments, or perhaps orders. */
  get hashRecords(): readonly PlacedRecord[] {
    return this.#hashRecords;
  }

  /** The counts, after the last block. */
  end(): RecordCounts {
    if (this.#pendingQuote) this.#inQuotes = false;
    if (this.#pendingCr) {
      this.#cr++;
      this.#endRecord(this.#base - 1, this.#base);
    }
    if (this.#recordStart < this.#base) this.#endRecord(this.#base, this.#base);
    return {
      records: this.#records,
      blankRecords: this.#blank,
      longestRecordBytes: this.#longest,
      nulBytes: this.#nul,
      unclosedQuote: this.#inQuotes,
      newlines: { lf: this.#lf, crlf: this.#crlf, cr: this.#cr },
      offset: this.#offset < 0 ? this.#base : this.#offset,
      marks: this.#marks,
    };
  }

  /** Decides what the last byte of the block before meant; returns where to go on. */
  #settlePending(first: number): number {
    if (this.#pendingQuote) {
      this.#pendingQuote = false;
      if (first === this.#quote) return 1;
      this.#inQuotes = false;
    } else if (this.#pendingCr) {
      this.#pendingCr = false;
      if (first === LF) {
        this.#crlf++;
        this.#endRecord(this.#base - 1, this.#base + 1);
        return 1;
      }
      this.#cr++;
      this.#endRecord(this.#base - 1, this.#base);
    }
    return 0;
  }

  /** Jumps from one byte that matters to the next: three searches run at the speed of memchr. */
  #walk(bytes: Uint8Array, from: number): void {
    const end = bytes.length;
    const quote = this.#quote;
    let pos = from;
    let lf = -1;
    let cr = -1;
    let mark = quote < 0 ? end : -1;
    while (pos < end) {
      if (this.#inQuotes) {
        const close = find(bytes, quote, pos);
        if (close === end) return;
        if (close + 1 === end) {
          this.#pendingQuote = true;
          return;
        }
        pos = close + 1;
        if (bytes[pos] === quote) pos++;
        else this.#inQuotes = false;
        continue;
      }
      if (lf < pos) lf = find(bytes, LF, pos);
      if (cr < pos) cr = find(bytes, CR, pos);
      if (mark < pos) mark = find(bytes, quote, pos);
      if (lf < cr && lf < mark) {
        this.#lf++;
        this.#endRecord(this.#base + lf, this.#base + lf + 1);
        pos = lf + 1;
      } else if (cr < mark) {
        if (cr + 1 === end) {
          this.#pendingCr = true;
          return;
        }
        const pair = bytes[cr + 1] === LF;
        if (pair) this.#crlf++;
        else this.#cr++;
        pos = cr + (pair ? 2 : 1);
        this.#endRecord(this.#base + cr, this.#base + pos);
      } else if (mark < end) {
        const before = mark > 0 ? (bytes[mark - 1] as number) : this.#lastByte;
        this.#inQuotes = before === this.#delimiterEnd || this.#base + mark === this.#recordStart;
        pos = mark + 1;
      } else return;
    }
  }

  #mark(records: number): void {
    if (records > 0 && records % recordsPerMark === 0)
      this.#marks.push({ records, bytes: this.#recordStart - this.#offset });
  }

  #endRecord(end: number, next: number): void {
    const length = end - this.#recordStart;
    if (length === 0) this.#blank++;
    else {
      if (this.#records === this.#fromRecord) this.#offset = this.#recordStart;
      this.#mark(this.#records - this.#fromRecord);
      if (length > this.#longest) this.#longest = length;
      if (this.#hash && this.#hashRecords.length < mostHashRecords) {
        this.#hashRecords.push({ record: this.#records, start: this.#recordStart, end });
      }
      this.#records++;
    }
    this.#recordStart = next;
    this.#hash = this.#block[next - this.#base] === HASH;
  }
}

/** Most hits are near, where a loop beats the call into native code. */
function find(bytes: Uint8Array, byte: number, from: number): number {
  const near = Math.min(from + 24, bytes.length);
  for (let i = from; i < near; i++) if (bytes[i] === byte) return i;
  const at = bytes.indexOf(byte, near);
  return at < 0 ? bytes.length : at;
}

function count(bytes: Uint8Array, byte: number): number {
  let n = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) n++;
  return n;
}
