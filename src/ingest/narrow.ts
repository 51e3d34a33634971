import { narrowFrom, narrowTo } from '../core/model/cell-patterns.ts';
import { missingTexts } from '../core/model/recipe.ts';

const table = new Map([...pairs(narrowFrom, narrowTo)]);
const wide = new RegExp(`[${narrowFrom}]`, 'gu');
const missing = new Set(missingTexts);

/** A cell of digits and marks in ASCII, without space around it and without Excel's apostrophe. */
export function narrow(text: string): string {
  return text
    .replace(wide, (character) => table.get(character) ?? character)
    .trim()
    .replace(/^'/, '');
}

/** Whether a cell says "no value": empty, dashes, N/A, NULL and the like. */
export function isMissing(text: string): boolean {
  return missing.has(text.trim().toLowerCase());
}

function* pairs(from: string, to: string): Generator<[string, string]> {
  for (let i = 0; i < from.length; i++) yield [from.charAt(i), to.charAt(i)];
}
