import type { CsvDialect } from '../core/model/plan.ts';
import { eachBlock } from './bytes.ts';
import { blockDecoder } from './decode.ts';
import type { WorkHooks } from './types.ts';

/**
 * Text whose columns stand at constant positions in the line, padded with spaces. It is rewritten as
 * CSV: whatever reads CSV then reads it, and every line stays one record in its place.
 */

/** Where the columns of a line end, but for the last one; positions count wide characters twice. */
export type ColumnEnds = readonly number[];

/** How the rewritten text is cut. */
export const alignedDialect: CsvDialect = { delimiter: ',', quote: '"' };

const lookedAt = 5000;
/** Longer lines are no tables for a printer. */
const widest = 2000;
const [fewestLines, partBytes] = [5, 16 * 1024 * 1024];

/** Characters that take two places where columns are counted as printers and mainframes do. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;
/** Stands for the second place of a wide character; private, so that no text has it. */
const filler = '\ue0ff';

/**
 * Finds the columns in the first lines of a text: between two of them all lines (but for titles, 2 %)
 * have a space at the same position. Null where there are fewer than two columns or five lines, or
 * where nothing was padded: one space in the same place everywhere may as well stand inside of a phone
 * number. With `asked` a padding is not needed.
 */
export function findColumnEnds(text: string, asked = false): ColumnEnds | null {
  const lines = linesOf(text).slice(0, lookedAt);
  if (lines.length < fewestLines || lines.some((line) => line.length > widest)) return null;
  const padded = lines.filter((line) => /\S {2,}\S/.test(line)).length;
  if (!asked && padded < lines.length * 0.5) return null;
  // What 2 % of the lines fill may be a title, or the first digit of the few large numbers: lines that
  // leave no space at all between two columns are titles, and the others have their say.
  const rough = filledRuns(lines, Math.max(lines.length >= 10 ? 1 : 0, lines.length * 0.02));
  const columns = filledRuns(
    lines.filter((line) => !rough.some(([, end], i) => bridges(line, end, rough[i + 1]?.[0] ?? 0))),
    0,
  );
  if (columns.length < 2) return null;
  return columns.slice(0, -1).map(([, end], i) => {
    const start = columns[i + 1]?.[0] ?? end;
    // A cell that outgrows the sample does so on the side that is not aligned.
    return startsAligned(lines, end, start) ? start : end;
  });
}

/** The text as CSV, streamed. Lines that a column's end cuts through a word become one cell. */
export async function alignedToCsv(
  text: Blob,
  ends: ColumnEnds,
  hooks: WorkHooks = {},
): Promise<Blob> {
  const decoder = blockDecoder('utf-8');
  const done: Blob[] = [];
  let open = '';
  let rest = '';
  await eachBlock(text, hooks, 'convert', (block, offset) => {
    const last = offset + block.length === text.size;
    const piece = rest + decoder.decode(block, last);
    // A line end may be two characters: the last one waits for the next block.
    const cut = last ? piece.length : lastLineEnd(piece);
    rest = piece.slice(cut);
    open += alignedText(piece.slice(0, cut), ends);
    if (open.length < partBytes) return;
    done.push(new Blob([open]));
    open = '';
  });
  return new Blob([...done, open]);
}

/** The same for a piece of text that consists of whole lines. */
export function alignedText(text: string, ends: ColumnEnds): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => (line.trim() === '' ? '' : csvLine(line, ends)))
    .join('\n');
}

function csvLine(line: string, ends: ColumnEnds): string {
  const places = spread(line);
  const broken = ends.some((end) => isFilled(places, end - 1) && isFilled(places, end));
  const cells = broken
    ? [line.trim()]
    : [0, ...ends].map((from, i) => places.slice(from, ends[i]).replaceAll(filler, '').trim());
  return cells.map(quoted).join(',');
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Whether a line has no space from the end of one column to the start of the next. */
function bridges(line: string, end: number, start: number): boolean {
  for (let at = end; at < start; at++) if (!isFilled(line, at)) return false;
  return end < start;
}

/** Positions from–to (exclusive) at which more than `few` of the lines have no space. */
function filledRuns(lines: readonly string[], few: number): readonly (readonly [number, number])[] {
  const counts: number[] = [];
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) {
      if (isFilled(line, at)) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const runs: [number, number][] = [];
  for (let at = 0; at < counts.length; at++) {
    if ((counts[at] ?? 0) <= few) continue;
    const open = runs.at(-1);
    if (open?.[1] === at) open[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** Whether the cells on the right of a gap (`end` to `start`) mostly begin at its very end. */
function startsAligned(lines: readonly string[], end: number, start: number): boolean {
  const filled = lines.filter((line) => line.slice(end).trim() !== '');
  const aligned = filled.filter((line) => isFilled(line, start)).length;
  return start - end > 0 && aligned >= filled.length * 0.9;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => (line.trim() === '' ? [] : [spread(line)]));
}

function spread(line: string): string {
  return line.replace(wide, `$&${filler}`);
}

function isFilled(line: string, at: number): boolean {
  return at < line.length && line.charCodeAt(at) !== 32;
}

function lastLineEnd(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
}
