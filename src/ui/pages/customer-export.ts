import type { ListColumn } from '../../analyses/customer-columns.ts';
import type { OpenView } from '../../analyses/open-view.ts';
import { csvForPeople, csvRows } from '../../core/export/csv.ts';
import type { FileColumn } from '../../core/spec/analysis.ts';
import type { CellValue, TableColumn } from '../../core/spec/screen.ts';
import type { AppState } from '../../state/app.ts';
import type { CustomerData } from '../../state/customer-data.ts';
import { customerFileRows } from '../../state/customer-file.ts';
import { nextTask } from '../../core/next-task.ts';
import type { I18n } from '../i18n.ts';
import { fileColumns, fileRow } from './customer-cells.ts';
import { download } from './download.ts';

/** Saves a list as CSV: the customers in its order, with its columns. */
export async function saveList(
  data: CustomerData,
  order: Int32Array,
  columns: readonly ListColumn[],
  i18n: I18n,
): Promise<void> {
  const { model } = data;
  const pieces = data.pieces(
    order,
    columns.map(({ id }) => id),
  );
  async function* rows(): AsyncGenerator<Rows> {
    for await (const found of pieces) yield found.map((one) => fileRow(one, columns, i18n));
  }
  await save('regulars-customers.csv', fileColumns(columns, model, i18n), rows(), model.scale);
}

/** Saves what a view knows of every customer as CSV. */
export async function saveCustomerFile(
  { workspace }: AppState,
  open: OpenView,
  { t, locale }: I18n,
): Promise<void> {
  const { analysis, params, data } = open;
  const columns: readonly FileColumn[] =
    analysis.customerFile?.columns(params, analysis.labels[locale], data.model.currency) ?? [];
  const head: TableColumn = { id: 'customer', label: t.customers.columns.customer, kind: 'text' };
  const rows = customerFileRows(workspace.engine, open, columns);
  await save(`regulars-${analysis.id}-customers.csv`, [head, ...columns], rows, data.model.scale);
}

type Rows = readonly (readonly CellValue[])[];

/** Writes a file piece by piece, each in a task of its own. */
async function save(
  name: string,
  columns: readonly TableColumn[],
  pieces: AsyncIterable<Rows>,
  scale: number,
): Promise<void> {
  const empty = { id: 'customers', title: '', columns, rows: [], footer: [], marks: [] };
  const parts = [csvForPeople(empty, scale)];
  for await (const rows of pieces) {
    parts.push(csvRows(columns, rows, scale));
    await nextTask();
  }
  download(name, new Blob(parts, { type: 'text/csv;charset=utf-8' }));
}
