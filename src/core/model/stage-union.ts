import { id, join, lit, sql, unionAll, type Sql } from '../sql/index.ts';
import { keepsHour } from './hour.ts';
import { marginNames } from './margin.ts';
import { rowsOfFile } from './order-grain.ts';
import { columnFor, type SourcePlan } from './plan.ts';
import { stagedTexts } from './stage-columns.ts';

/** The staged rows of one file of a union. */
export interface StagedFile {
  readonly stage: Sql;
  readonly plan: SourcePlan;
  /** The source it belongs to; null where the union has only one. */
  readonly group: string | null;
}

/** One stage from several: the columns that `union` names, null where a file has none of them. */
export function uniteStages(table: Sql, files: readonly StagedFile[], union: SourcePlan): Sql {
  return sql`
    create table ${table} as
    ${join(
      files.map((file) => selection(file, union)),
      unionAll,
    )}`;
}

function selection({ stage, plan, group }: StagedFile, union: SourcePlan): Sql {
  const own = new Set(stagedNames(plan));
  // Where there are several sources, the plan of their union ends with the dimension of them.
  const source = group === null ? null : `d_${union.columns.at(-1)?.id}`;
  const columns = stagedNames(union).map((name) => {
    if (group !== null && name === source) return sql`${lit(group)} as ${id(name)}`;
    return own.has(name) ? id(name) : sql`null::varchar as ${id(name)}`;
  });
  const margins = marginNames(plan);
  for (const name of marginNames(union))
    columns.push(margins.includes(name) ? id(name) : sql`null::bigint as ${id(name)}`);
  if (keepsHour(union)) columns.push(keepsHour(plan) ? sql`hour` : sql`null::integer as hour`);
  // Only where some file states what orders come to.
  if (columnFor(union, 'orderNet'))
    columns.push(
      columnFor(plan, 'orderNet')
        ? sql`order_net, order_discount`
        : sql`null::bigint as order_net, 0::bigint as order_discount`,
    );
  // Where some file is read at the grain of orders, a row may stand for several of its file.
  if (union.grain === 'order') columns.push(sql`${rowsOfFile(plan)} as lines`);
  return sql`select ${join(columns)}, day, quantity, refund, amount, made, problem, problem_text, repairs from ${stage}`;
}

/** Names of the text columns that a stage of this plan has. */
function stagedNames(plan: SourcePlan): readonly string[] {
  return stagedTexts(plan).map(({ name }) => name);
}
