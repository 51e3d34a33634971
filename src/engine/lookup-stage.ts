import { cell } from '../core/model/csv-relation.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { columnFor, type ColumnPlan } from '../core/model/plan.ts';
import { textCell } from '../core/model/read-cell.ts';
import type { TextRecipe } from '../core/model/recipe.ts';
import { dimensionColumns } from '../core/model/stage-columns.ts';
import { id, join, nothing, sql, type Sql } from '../core/sql/index.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import type { Lookup } from './lookups.ts';
import { overFile } from './over-file.ts';

/** Stages the files of a table one after the other; returns how many records could not be cut. */
export async function stageLookup(
  host: DuckDbHost,
  { plan, role, sources, ownIds }: Lookup,
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
    const columns = own.map(
      (column, place) => sql`, ${label(column)} as ${id(names[place] ?? '')}`,
    );
    const into = index === 0 ? sql`create table ${staged} as` : sql`insert into ${staged}`;
    rejected += await overFile(
      host,
      source,
      { schema, name: role },
      (csv) => sql`${into}
        select ${identifier(columnFor(source.plan, use))} as id${join(columns, nothing)}
        from ${csv}`,
      cancel,
    );
  }
  return rejected;
}

function identifier(column: ColumnPlan | null): Sql {
  return column ? textCell(cell(column), column.recipe as TextRecipe) : sql`null::varchar`;
}

function label(column: ColumnPlan | null): Sql {
  return column
    ? textCell(cell(column), { kind: 'text', stripPointZero: false })
    : sql`null::varchar`;
}
