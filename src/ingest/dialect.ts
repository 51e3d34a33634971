import type { CsvDialect } from '../core/model/plan.ts';
import { cutRecords } from './records.ts';
import type { DialectGuess } from './types.ts';

/** Delimiters in the order in which they are preferred, with how much a tie is worth. */
const usual: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 1],
  [';', 1],
  ['|', 0.98],
  ['^', 0.95],
  ['~', 0.95],
  [':', 0.7],
];
/** Marks that stand inside of values too often to cut by. */
const never = /[\p{L}\p{N}\s"'.\-_()/@+&%$€£¥<>[\]{}、。，？！「」]/u;
const lookedAt = 200;

/** How well one delimiter and quote explain a text. */
interface Trial {
  readonly dialect: CsvDialect;
  readonly consistency: number;
  readonly score: number;
}

/**
 * Finds delimiter and quote by the consistency of the number of fields over the first records.
 * `found` is false where nothing cuts the lines alike: the file has one column or is no table.
 */
export function detectDialect(text: string): DialectGuess {
  const trials = delimiters(text)
    .map(([delimiter, prior]) => tryDelimiter(text, delimiter, prior))
    .filter((trial) => trial !== null)
    .sort((a, b) => b.score - a.score);
  const [best] = trials;
  if (best === undefined) {
    return { dialect: { delimiter: ',', quote: '"' }, found: false, consistency: 1 };
  }
  return { dialect: best.dialect, found: true, consistency: best.consistency };
}

/** The usual delimiters, then any other mark that most of the first lines hold. */
function delimiters(text: string): (readonly [string, number])[] {
  const lines = text.split(/\r\n|\n|\r/, 50).filter((line) => line !== '');
  const seen = new Map<string, number>();
  for (const line of lines) {
    for (const mark of new Set(line)) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  }
  const known = new Set(usual.map(([mark]) => mark));
  const others = [...seen]
    .filter(([mark, n]) => n >= 0.9 * lines.length && !known.has(mark) && !never.test(mark))
    .map(([mark]) => [mark, 0.6] as const);
  return [...usual.filter(([mark]) => seen.has(mark)), ...others];
}

function tryDelimiter(text: string, delimiter: string, prior: number): Trial | null {
  const plain = measure(text, { delimiter, quote: '' }, prior);
  const double = text.includes('"') ? measure(text, { delimiter, quote: '"' }, prior) : null;
  const single = quotesAreSingle(text, delimiter)
    ? measure(text, { delimiter, quote: "'" }, prior)
    : null;
  // Quotes are the rule, and they may come later in the file; inches at the start of cells that
  // never close are what speaks for a file without.
  if (double !== null && (plain === null || double.score >= plain.score - 0.02)) return double;
  if (single !== null && (plain === null || single.score > plain.score)) return single;
  if (plain === null) return double;
  return { ...plain, dialect: { delimiter, quote: double === null ? '"' : '' } };
}

function quotesAreSingle(text: string, delimiter: string): boolean {
  const head = text.slice(0, 20_000);
  const opened = head.split(`${delimiter}'`).length - 1;
  const closed = head.split(`'${delimiter}`).length - 1;
  return opened > 2 && closed > 2 && !head.includes('"');
}

function measure(text: string, dialect: CsvDialect, prior: number): Trial | null {
  const { records, complete, strayQuotes } = cutRecords(text, dialect, lookedAt);
  const whole = complete || records.length < 2 ? records : records.slice(0, -1);
  const widths = new Map<number, number>();
  for (const record of whole) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  // Titles and comments before the table have one field and say nothing about it.
  const table = whole.length - Math.min(widths.get(1) ?? 0, 0.5 * whole.length);
  const [width, rows] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  const [, next] = [...widths].filter(([w]) => w > 1).sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const share = (width > 1 ? rows : next) / Math.max(1, table);
  const strict = prior < 0.9;
  if (share < (strict ? 0.95 : 0.6) || (width === 1 && (strict || next < 2))) return null;
  if (strict && whole.length < 3) return null;
  const consistency = Math.min(1, share);
  const sound = Math.max(0, 1 - strayQuotes / Math.max(1, whole.length));
  const score = consistency ** 2 * cleanShare(whole, dialect) * prior * sound;
  return { dialect, consistency, score };
}

/** Share of cells that hold no other delimiter: `1,5;2,5` cut at its commas leaves `5;2`. */
function cleanShare(records: readonly (readonly string[])[], dialect: CsvDialect): number {
  let cells = 0;
  let clean = 0;
  for (const record of records) {
    for (const cell of record) {
      cells++;
      const trimmed = cell.trim();
      const number = /^[-+(]?\S{0,3} ?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?\D{0,3}$/.test(trimmed);
      if (number || !/[,;\t|^~]/.test(cell.replaceAll(dialect.delimiter, ''))) clean++;
    }
  }
  return cells === 0 ? 0 : clean / cells;
}
