import { fail } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { TableData } from '../core/spec/screen.ts';
import { tableFile, workbookFile, type TableFormat } from '../export/table-file.ts';
import { formatsOf } from '../i18n/cells.ts';
import { sheetWriting } from '../i18n/sheet-writing.ts';
import { english } from './english.ts';
import type { Printed } from './reconcile.ts';

/** The tables of a view as a file: the named one, or the first; in a workbook all where none is named. */
export async function savedTables(
  format: TableFormat,
  name: string | null,
  { tables, about }: Printed,
  model: Pick<ModelInfo, 'scale' | 'currency'>,
): Promise<Blob> {
  const writing = sheetWriting(formatsOf(english.format, 'en', model), model.scale);
  const said = { name: english.t.export.about, facts: about };
  return format === 'xlsx' && name === null
    ? workbookFile(tables, writing, said)
    : tableFile(format, chooseTable(tables, name), writing, said);
}

function chooseTable(tables: readonly TableData[], name: string | null): TableData {
  const table = name === null ? tables[0] : tables.find((candidate) => candidate.id === name);
  return table ?? fail('view.badValue', { key: '--table', value: name ?? '' });
}
