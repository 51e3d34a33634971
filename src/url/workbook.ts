import type { Result } from '../core/error.ts';
import { readMapping, type Mapping } from '../core/model/mapping.ts';
import { readSavedSegment, type SavedSegment } from './saved-segment.ts';
import { readSavedView, readViewText, type SavedView } from './saved-view.ts';

/**
 * What people hand on in one file: saved views and segments with their notes, a view to open at once, and
 * how the files behind them are read. Questions, rules and column names; never a row.
 */
export interface Workbook {
  readonly views: readonly SavedView[];
  /** Left out of files that have none: readers of before there were segments pass over it. */
  readonly segments: readonly SavedSegment[];
  /** Address after `#/` of the view that opens with the file; null for none. */
  readonly shown: string | null;
  readonly mappings: readonly Mapping[];
}

/** The version that files are written as. */
const workbookVersion = 1;
/** Larger files are refused unread, in bytes; so are files of more views or mappings. */
export const mostWorkbookBytes = 2_000_000;
export const mostViews = 500;
export const mostSegments = 200;
const mostMappings = 50;

/** A workbook as the text of a JSON file. */
export function writeWorkbook({ segments, ...workbook }: Workbook): string {
  const file = {
    ...{ regulars: 'workbook', version: workbookVersion, ...workbook },
    ...(segments.length > 0 ? { segments } : {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Whether the first characters of a JSON file say that it is a workbook and no data. */
export function isWorkbook(head: string): boolean {
  return /^\s*\{\s*"regulars"\s*:\s*"workbook"/.test(head);
}

/**
 * Reads the text of a workbook file; `name` is what an error calls it. Whatever is not as we write it
 * refuses the whole file, and nothing in it is ever run.
 */
export function readWorkbook(text: string, name: string): Result<Workbook> {
  const unreadable = {
    ok: false,
    error: { code: 'workbook.unreadable', detail: { name } },
  } as const;
  if (text.length > mostWorkbookBytes) return unreadable;
  const file = parse(text);
  if (file?.['regulars'] !== 'workbook') return unreadable;
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return unreadable;
  if (version > workbookVersion)
    return { ok: false, error: { code: 'workbook.otherVersion', detail: { name, version } } };
  const views = readAll(file['views'], mostViews, readSavedView);
  const segments = readAll(file['segments'], mostSegments, readSavedSegment);
  const mappings = readAll(file['mappings'], mostMappings, readMapping);
  const given = file['shown'] ?? null;
  const shown = typeof given === 'string' ? readViewText(given) : null;
  if (!views || !segments || !mappings || (given !== null && shown === null)) return unreadable;
  return { ok: true, value: { views, segments, shown, mappings } };
}

function readAll<T>(
  value: unknown,
  most: number,
  read: (one: unknown) => T | null,
): readonly T[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > most) return null;
  const all = value.map(read).filter((one) => one !== null);
  return all.length === value.length ? all : null;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
