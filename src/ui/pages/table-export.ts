import type { CommonLabels } from '../../core/spec/analysis.ts';
import type { ViewState } from '../../core/spec/filters.ts';
import type { Formats, TableData } from '../../core/spec/screen.ts';
import { tableFile, workbookFile, type TableFormat } from '../../export/table-file.ts';
import { aboutView } from '../../i18n/about.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { sheetWriting } from '../../i18n/sheet-writing.ts';
import type { Fact } from '../../i18n/view-settings.ts';
import type { ViewResult } from '../../state/current-view.svelte.ts';
import type { I18n } from '../i18n.ts';
import type { MenuItem } from '../kit/types.ts';
import { download } from './download.ts';
import { nameOfSet } from './filter-props.ts';

/** What is saved beside the numbers: how they are written, and what they are about. */
export interface Exported {
  readonly formats: Formats;
  /** Decimals of amounts. */
  readonly scale: number;
  readonly facts: readonly Fact[];
}

/** Saves a table; `name` has no ending. Fails with `export.tooLarge`. */
export async function saveTable(
  format: TableFormat,
  table: TableData,
  name: string,
  { formats, scale, facts }: Exported,
  { t }: I18n,
): Promise<void> {
  const about = { name: t.export.about, facts };
  download(
    `${name}.${format}`,
    await tableFile(format, table, sheetWriting(formats, scale), about),
  );
}

/** The menu's entry for all tables; those of single ones are the ids of tables, made of letters and digits. */
export const everything = '*';

/** What a page offers to save: all of its tables as one workbook, or one as CSV. */
export function exportMenu(
  tables: readonly Pick<TableData, 'id' | 'title'>[],
  { t }: I18n,
): readonly MenuItem[] {
  if (tables.length === 0) return [];
  return [
    { id: everything, label: t.export.everything },
    { kind: 'rule' },
    ...tables.map(({ id, title }) => ({ id, label: t.export.csvOf(title) })),
  ];
}

/** Saves what was chosen from that menu. Fails with `export.tooLarge`. */
export async function saveChosen(
  chosen: string,
  tables: readonly TableData[],
  result: ViewResult,
  view: ViewState,
  i18n: I18n,
): Promise<void> {
  const { model } = result.open.data;
  const formats = formatsOf(i18n.format, i18n.locale, model);
  const exported = { formats, scale: model.scale, facts: factsOf(result, view, i18n) };
  const isOne = chosen !== everything;
  const wanted = isOne ? tables.filter(({ id }) => id === chosen) : tables;
  await saveTables(isOne ? 'csv' : 'xlsx', wanted, `regulars-${view.page}`, exported, i18n);
}

/** Saves tables as one workbook, or the first of them as CSV. Fails with `export.tooLarge`. */
export async function saveTables(
  format: 'xlsx' | 'csv',
  tables: readonly TableData[],
  name: string,
  exported: Exported,
  i18n: I18n,
): Promise<void> {
  const [first] = tables;
  if (format === 'csv') {
    if (first) await saveTable('csv', first, `${name}-${first.id}`, exported, i18n);
    return;
  }
  const { formats, scale, facts } = exported;
  const about = { name: i18n.t.export.about, facts };
  download(`${name}.xlsx`, await workbookFile(tables, sheetWriting(formats, scale), about));
}

/** What a file says about the view that it comes from: question, answer, settings, source, link. */
export function factsOf(result: ViewResult, view: ViewState, i18n: I18n): readonly Fact[] {
  const { open } = result;
  const labels = open.analysis.labels[i18n.locale] as CommonLabels;
  const formats = formatsOf(i18n.format, i18n.locale, open.data.model);
  const { answer, notes } = open.analysis.screen(result.view, {
    ...{ labels, formats, data: open.data },
  });
  return aboutView(
    {
      ...{ ...open, view, answer, notes, link: location.href },
      nameOfSet: (set) => nameOfSet(set, i18n),
    },
    i18n,
  );
}
