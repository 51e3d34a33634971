import { nextTask } from '../../core/next-task.ts';
import type { PivotFrame } from './frame.svelte.ts';
import { sizeOfRectangle, type Rectangle } from './selection.ts';
import { tsvLines } from './tsv.ts';

/** More numbers than this are a file, not something to paste. */
export const mostCopied = 500_000;
/** Lines are written for so long at a time, in milliseconds. */
const turn = 12;

/** What became of a copy. */
export type Copied =
  { readonly kind: 'done' | 'tooMany'; readonly numbers: number } | { readonly kind: 'refused' };

/** Puts a part of a pivot into the clipboard, in short turns that leave the page free. */
export async function copyPart(frame: PivotFrame, wanted: Rectangle): Promise<Copied> {
  const { pivot, total } = frame.laid;
  // Small lines have no text.
  const part = { ...wanted, toColumn: Math.min(wanted.toColumn, pivot.columns.length) };
  const numbers = sizeOfRectangle(part);
  if (numbers > mostCopied) return { kind: 'tooMany', numbers };
  const texts: string[] = [];
  let began = performance.now();
  for (const line of tsvLines(pivot, frame.lines, () => frame.groups, part, total)) {
    texts.push(line);
    if (performance.now() - began < turn) continue;
    await nextTask();
    began = performance.now();
  }
  try {
    await navigator.clipboard.writeText(texts.join(''));
    return { kind: 'done', numbers };
  } catch {
    return { kind: 'refused' };
  }
}
