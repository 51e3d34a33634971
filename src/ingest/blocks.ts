import type { CsvDialect } from '../core/model/plan.ts';
import { eachBlock, readBytes } from './bytes.ts';
import { isComment } from './comments.ts';
import { decodeBytes } from './decode.ts';
import { cutRecords } from './records.ts';
import { RecordScanner, type PlacedRecord } from './scan.ts';
import { looksLikeHeader } from './table.ts';
import type { WorkHooks } from './types.ts';

/**
 * Tables that stand below one another in one file, as web analytics write them: each has `#` comment
 * lines above a header of its own. A comment amid the rows of a table, with no header below it, does
 * not end that table.
 */

/** One of these tables: its comments, its header and its rows. */
export interface TextBlock {
  /** Bytes from–to (exclusive) of the text. */
  readonly from: number;
  readonly to: number;
  /** Records of the file that stand before it. */
  readonly recordsBefore: number;
  /** Records below its header. */
  readonly rows: number;
}

/** More comments than this are no comments but, say, orders called `#1001`. */
const mostComments = 1000;
const headBytes = 64 * 1024;

type Records = readonly (readonly string[])[];

/** Whether a sample shows comments, so that it is worth looking for blocks. */
export function hasComments(records: Records): boolean {
  return records.some(isComment);
}

/** Records up to the comments above the second table among them; all of them where there is one table. */
export function firstBlock(records: Records): Records {
  let hasRows = false;
  let comments = -1;
  for (let i = 0; i < records.length; i++) {
    if (isComment(records[i] ?? [])) {
      if (comments < 0) comments = i;
      continue;
    }
    const ends = hasRows && comments > 0 && startsTable(records.slice(i, i + 60));
    if (ends) return records.slice(0, comments);
    hasRows = true;
    comments = -1;
  }
  return records;
}

/** Finds the tables of a UTF-8 text in one pass; there is always one. Stops with `import.cancelled`. */
export async function findBlocks(
  text: Blob,
  dialect: CsvDialect,
  hooks: WorkHooks = {},
): Promise<readonly TextBlock[]> {
  const scanner = new RecordScanner(dialect, 0);
  await eachBlock(text, hooks, 'scan', (bytes) => {
    scanner.push(bytes);
  });
  const { records } = scanner.end();
  const comments = await commentsOf(text, dialect, scanner.hashRecords);
  const runs = runsOf(comments);
  const starts: PlacedStart[] = [{ from: 0, record: 0, comments: 0 }];
  for (const run of runs) {
    const [first, last] = run;
    if (first === undefined || last === undefined) continue;
    const length = last.record - first.record + 1;
    if (first.record === 0) {
      starts[0] = { from: 0, record: 0, comments: length };
      continue;
    }
    const head = decodeBytes(await readBytes(text, last.end, last.end + headBytes), 'utf-8');
    if (!startsTable(cutRecords(head, dialect, 60).records)) continue;
    starts.push({ from: first.start, record: first.record, comments: length });
  }
  return starts.map((start, i): TextBlock => {
    const next = starts[i + 1];
    const count = (next?.record ?? records) - start.record;
    return {
      from: start.from,
      to: next?.from ?? text.size,
      recordsBefore: start.record,
      rows: Math.max(0, count - start.comments - 1),
    };
  });
}

interface PlacedStart {
  readonly from: number;
  readonly record: number;
  /** Comment records at its beginning. */
  readonly comments: number;
}

async function commentsOf(
  text: Blob,
  dialect: CsvDialect,
  placed: readonly PlacedRecord[],
): Promise<readonly PlacedRecord[]> {
  if (placed.length >= mostComments) return [];
  const found: PlacedRecord[] = [];
  for (const one of placed) {
    const bytes = await readBytes(text, one.start, Math.min(one.end, one.start + headBytes));
    const [record = []] = cutRecords(decodeBytes(bytes, 'utf-8'), dialect, 1).records;
    if (isComment(record)) found.push(one);
  }
  return found;
}

/** First and last record of every run of neighbours. */
function runsOf(comments: readonly PlacedRecord[]): readonly (readonly PlacedRecord[])[] {
  const runs: PlacedRecord[][] = [];
  for (const comment of comments) {
    const run = runs.at(-1);
    if (run?.at(-1)?.record === comment.record - 1) run[1] = comment;
    else runs.push([comment, comment]);
  }
  return runs;
}

function startsTable(records: Records): boolean {
  const end = records.findIndex(isComment);
  const [first = [], ...rows] = end < 0 ? records : records.slice(0, end);
  return first.length > 0 && looksLikeHeader(first, rows);
}
