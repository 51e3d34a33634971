import { id, join, lit, sql, type Sql } from '../sql/index.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';

/** A CSV file as a relation of text columns `k0`, `k1`, …; unreadable records go to `rejects`. */
export function csvRelation(
  file: string,
  source: SourcePlan,
  rejects: string,
  longestRecordBytes: number,
): Sql {
  const columns = join(source.columns.map((column) => sql`${lit(`k${column.index}`)}: 'VARCHAR'`));
  const { delimiter, quote } = source.dialect;
  return sql`read_csv(${lit(file)}, auto_detect = false, header = false, delim = ${lit(delimiter)},
    quote = ${lit(quote)}, escape = ${lit(quote)}, columns = {${columns}},
    max_line_size = ${lit(Math.max(2_000_000, longestRecordBytes + 1024))},
    ignore_errors = true, store_rejects = true, rejects_table = ${lit(rejects)}, rejects_scan = ${lit(`${rejects}_scan`)},
    rejects_limit = 0)`;
}

/** The raw cell of a column. */
export function cell(column: ColumnPlan): Sql {
  return id(`k${column.index}`);
}
