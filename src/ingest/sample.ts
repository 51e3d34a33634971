import type { CsvDialect } from '../core/model/plan.ts';
import { readBytes } from './bytes.ts';
import { decodeBytes } from './decode.ts';
import { headBytes } from './gunzip.ts';
import { cutRecords } from './records.ts';

const middleBlocks = 12;
const middleBytes = 48 * 1024;
const tailBytes = 64 * 1024;

/** Records from several places of a text, in file order and as written. */
export interface TextSample {
  /** From the first byte on: preamble and header are among them. */
  readonly head: readonly (readonly string[])[];
  /** From evenly spread blocks and from the end; empty where the head is the whole text. */
  readonly later: readonly (readonly string[])[];
  /** Whether the sample includes the last record of the text. */
  readonly reachesEnd: boolean;
}

/** Records of the first bytes of a text; a record that the cut went through is left out. */
export function sampleHead(text: string, dialect: CsvDialect, cut: boolean): TextSample {
  const { records, complete } = cutRecords(text, dialect);
  const whole = cut && !complete && records.length > 1 ? records.slice(0, -1) : records;
  return { head: whole, later: [], reachesEnd: !cut };
}

/**
 * Records from the head (256 kB), from the middle and from the tail of a UTF-8 text, so that what
 * is rare (refunds) or stands at the end (totals) is seen without reading everything.
 */
export async function sampleText(text: Blob, dialect: CsvDialect): Promise<TextSample> {
  const size = text.size;
  const start = decodeBytes(await readBytes(text, 0, headBytes), 'utf-8');
  const head = sampleHead(start, dialect, size > headBytes);
  if (size <= headBytes) return head;
  const width = usualWidth(head.head);
  const later: (readonly string[])[] = [];
  const tailFrom = Math.max(headBytes, size - tailBytes);
  const span = tailFrom - headBytes;
  if (span > middleBlocks * middleBytes) {
    for (let i = 0; i < middleBlocks; i++) {
      const from = headBytes + Math.floor(((i + 0.5) * span) / middleBlocks);
      const block = decodeBytes(await readBytes(text, from, from + middleBytes), 'utf-8');
      later.push(...recordsWithin(block, dialect, width).slice(0, -1));
    }
  }
  const tail = decodeBytes(await readBytes(text, tailFrom, size), 'utf-8');
  later.push(...recordsWithin(tail, dialect, width));
  return { head: head.head, later, reachesEnd: true };
}

/**
 * Records of a block that starts anywhere, maybe inside of a quoted cell: the first line end after
 * which three records have the usual number of fields is taken for the end of a record.
 */
function recordsWithin(
  text: string,
  dialect: CsvDialect,
  width: number,
): readonly (readonly string[])[] {
  let from = nextLine(text, 0);
  for (let attempt = 0; attempt < 20 && from < text.length; attempt++) {
    const first = cutRecords(text.slice(from, from + 16 * 1024), dialect, 3).records;
    if (first.length > 0 && first.every((record) => record.length === width)) break;
    const next = nextLine(text, from);
    // Near the end there are no three records left, and totals may be shorter.
    if (next >= text.length) break;
    from = next;
  }
  return cutRecords(text.slice(from), dialect).records;
}

function nextLine(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = lf < 0 ? text.indexOf('\r', from) : lf;
  return cr < 0 ? text.length : cr + 1;
}

function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}
