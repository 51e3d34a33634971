import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { fail } from '../../core/error.ts';
import { checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import type { CellRows, CellTable, OpenTables } from './cell-table.ts';
import { headerRows, type Merge, MergeFill } from './merges.ts';
import { formatKind } from './number-format.ts';
import { numberText } from './number-text.ts';
import { isOleWhole } from './ole-size.ts';
import { type DateSystem, serialText, type SerialKind } from './serial.ts';
import { brokenWorkbook } from './xlsx-package.ts';

const batchRows = 4096;
const lastColumn = 255;
/** Sheets that are not tables. */
const withoutCells: readonly string[] = ['chart', 'macro', 'dialog'];
/** Far above what 65,536 rows of 256 columns in some sheets come to. */
const defaultMaxBytes = 512 * 1024 ** 2;
/** The container of XLS files since 1995, and the first byte of the bare sheets before it. */
const [containerMagic, bareMagic] = [[0xd0, 0xcf, 0x11, 0xe0], 0x09];

/**
 * The sheets of an XLS workbook in its own order. The format cannot be read in parts: the whole
 * file is, when it is opened. A damaged file fails with `file.broken`, an encrypted one with
 * `file.password`, one larger than `hooks.maxBytes` (512 MiB if left out) with `file.tooLarge`.
 */
export const openXls: OpenTables = async (file, name, hooks) => {
  const limit = hooks.maxBytes ?? defaultMaxBytes;
  if (file.size > limit) fail('file.tooLarge', { bytes: file.size, limit });
  const bytes = await readBytes(file, 0, file.size);
  checkCancelled(hooks);
  const workbook = await readWorkbook(bytes, name);
  checkCancelled(hooks);
  const system: DateSystem = workbook.Workbook?.WBProps?.date1904 === true ? '1904' : '1900';
  const tables: CellTable[] = [];
  workbook.SheetNames.forEach((sheetName, i) => {
    const sheet = workbook.Sheets[sheetName];
    if (sheet === undefined || withoutCells.includes(sheet['!type'] ?? 'sheet')) return;
    const cells = denseCells(sheet);
    tables.push({
      name: sheetName,
      isHidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      rows: Math.max(0, cells.length - 1),
      columns: null,
      readRows: (rowHooks, wanted) =>
        readRows(cells, sheet['!merges'] ?? [], system, file.size, rowHooks, wanted),
    });
  });
  return tables;
};

/** How the library says that a workbook is encrypted; it has no codes. */
const lockedMessage =
  /^(?:File is password-protected|Encryption scheme|ECMA-376 Encrypted|Password is incorrect)/;

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<WorkBook> {
  // The library also takes texts of many kinds for workbooks; nothing of that belongs here.
  const isContainer = containerMagic.every((byte, i) => bytes[i] === byte);
  const isXls = isContainer ? isOleWhole(bytes) : bytes[0] === bareMagic;
  if (!isXls) fail('file.broken', { format: 'XLS', name });
  const { read, set_cptable } = await import('@e965/xlsx');
  // Workbooks before 1997 hold texts in the code page of their machine.
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      WTF: false,
    });
  } catch (cause) {
    if (cause instanceof Error && lockedMessage.test(cause.message)) {
      return fail('file.password', { name });
    }
    return brokenWorkbook(cause, 'XLS', name);
  }
}

type SheetCells = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Rows up to the last with a value; rows and cells may be missing. */
function denseCells(sheet: WorkSheet): SheetCells {
  const cells: SheetCells = sheet['!data'] ?? [];
  const last = cells.findLastIndex((row) => row?.some((cell) => isFilled(cell)) === true);
  return cells.slice(0, last + 1);
}

const isFilled = (cell: CellObject | undefined): boolean => cell?.v !== undefined;

// Async as the interface wants it; all cells are in memory already.
// eslint-disable-next-line @typescript-eslint/require-await
async function* readRows(
  cells: SheetCells,
  merged: readonly { s: { r: number; c: number }; e: { r: number; c: number } }[],
  system: DateSystem,
  fileBytes: number,
  hooks: WorkHooks,
  wanted: readonly number[] | undefined,
): AsyncGenerator<CellRows, void, undefined> {
  const merges = new MergeFill(merged.map(toMerge), lastColumn);
  const chosen = wanted === undefined ? null : new Set(wanted);
  const write = sheetWriter(system);
  for (let start = 0; start < cells.length; start += batchRows) {
    checkCancelled(hooks);
    const rows: string[][] = [];
    const end = Math.min(start + batchRows, cells.length);
    for (let r = start; r < end; r++) {
      const texts = rowTexts(cells[r] ?? [], (cell, column) =>
        r < headerRows || chosen === null || chosen.has(column) ? write(cell) : '',
      );
      if (merges.reaches(r)) merges.fill(texts, r);
      rows.push(chosen === null ? texts : texts.map((text, c) => (chosen.has(c) ? text : '')));
    }
    yield rows;
    hooks.progress?.(Math.round((fileBytes * end) / cells.length), fileBytes, 'convert');
  }
}

const toMerge = ({
  s,
  e,
}: {
  s: { r: number; c: number };
  e: { r: number; c: number };
}): Merge => ({
  fromRow: s.r,
  toRow: e.r,
  fromColumn: s.c,
  toColumn: e.c,
});

function rowTexts(
  row: readonly (CellObject | undefined)[],
  write: (cell: CellObject, column: number) => string,
): string[] {
  const texts: string[] = [];
  row.forEach((cell, column) => {
    if (cell === undefined || !isFilled(cell)) return;
    while (texts.length <= column) texts.push('');
    texts[column] = write(cell, column);
  });
  return texts;
}

const errors = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** Writes the cells of one workbook; what a format code shows is worked out once. */
function sheetWriter(system: DateSystem): (cell: CellObject) => string {
  const kinds = new Map<string, SerialKind | null>();
  const kindOf = (code: string): SerialKind | null => {
    let kind = kinds.get(code);
    if (kind === undefined) kinds.set(code, (kind = formatKind(code)));
    return kind;
  };
  return ({ t, v, z }) => {
    if (t === 'e') return typeof v === 'number' ? (errors.get(v) ?? '#N/A') : String(v);
    if (typeof v !== 'number') return String(v);
    const kind = typeof z === 'string' ? kindOf(z) : null;
    return kind === null ? numberText(v) : serialText(v, kind, system);
  };
}
