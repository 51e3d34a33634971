import { checkCancelled } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { MergeFill } from './merges.ts';
import { sheetLimits } from './xlsx-cell.ts';
import { brokenWorkbook, Budget, type PartReading, XlsxPackage } from './xlsx-package.ts';
import { RowGatherer } from './xlsx-rows.ts';
import { readMerges, readRowCount } from './xlsx-sheet.ts';
import { readShared, readWorkbook, type Workbook } from './xlsx-workbook.ts';
import { XmlTokens } from './xml-tokens.ts';

/** A workbook that is open, with what its sheets have in common. */
interface OpenWorkbook {
  readonly file: Blob;
  readonly name: string;
  readonly parts: XlsxPackage;
  readonly workbook: Workbook;
  /** The shared texts once a sheet asked for them. */
  shared: readonly string[] | null;
}

/**
 * The sheets of an XLSX workbook in its own order. A damaged archive or ill-formed XML fails with
 * `file.broken`, one that unpacks to more than `hooks.maxBytes` with `file.tooLarge`.
 */
export const openXlsx: OpenTables = async (file, name, hooks) => {
  try {
    const parts = await XlsxPackage.open(file);
    const workbook = await readWorkbook(parts, name, hooks);
    const open: OpenWorkbook = { file, name, parts, workbook, shared: null };
    const tables: CellTable[] = [];
    for (const sheet of workbook.sheets) {
      const reading = { hooks, budget: new Budget(hooks) };
      tables.push({
        name: sheet.name,
        isHidden: sheet.isHidden,
        rows: await readRowCount(parts, sheet.path, reading),
        columns: null,
        readRows: (rowHooks, wanted) => readRows(open, sheet.path, rowHooks, wanted),
      });
    }
    return tables;
  } catch (cause) {
    return brokenWorkbook(cause, 'XLSX', name);
  }
};

/** Shares of the work (0–1) after which the shared texts and the merges are known. */
const done = { shared: 0.1, merges: 0.25 } as const;

async function* readRows(
  open: OpenWorkbook,
  path: string,
  hooks: WorkHooks,
  wanted: readonly number[] | undefined,
): AsyncGenerator<CellRows, void, undefined> {
  try {
    checkCancelled(hooks);
    const budget = new Budget(hooks);
    const context = {
      workbook: open.workbook,
      shared: await sharedTexts(open, part(open, hooks, budget, 0, done.shared)),
    };
    const toMerges = part(open, hooks, budget, done.shared, done.merges);
    const merges = new MergeFill(
      await readMerges(open.parts, path, toMerges),
      sheetLimits.columns - 1,
    );
    const gatherer = new RowGatherer(context, merges, wanted);
    const tokens = new XmlTokens();
    // The part was unpacked once already: the limit is not held against it twice.
    const toRows = part(open, hooks, new Budget(hooks), done.merges, 1);
    for await (const text of open.parts.texts(path, toRows)) {
      tokens.push(text);
      while (tokens.next()) {
        gatherer.take(tokens);
        while (gatherer.isFull) {
          yield gatherer.drain();
          checkCancelled(hooks);
        }
      }
    }
    tokens.end();
    const rest = gatherer.drain();
    if (rest.length > 0) yield rest;
  } catch (cause) {
    brokenWorkbook(cause, 'XLSX', open.name);
  }
}

async function sharedTexts(open: OpenWorkbook, reading: PartReading): Promise<readonly string[]> {
  const path = open.workbook.sharedPath;
  if (path === null) return [];
  open.shared ??= await readShared(open.parts, path, reading);
  return open.shared;
}

/** How a part is read whose work lies between two shares (0–1) of all of it. */
function part(
  open: OpenWorkbook,
  hooks: WorkHooks,
  budget: Budget,
  from: number,
  to: number,
): PartReading {
  const total = open.file.size;
  const share = (own: number): void =>
    hooks.progress?.(Math.round(total * (from + (to - from) * own)), total, 'convert');
  return { hooks, budget, share };
}
