import type { ListColumn } from '../../analyses/customer-columns.ts';
import { csvForPeople, csvRows } from '../../core/export/csv.ts';
import type { CustomerData } from '../../state/customer-data.ts';
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
  const head = fileColumns(columns, model, i18n);
  const table = { id: 'customers', title: i18n.t.customers.title, columns: head };
  const parts = [csvForPeople({ ...table, rows: [], footer: [], marks: [] }, model.scale)];
  const ids = columns.map(({ id }) => id);
  for await (const found of data.pieces(order, ids)) {
    parts.push(
      csvRows(
        head,
        found.map((one) => fileRow(one, columns, i18n)),
        model.scale,
      ),
    );
    await nextTask();
  }
  download('regulars-customers.csv', new Blob(parts, { type: 'text/csv;charset=utf-8' }));
}
