import { tableFromIPC } from 'apache-arrow';
import { textField } from '../core/export/csv.ts';
import type { Dataset } from '../core/model/dataset.ts';
import { starTables } from '../core/model/tables.ts';
import { nextTask } from '../core/next-task.ts';
import type { Rule } from '../core/segment/rule.ts';
import { customersOfRule } from '../core/segment/rule-sql.ts';
import { sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** The columns of a frozen list, as its header writes them. */
export interface FrozenColumns {
  readonly customer: string;
  readonly segment: string;
  readonly date: string;
}

/** Rows written in one task. */
const atOnce = 5_000;

/**
 * The people of a rule as they are on the as-of day, as CSV for people: identifier, segment and day in
 * every row, in the order of the identifiers. Asked once and not kept.
 */
export async function frozenList(
  engine: Engine,
  data: Dataset,
  rule: Rule,
  name: string,
  columns: FrozenColumns,
): Promise<Blob> {
  const { bytes } = await engine.run(sql`
    select named.id as customer
    from (${customersOfRule(rule, data)}) as member
    join ${starTables(data.model.schema).customerKey} as named on named.customer = member.customer
    order by member.customer`);
  const ids = tableFromIPC(bytes).getChild('customer');
  const ending = `,${textField(name)},${data.asOf}\r\n`;
  const header = [columns.customer, columns.segment, columns.date].map(textField).join(',');
  const parts = [`\uFEFF${header}\r\n`];
  for (let start = 0; start < (ids?.length ?? 0); start += atOnce) {
    const end = Math.min(ids?.length ?? 0, start + atOnce);
    const rows = Array.from({ length: end - start }, (_, offset) => {
      const id: unknown = ids?.get(start + offset);
      return textField(typeof id === 'string' ? id : '') + ending;
    });
    parts.push(rows.join(''));
    await nextTask();
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
