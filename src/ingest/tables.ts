import { fail } from '../core/error.ts';
import { readBytes } from './bytes.ts';
import type { CellTable, OpenTables } from './formats/cell-table.ts';
import type { ZipEntry } from './formats/zip.ts';
import { headBytes } from './gunzip.ts';
import { tableFormat, type TableFormat } from './sniff.ts';
import type { NamedBlob, TableRef, WorkHooks } from './types.ts';

/** What stands between the names of a table's path. */
const arrow = ' › ';

/** How a table is called: its file, then what leads to it inside. */
export function tableName(fileName: string, path: readonly string[]): string {
  return [fileName, ...path].join(arrow);
}

/** What opens each format that is not delimited text; loaded when such a file comes. */
const openers: Readonly<Record<Exclude<TableFormat, 'ZIP'>, () => Promise<OpenTables>>> = {
  XLSX: async () => (await import('./formats/xlsx.ts')).openXlsx,
  XLS: async () => (await import('./formats/xls.ts')).openXls,
  Parquet: async () => (await import('./formats/parquet.ts')).openParquet,
  Arrow: async () => (await import('./formats/arrow.ts')).openArrow,
  JSON: async () => (await import('./formats/json.ts')).openJson,
};

/** A table of cells, or a file of text, whatever that is wrapped in. */
export type Opened =
  | { readonly kind: 'cells'; readonly table: CellTable }
  | { readonly kind: 'text'; readonly file: NamedBlob };

/** The tables of a dropped file. Fails with a `file.…` error; with `file.noTable` where it has none. */
export async function listTables(
  file: NamedBlob,
  hooks: WorkHooks = {},
): Promise<readonly TableRef[]> {
  const tables = await tablesOf(file, hooks);
  return tables.length > 0 ? tables : fail('file.noTable', { name: file.name });
}

async function tablesOf(file: NamedBlob, hooks: WorkHooks): Promise<readonly TableRef[]> {
  const format = await formatOf(file);
  if (format === null) return [{ path: [], isHidden: false, rows: null }];
  if (format === 'ZIP') {
    const found: TableRef[] = [];
    for (const entry of await entriesOf(file, hooks)) {
      if (!mayHoldTable(entry.name)) continue;
      const inside = await tablesOf(await extracted(entry, hooks), hooks);
      found.push(...inside.map((table) => ({ ...table, path: [entry.name, ...table.path] })));
    }
    return found;
  }
  const tables = await (await openers[format]())(file, file.name, hooks);
  return tables
    .filter(({ rows }) => rows !== 0)
    .map(({ name, isHidden, rows }) => ({ path: name === '' ? [] : [name], isHidden, rows }));
}

/** One table of a dropped file, by what leads to it inside the file. */
export async function openTable(
  file: NamedBlob,
  path: readonly string[],
  hooks: WorkHooks,
): Promise<Opened> {
  const format = await formatOf(file);
  if (format === null) return { kind: 'text', file };
  const [name = '', ...rest] = path;
  if (format === 'ZIP') {
    const entry = (await entriesOf(file, hooks)).find((one) => one.name === name);
    if (!entry) return fail('file.noTable', { name: tableName(file.name, path) });
    return openTable(await extracted(entry, hooks), rest, hooks);
  }
  const tables = await (await openers[format]())(file, file.name, hooks);
  const table = tables.find((one) => one.name === name) ?? (path.length === 0 ? tables[0] : null);
  return table
    ? { kind: 'cells', table }
    : fail('file.noTable', { name: tableName(file.name, path) });
}

async function formatOf(file: NamedBlob): Promise<TableFormat | null> {
  return tableFormat(await readBytes(file, 0, headBytes));
}

async function entriesOf(file: NamedBlob, hooks: WorkHooks): Promise<readonly ZipEntry[]> {
  const { zipEntries } = await import('./formats/zip.ts');
  return zipEntries(file, file.name, hooks);
}

async function extracted(entry: ZipEntry, hooks: WorkHooks): Promise<NamedBlob> {
  return Object.assign(await entry.extract(hooks), { name: entry.name });
}

/** Archives also hold pictures, letters and licences. */
function mayHoldTable(name: string): boolean {
  return /\.(?:csv|tsv|tab|txt|dat|gz|zip|xlsx?|xlsm|parquet|arrow|feather|ipc|json|ndjson|jsonl)$/i.test(
    name,
  );
}
