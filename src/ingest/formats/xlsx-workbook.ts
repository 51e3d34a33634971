import { fail } from '../../core/error.ts';
import type { WorkHooks } from '../types.ts';
import { builtInKind, formatKind } from './number-format.ts';
import type { DateSystem, SerialKind } from './serial.ts';
import { Budget, type PartReading, type XlsxPackage } from './xlsx-package.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  /** Where its cells are, in the archive. */
  readonly path: string;
}

/** What the workbook says about its sheets, before any cell is read. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly dateSystem: DateSystem;
  /** What the cells of each style show of a serial; null where a plain number. */
  readonly styles: readonly (SerialKind | null)[];
  /** Where the texts are that cells share, or null. */
  readonly sharedPath: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of the type's address, as `worksheet`. */
  readonly type: string;
  readonly path: string;
}

/**
 * Reads the list of sheets and the styles. Sheets without cells (charts, dialogs) are left out. A
 * workbook in the binary notation (XLSB) fails with `file.unsupported`.
 */
export async function readWorkbook(
  parts: XlsxPackage,
  name: string,
  hooks: WorkHooks,
): Promise<Workbook> {
  const reading = { hooks, budget: new Budget(hooks) };
  const start = (await relations(parts, '', reading)).find(({ type }) => type === 'officeDocument');
  const path = start?.path ?? 'xl/workbook.xml';
  if (path.endsWith('.bin')) {
    fail('file.unsupported', { format: 'XLSB', feature: 'binary sheets', name });
  }
  const related = await relations(parts, path, reading);
  const cells = new Map(related.filter((r) => r.type === 'worksheet').map((r) => [r.id, r.path]));
  const sheets: SheetEntry[] = [];
  let dateSystem: DateSystem = '1900';
  await parts.eachToken(path, reading, (token) => {
    if (token.kind !== 'open') return;
    if (token.name === 'workbookPr' && isTrue(token.attribute('date1904'))) dateSystem = '1904';
    if (token.name !== 'sheet') return;
    const cellPath = cells.get(token.attribute('id') ?? '');
    if (cellPath === undefined) return;
    const isHidden = (token.attribute('state') ?? 'visible') !== 'visible';
    sheets.push({ name: token.attribute('name') ?? '', isHidden, path: cellPath });
  });
  const stylePath = related.find(({ type }) => type === 'styles')?.path;
  return {
    sheets,
    dateSystem,
    styles: stylePath === undefined ? [] : await readStyles(parts, stylePath, reading),
    sharedPath: related.find(({ type }) => type === 'sharedStrings')?.path ?? null,
  };
}

async function readStyles(
  parts: XlsxPackage,
  path: string,
  reading: PartReading,
): Promise<readonly (SerialKind | null)[]> {
  const codes = new Map<string, string>();
  const styles: (SerialKind | null)[] = [];
  let isCellStyle = false;
  await parts.eachToken(path, reading, (token) => {
    if (token.name === 'cellXfs') isCellStyle = token.kind === 'open';
    if (token.kind !== 'open') return;
    const id = token.attribute('numFmtId') ?? '0';
    if (token.name === 'numFmt') codes.set(id, token.attribute('formatCode') ?? '');
    if (token.name !== 'xf' || !isCellStyle) return;
    const code = codes.get(id);
    styles.push(code === undefined ? builtInKind(Number(id)) : formatKind(code));
  });
  return styles;
}

/**
 * The texts that cells share, by position. Formatted runs are joined; readings printed above
 * Japanese text are not part of it.
 */
export async function readShared(
  parts: XlsxPackage,
  path: string,
  reading: PartReading,
): Promise<readonly string[]> {
  const shared: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  await parts.eachToken(path, reading, (token) => {
    if (token.kind === 'text') {
      if (isText) text += token.text;
      return;
    }
    const opens = token.kind === 'open';
    if (token.name === 't') isText = opens && !isReading;
    else if (token.name === 'rPh') isReading = opens;
    else if (token.name === 'si') {
      if (opens) text = '';
      else shared.push(unescaped(text));
    }
  });
  return shared;
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

const isTrue = (value: string | null): boolean => value === '1' || value === 'true';

async function relations(
  parts: XlsxPackage,
  of: string,
  reading: PartReading,
): Promise<readonly Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const found: Relation[] = [];
  if (parts.size(path) === null) return found;
  await parts.eachToken(path, reading, (token) => {
    if (token.kind !== 'open' || token.name !== 'Relationship') return;
    const type = (token.attribute('Type') ?? '').split('/').at(-1) ?? '';
    const target = resolved(folder, token.attribute('Target') ?? '');
    found.push({ id: token.attribute('Id') ?? '', type, path: target });
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  const from = target.startsWith('/') ? target : folder + target;
  for (const step of from.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
