import { fail } from '../core/error.ts';
import type { CsvDialect } from '../core/model/plan.ts';
import { detectCharset } from './charset.ts';
import { cellDialect, cellsToText, ownCharset } from './formats/cells-text.ts';
import { lookFirst, readColumns } from './first-look.ts';
import { openFile, type OpenHooks } from './open.ts';
import { settleCharset } from './settle-charset.ts';
import { openTable, tableName } from './tables.ts';
import type { CharsetReport, Inspection, NamedBlob, Overrides } from './types.ts';
import { toUtf8 } from './utf8.ts';

/** A table as UTF-8 text, whatever it was before. */
export interface TextSource {
  /** The file's name, and what leads to the table inside. */
  readonly name: string;
  readonly text: Blob;
  readonly charset: CharsetReport;
  /** How the text is cut, where that is known; null where it has to be found out. */
  readonly dialect: CsvDialect | null;
  /** True where the first record is known to name the columns; null where that has to be found out. */
  readonly hasHeader: true | null;
  /** What the first rows told, where that left columns unread; null where all are read. */
  readonly first: Inspection | null;
}

/** Reads a table of a dropped file as text; `hooks.head` gets the first bytes of what is text already. */
export async function readText(
  file: NamedBlob,
  overrides: Overrides,
  hooks: OpenHooks,
): Promise<TextSource> {
  const path = overrides.path ?? [];
  const name = tableName(file.name, path);
  const opened = await openTable(file, path, hooks);
  if (opened.kind === 'cells') {
    const { table } = opened;
    const first = await lookFirst(table, { name, fileBytes: file.size }, overrides, hooks);
    const text = await cellsToText(table, hooks, first ? readColumns(first) : undefined);
    if (text.size === 0) fail('file.empty', { name });
    const hasHeader = table.columns === null ? null : true;
    return { name, text, charset: ownCharset, dialect: cellDialect, hasHeader, first };
  }
  const { bytes } = await openFile(opened.file, hooks);
  const verdict = settleCharset(await detectCharset(bytes, hooks), overrides.encoding);
  const { encoding, bomBytes } = verdict;
  const repair = verdict.invalidSequences > 0;
  const { text, replaced } = await toUtf8(bytes, encoding, hooks, { bomBytes, repair });
  if (text.size === 0) fail('file.empty', { name });
  return {
    name,
    text,
    charset: { ...verdict, invalidSequences: replaced },
    dialect: null,
    hasHeader: null,
    first: null,
  };
}
