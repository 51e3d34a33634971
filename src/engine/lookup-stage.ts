import { cell } from '../core/model/csv-relation.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { withoutSpace } from '../core/model/narrow-cell.ts';
import { columnFor, type ColumnPlan, type SourcePlan } from '../core/model/plan.ts';
import { textCell } from '../core/model/read-cell.ts';
import type { TextRecipe } from '../core/model/recipe.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import { all, id, join, lit, nothing, sql, type Sql } from '../core/sql/index.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import type { Lookup } from './lookups.ts';
import { overFile } from './over-file.ts';

/**
 * Stages the files of a table one after the other, without their total rows; returns how many records
 * could not be cut.
 */
export async function stageLookup(
  host: DuckDbHost,
  { plan, role, sources, ownIds, contacts }: Lookup,
  use: ColumnUse,
  { schema, staged }: { readonly schema: string; readonly staged: Sql },
  cancel: Cancel,
): Promise<number> {
  const names = dimensionColumns(plan).map(({ name }) => name);
  let rejected = 0;
  for (const [index, source] of sources.entries()) {
    const own = ownIds.map(
      (ownId) =>
        source.plan.columns.find((column) => column.use === 'dimension' && column.id === ownId) ??
        null,
    );
    const columns = [
      ...own.map((column, place) => sql`, ${label(column)} as ${id(names[place] ?? '')}`),
      ...contacts.map((contact) => sql`, ${asWritten(contact.own[index])} as ${id(contact.name)}`),
    ];
    const into = index === 0 ? sql`create table ${staged} as` : sql`insert into ${staged}`;
    rejected += await overFile(
      host,
      source,
      { schema, name: role },
      (csv) => sql`${into}
        select ${identifier(columnFor(source.plan, use))} as id${join(columns, nothing)}
        from ${csv}${withoutTotals(source.plan, use)}`,
      cancel,
    );
  }
  return rejected;
}

/** Nobody is called 合計 in a file that ends with it. */
function withoutTotals(source: SourcePlan, use: ColumnUse): Sql {
  const labels = join(source.totalLabels.map((label) => lit(label)));
  const told = [source.columns[0] ?? null, columnFor(source, use)].filter(
    (column) => column !== null,
  );
  if (source.totalLabels.length === 0 || told.length === 0) return nothing;
  const none = told.map((column) => sql`coalesce(trim(${cell(column)}) not in (${labels}), true)`);
  return sql`
        where ${all(none)}`;
}

function identifier(column: ColumnPlan | null): Sql {
  return column ? textCell(cell(column), column.recipe as TextRecipe) : sql`null::varchar`;
}

function label(column: ColumnPlan | null): Sql {
  return column
    ? textCell(cell(column), { kind: 'text', stripPointZero: false })
    : sql`null::varchar`;
}

/** Text without space around it, null where nothing is left: `Na` and `Null` are names of people. */
function asWritten(column: ColumnPlan | null | undefined): Sql {
  return column ? sql`nullif(${withoutSpace(cell(column))}, '')` : sql`null::varchar`;
}
