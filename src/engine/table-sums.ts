import { controlAmong } from '../core/experiment/control.ts';
import { armsOfRows, leftOutOfRows, requireGroups } from '../core/experiment/table-rows.ts';
import {
  leftOutQuery,
  ranksQuery,
  readTable,
  sumsQuery,
  type RankSums,
  type TableSums,
} from '../core/experiment/table-sums.ts';
import { id, sql } from '../core/sql/index.ts';
import type { TableQuestion } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { overFile } from './over-file.ts';
import { oneRow, rowsOf } from './rows.ts';

/**
 * Sums a table per group. The file is read once, beside whatever data are open, and nothing of it stays.
 * Fails with `summary.manyGroups` or `summary.oneGroup` where the column does not say groups.
 */
export async function sumTable(
  host: DuckDbHost,
  { source, columns, control }: TableQuestion,
  cancel: Cancel,
): Promise<TableSums> {
  const table = id('temp', 'people_to_sum');
  const drop = sql`drop table if exists ${table}`;
  await host.run(drop);
  try {
    const uncut = await overFile(
      host,
      source,
      { schema: 'summaries', name: 'people' },
      (csv) => sql`create temp table people_to_sum as ${readTable(csv, columns)}`,
      cancel,
    );
    const { groups } = await oneRow<{ groups: bigint }>(
      host,
      sql`select count(distinct arm) as groups from ${table} where problem = 0`,
    );
    requireGroups(Number(groups), columns);
    const { arms, kinds } = armsOfRows(
      await rowsOf(host, sumsQuery(table, columns), cancel),
      columns,
    );
    const names = arms.map(({ name }) => name);
    const against = names[controlAmong(names, control)] ?? '';
    const ranks: RankSums[] = [];
    for (const [metric, kind] of kinds.entries()) {
      if (kind !== 'mean') continue;
      const rows = await rowsOf<{ arm: string; u: number; ties: number }>(
        host,
        ranksQuery(table, metric, against),
        cancel,
      );
      ranks.push(...rows.map((row) => ({ ...row, metric })));
    }
    const leftOut = leftOutOfRows(await rowsOf(host, leftOutQuery(table), cancel), columns);
    return { records: source.records, uncut, kinds, arms, leftOut, ranks };
  } finally {
    await host.run(drop);
  }
}
