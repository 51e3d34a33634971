import { csvForPeople } from '../core/export/csv.ts';
import { factSheet, tableSheet, type SheetWriting } from '../core/export/sheet.ts';
import { typedColumns } from '../core/export/typed-columns.ts';
import type { TableData } from '../core/spec/screen.ts';

/** The files that tables are saved as: CSV and workbooks for people, Parquet and Arrow for analysts. */
export const tableFormats = ['csv', 'xlsx', 'parquet', 'arrow'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Whether text names one of them. */
export function isTableFormat(text: string): text is TableFormat {
  return (tableFormats as readonly string[]).includes(text);
}

/** What a file says about the view that it comes from. */
export interface About {
  /** What the sheet is called. */
  readonly name: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/**
 * A table as a file. CSV and XLSX hold its totals, XLSX a sheet about the view; Parquet and Arrow hold
 * its rows alone, and the same facts as metadata. Fails with `export.tooLarge` where a spreadsheet
 * would not hold it. What writes a format is fetched when it is first asked for.
 */
export async function tableFile(
  format: TableFormat,
  table: TableData,
  writing: SheetWriting,
  about: About,
): Promise<Blob> {
  switch (format) {
    case 'csv':
      return new Blob([csvForPeople(table, writing.scale)], { type: 'text/csv;charset=utf-8' });
    case 'xlsx':
      return workbookFile([table], writing, about);
    case 'parquet': {
      const { writeParquet } = await import('./parquet.ts');
      const columns = typedColumns(table, writing.scale);
      const labels = columns.map(({ id, label }) => [`label.${id}`, label] as const);
      const bytes = writeParquet(columns, {
        ...metadata(table, about),
        ...Object.fromEntries(labels),
      });
      return new Blob([bytes], { type: 'application/vnd.apache.parquet' });
    }
    case 'arrow': {
      const { writeArrow } = await import('./arrow.ts');
      const columns = typedColumns(table, writing.scale);
      const bytes = writeArrow(columns, table.rows.length, metadata(table, about));
      return new Blob([bytes], { type: 'application/vnd.apache.arrow.file' });
    }
  }
}

/** Tables as one workbook: a sheet each, and one about the view. Fails like `tableFile`. */
export async function workbookFile(
  tables: readonly TableData[],
  writing: SheetWriting,
  about: About,
): Promise<Blob> {
  const { writeWorkbook } = await import('./xlsx/workbook.ts');
  return writeWorkbook([
    ...tables.map((table) => tableSheet(table, writing)),
    factSheet(about.name, about.facts),
  ]);
}

/** Facts by their names; those of one name stand below each other. */
function metadata(table: TableData, about: About): Readonly<Record<string, string>> {
  const said = new Map([['table', table.title || table.id]]);
  for (const { label, value } of about.facts) {
    const before = said.get(label);
    said.set(label, before === undefined ? value : `${before}\n${value}`);
  }
  return Object.fromEntries(said);
}
