import { candidates, doubtfulUses } from '../core/model/doubtful.ts';
import { columnsFor, type ColumnPlan } from '../core/model/plan.ts';
import { dayOf, numberOf, plainDay, plainNumber } from '../core/model/read-cell.ts';
import type { NumberRecipe, Recipe } from '../core/model/recipe.ts';
import { cell, csvRelation } from '../core/model/csv-relation.ts';
import { cellRepairs, rowProblems } from '../core/model/stage.ts';
import { id, join, lit, op, sql, type Sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { FilePart } from './file-part.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import { oneRow } from './rows.ts';

/**
 * Types are decided over all rows. The plan's recipes come from a sample; if cells failed under
 * them, every recipe is tried on the whole column, and the one that reads most cells wins. Null
 * where the plan's own recipes were best.
 */
export async function redecide(
  host: DuckDbHost,
  source: Source,
  stage: Sql,
  parts: readonly FilePart[],
  cancel: Cancel,
): Promise<{ source: Source; columns: readonly string[] } | null> {
  const unreadable = (
    ['dateUnreadable', 'amountUnreadable', 'quantityUnreadable', 'unitPriceUnreadable'] as const
  ).map((problem) => lit(rowProblems.indexOf(problem)));
  const costUnreadable = lit(2 ** cellRepairs.indexOf('costUnreadable'));
  const { failed } = await oneRow<{ failed: bigint }>(
    host,
    sql`select count(*) as failed from ${stage} where problem in (${join(unreadable)}) or repairs & ${costUnreadable} <> 0`,
  );
  if (failed === 0n) return null;

  const doubtful = doubtfulUses.flatMap((use) => columnsFor(source.plan, use));
  const trials = doubtful.flatMap((column) =>
    candidates(column).map((recipe) => ({ column, recipe })),
  );
  const read = trials.map(() => 0);
  for (const { file, rejects } of parts) {
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
    read.forEach((cells, index) => (read[index] = cells + Number(counts[`n${index}`] ?? 0)));
  }

  const changed: string[] = [];
  const columns = source.plan.columns.map((column) => {
    const own = trials
      .map((trial, index) => ({ ...trial, read: read[index] ?? 0 }))
      .filter((trial) => trial.column === column)
      // The planned recipe comes first, and the sort is stable: it keeps its place in a tie.
      .sort((left, right) => right.read - left.read);
    const best = own[0];
    if (!best || best.recipe === column.recipe) return column;
    changed.push(column.header);
    return { ...column, recipe: best.recipe };
  });
  if (changed.length === 0) return null;
  return { source: { ...source, plan: { ...source.plan, columns } }, columns: changed };
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
