import type { Merge } from './merges.ts';
import { cellPosition, sheetLimits } from './xlsx-cell.ts';
import type { PartReading, XlsxPackage } from './xlsx-package.ts';
import { XmlTokens } from './xml-tokens.ts';

/** Fewest bytes that a row takes, and most that a cell of a table takes on average. */
const [leastRowBytes, mostCellBytes] = [8, 1000];

/**
 * Rows of a sheet below its first one, as its head states them; null where it says nothing, or
 * something that does not go with the size of the sheet. Only the head is read.
 */
export async function readRowCount(
  parts: XlsxPackage,
  path: string,
  reading: PartReading,
): Promise<number | null> {
  const reference = await readDimension(parts, path, reading);
  const bytes = parts.size(path)?.unpacked ?? 0;
  const area = reference === null ? null : range(reference);
  if (area === null || area.toRow >= sheetLimits.rows - 1) return null;
  const rows = area.toRow - area.fromRow + 1;
  const cells = rows * (area.toColumn - area.fromColumn + 1);
  const isPlausible =
    rows * leastRowBytes <= bytes && bytes <= (cells + sheetLimits.columns) * mostCellBytes;
  return isPlausible ? rows - 1 : null;
}

async function readDimension(
  parts: XlsxPackage,
  path: string,
  reading: PartReading,
): Promise<string | null> {
  const tokens = new XmlTokens();
  for await (const text of parts.texts(path, reading)) {
    tokens.push(text);
    while (tokens.next()) {
      if (tokens.kind !== 'open') continue;
      if (tokens.name === 'dimension') return tokens.attribute('ref');
      if (tokens.name === 'sheetData') return null;
    }
  }
  return null;
}

/** Characters after the cells within which merges are looked for. */
const longestTail = 1 << 24;
const cellsTag = 'sheetData';
const rowTag = /<(?:[\w.-]+:)?row[\s/>]/;

/**
 * The merged cells of a sheet. They stand after the cells, so that the whole part is unpacked and
 * nothing but its end is looked at.
 */
export async function readMerges(
  parts: XlsxPackage,
  path: string,
  reading: PartReading,
): Promise<readonly Merge[]> {
  let tail: string | null = null;
  let before = '';
  for await (const text of parts.texts(path, reading)) {
    const at = text.lastIndexOf(cellsTag);
    // A tag may be cut by the end of a piece.
    const seam = before + text.slice(0, cellsTag.length);
    const rest: string = at >= 0 ? text.slice(at + cellsTag.length) : text;
    if (at >= 0 || seam.includes(cellsTag)) tail = '';
    // What follows the opening tag are rows, which nobody needs to keep.
    if (tail !== null && rowTag.test(rest)) tail = null;
    if (tail !== null && tail.length < longestTail) tail += rest;
    before = (before + text.slice(1 - cellsTag.length)).slice(1 - cellsTag.length);
  }
  return mergesIn(tail ?? '');
}

function mergesIn(tail: string): Merge[] {
  const merges: Merge[] = [];
  for (const [, reference = ''] of tail.matchAll(
    /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref="([^"]*)"/g,
  )) {
    const area = range(reference);
    if (area !== null) merges.push(area);
  }
  return merges;
}

/** The cells of a reference as `A1:C2`, or null for a single cell. */
function range(reference: string): Merge | null {
  const [from = '', to] = reference.split(':');
  if (to === undefined) return null;
  const [first, last] = [cellPosition(from), cellPosition(to)];
  return {
    fromRow: first.row,
    toRow: last.row,
    fromColumn: first.column,
    toColumn: last.column,
  };
}
