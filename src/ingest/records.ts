import type { CsvDialect } from '../core/model/plan.ts';

/** Records of a piece of text, as written: one array of cell texts per record. */
export interface CutText {
  readonly records: readonly (readonly string[])[];
  /** Whether the last record was ended by a line end (or the text by the end of the file). */
  readonly complete: boolean;
  /** Cells whose closing quote is followed by more text: the quotes are no quotes after all. */
  readonly strayQuotes: number;
}

/**
 * Cuts the text of a sample into records and cells. Same rules as the scan of the whole file: quotes
 * open at the start of a cell only, doubled quotes are one, blank lines are no records, `\n`,
 * `\r\n` and `\r` end a record.
 */
export function cutRecords(sample: string, dialect: CsvDialect, limit = Infinity): CutText {
  // What is cut here ends up in names and rules, where a NUL can not stand.
  const text = sample.includes('\0') ? sample.replaceAll('\0', '') : sample;
  const records: (readonly string[])[] = [];
  let pos = 0;
  let complete = true;
  let strayQuotes = 0;
  while (pos < text.length && records.length < limit) {
    if (isLineEnd(text, pos)) {
      pos++;
      continue;
    }
    const record = cutRecord(text, pos, dialect);
    records.push(record.cells);
    complete = record.isEnded;
    strayQuotes += record.strayQuotes;
    pos = record.next;
  }
  return { records, complete, strayQuotes };
}

/** One record of a text, and where the next one begins. */
export interface CutRecord {
  readonly cells: readonly string[];
  readonly next: number;
  /** Whether a line end ended it, and not the text. */
  readonly isEnded: boolean;
  /** Cells whose closing quote is followed by more text. */
  readonly strayQuotes: number;
}

/** Cuts the record that begins at `from`, where no blank line does. */
export function cutRecord(text: string, from: number, { delimiter, quote }: CsvDialect): CutRecord {
  const end = text.length;
  const cells: string[] = [];
  let pos = from;
  let strayQuotes = 0;
  for (;;) {
    let value = '';
    if (quote !== '' && text[pos] === quote) {
      const quoted = cutQuoted(text, pos + 1, quote);
      value = quoted.value;
      pos = quoted.next;
      if (pos < end && cellEnd(text, pos, delimiter) > pos) strayQuotes++;
    }
    const stop = cellEnd(text, pos, delimiter);
    value += text.slice(pos, stop);
    cells.push(value);
    pos = stop;
    if (pos >= end) return { cells, next: pos, isEnded: false, strayQuotes };
    if (!text.startsWith(delimiter, pos)) {
      pos += text[pos] === '\r' && text[pos + 1] === '\n' ? 2 : 1;
      return { cells, next: pos, isEnded: true, strayQuotes };
    }
    pos += delimiter.length;
  }
}

/** Whether a line ends at a place: where a record should begin, the line is blank. */
export function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

/** The text between an opening quote and its end; an unclosed one runs to the end of the text. */
function cutQuoted(text: string, from: number, quote: string): { value: string; next: number } {
  let value = '';
  let start = from;
  for (;;) {
    const close = text.indexOf(quote, start);
    if (close < 0) return { value: value + text.slice(start), next: text.length };
    if (text[close + 1] !== quote)
      return { value: value + text.slice(start, close), next: close + 1 };
    value += text.slice(start, close + 1);
    start = close + 2;
  }
}

function cellEnd(text: string, from: number, delimiter: string): number {
  const first = delimiter.charCodeAt(0);
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
    if (code === first && text.startsWith(delimiter, i)) return i;
  }
  return text.length;
}
