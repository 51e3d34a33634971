import { clean } from './clean.ts';

/** Free text that begins with a letter or digit: no spreadsheet runs it, and nothing invisible is in it. */
export const textPattern = /^[\p{L}\p{N}][^\p{C}\p{Zl}\p{Zp}]{0,254}$/u;

/** A company, a job title, an identifier: as the file writes it, cleaned; null where nothing is said. */
export function readText(cell: string): string | null {
  const text = clean(cell);
  return text === '' ? null : text;
}

/** Tags of a cell, separated by commas, each once; null where there is none. */
export function readTags(cell: string): string | null {
  const tags = clean(cell)
    .split(/[,;|、]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return tags.length === 0 ? null : [...new Set(tags)].join(',');
}
