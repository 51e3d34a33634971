import { tableFromIPC } from 'apache-arrow';
import type { OpenView } from '../analyses/open-view.ts';
import { starTables } from '../core/model/tables.ts';
import type { FileColumn } from '../core/spec/analysis.ts';
import type { CellValue } from '../core/spec/screen.ts';
import { id, join, sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/**
 * The rows of a view's file of customers, a few at a time, in the order of the identifiers: the
 * identifier as the data write it, then the columns. Asked once and not kept.
 */
export async function* customerFileRows(
  engine: Engine,
  { analysis, params, data }: OpenView,
  columns: readonly FileColumn[],
  atOnce = 1000,
): AsyncGenerator<readonly (readonly CellValue[])[]> {
  const file = analysis.customerFile;
  if (!file) return;
  const { bytes } = await engine.run(sql`
    select named.id as customer, ${join(columns.map((column) => sql`listed.${id(column.id)}`))}
    from (${file.compile(params, data)}) as listed
    join ${starTables(data.model.schema).customerKey} as named on named.customer = listed.customer
    order by listed.customer`);
  for (const batch of tableFromIPC(bytes).batches) {
    const names = batch.getChild('customer');
    const cells = columns.map((column) => ({ column, values: batch.getChild(column.id) }));
    for (let start = 0; start < batch.numRows; start += atOnce) {
      const end = Math.min(batch.numRows, start + atOnce);
      yield Array.from({ length: end - start }, (_, offset) => [
        names?.get(start + offset) as CellValue,
        ...cells.map(({ column, values }) =>
          named(column, values?.get(start + offset) as CellValue),
        ),
      ]);
    }
  }
}

function named({ names }: FileColumn, value: CellValue): CellValue {
  return names && value !== null ? (names[Number(value)] ?? null) : value;
}
