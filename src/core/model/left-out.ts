import { join, lit, sql, type Sql } from '../sql/index.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';

/** The column that says which rows are no sales; null where the mapping leaves none out. */
export function leftOutColumn({ columns, leaveOut }: SourcePlan): ColumnPlan | null {
  if (!leaveOut || leaveOut.values.length === 0) return null;
  return columns.find(({ index }) => index === leaveOut.column) ?? null;
}

/** Whether a text is one of those that say so, whatever its case. */
export function isLeftOut({ leaveOut }: SourcePlan, text: Sql): Sql {
  const values = (leaveOut?.values ?? []).map((value) => lit(value.toLowerCase()));
  return sql`coalesce(lower(trim(${text})) in (${join(values)}), false)`;
}
