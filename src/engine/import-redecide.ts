import { columnFor, type ColumnPlan } from '../core/model/plan.ts';
import { dayOf, numberOf, plainDay, plainNumber } from '../core/model/read-cell.ts';
import {
  dateOrders,
  type DateOrder,
  type DateRecipe,
  type NumberRecipe,
  type Recipe,
} from '../core/model/recipe.ts';
import { cell, csvRelation } from '../core/model/csv-relation.ts';
import { rowProblems } from '../core/model/stage.ts';
import { id, join, lit, op, sql, type Sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import type { StagePlace } from './stage-place.ts';
import { oneRow } from './rows.ts';

/** Numbers become days only where the plan says so. */
const serials: readonly DateOrder[] = ['serial1900', 'serial1904'];
/**
 * Orders that would read short years at the other end. Nearly every cell is a day both ways: one
 * impossible day (24/02/30) must not give all others another meaning.
 */
const otherEnd: Readonly<Partial<Record<DateOrder, readonly DateOrder[]>>> = {
  dmy: ['yymd', 'roc'],
  mdy: ['yymd', 'roc'],
  yymd: ['dmy', 'mdy', 'roc'],
  roc: ['dmy', 'mdy', 'yymd'],
};

/**
 * Types are decided over all rows. The plan's recipes come from a sample; if cells failed under
 * them, every recipe is tried on the whole column, and the one that reads most cells wins. Null
 * where the plan's own recipes were best.
 */
export async function redecide(
  host: DuckDbHost,
  source: Source,
  { file, stage, rejects }: StagePlace,
  cancel: Cancel,
): Promise<{ source: Source; columns: readonly string[] } | null> {
  const unreadable = (
    ['dateUnreadable', 'amountUnreadable', 'quantityUnreadable', 'unitPriceUnreadable'] as const
  ).map((problem) => lit(rowProblems.indexOf(problem)));
  const { failed } = await oneRow<{ failed: bigint }>(
    host,
    sql`select count(*) as failed from ${stage} where problem in (${join(unreadable)})`,
  );
  if (failed === 0n) return null;

  const doubtful = (['date', 'amount', 'quantity', 'unitPrice'] as const)
    .map((use) => columnFor(source.plan, use))
    .filter((column) => column !== null);
  const trials = doubtful.flatMap((column) =>
    candidates(column).map((recipe) => ({ column, recipe })),
  );
  const probe = `${rejects}_probe`;
  const csv = csvRelation(file, source.plan, probe, source.longestRecordBytes);
  const counts = await oneRow<Record<string, bigint>>(
    host,
    sql`select ${join(
      trials.map(
        ({ column, recipe }, index) =>
          sql`${op({ name: 'countIf', condition: sql`${reading(column, recipe)} is not null` })} as ${id(`n${index}`)}`,
      ),
    )} from ${csv}`,
    cancel,
  );
  await dropRejects(host, probe);

  const changed: string[] = [];
  const columns = source.plan.columns.map((column) => {
    const own = trials
      .map((trial, index) => ({ ...trial, read: counts[`n${index}`] ?? 0n }))
      .filter((trial) => trial.column === column)
      // The planned recipe comes first, and the sort is stable: it keeps its place in a tie.
      .sort((left, right) => Number(right.read - left.read));
    const best = own[0];
    if (!best || best.recipe === column.recipe) return column;
    changed.push(column.header);
    return { ...column, recipe: best.recipe };
  });
  if (changed.length === 0) return null;
  return { source: { ...source, plan: { ...source.plan, columns } }, columns: changed };
}

/** Every way in which a column of its kind could be read, the plan's own first. */
function candidates(column: ColumnPlan): readonly Recipe[] {
  const { recipe } = column;
  switch (recipe.kind) {
    case 'date':
      return [
        recipe,
        ...dateOrders
          .filter((order) => order !== recipe.order && !serials.includes(order))
          .filter((order) => otherEnd[recipe.order]?.includes(order) !== true)
          .map((order): DateRecipe => ({ kind: 'date', order })),
      ];
    case 'number':
      return [recipe, { kind: 'number', decimalMark: recipe.decimalMark === '.' ? ',' : '.' }];
    case 'text':
      return [recipe];
  }
}

function reading(column: ColumnPlan, recipe: Recipe): Sql {
  const text = cell(column);
  switch (recipe.kind) {
    case 'date':
      return dayOf(plainDay(text, recipe), text, recipe);
    case 'number':
      return numberOf(plainNumber(text, recipe), text, recipe satisfies NumberRecipe);
    case 'text':
      return text;
  }
}
