import { all, id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import type { Field, FieldKind } from './field.ts';
import type { Kept, KeptValues } from './kept-text.ts';
import { keyOf } from './keys.ts';
import type { Shelves } from './shelves.ts';

/** The fields that it asks lines for, for joining what they need. */
export function fieldsOfKept(kept: readonly Kept[]): readonly Field[] {
  return kept.flatMap(({ parts }) => parts.map(({ on }) => ({ on, top: null })));
}

/** What every line has to meet; its keys are those of `keyOf`. */
export function keptConditions(shelves: Shelves, data: Dataset): readonly Sql[] {
  return shelves.kept.map(({ isOut, parts }) => {
    const meets = all(parts.map((part) => isOneOf(part, shelves, data)));
    return isOut ? sql`not coalesce(${meets}, false)` : meets;
  });
}

function isOneOf({ on, yearStart, keys }: KeptValues, shelves: Shelves, data: Dataset): Sql {
  const value = keyOf(on, { ...shelves, yearStart }, data);
  const written = keys.filter((key) => key !== null);
  const alternatives = [
    ...(written.length === 0 ? [] : [hasValue(on, value, written, data)]),
    ...(keys.includes(null) ? [sql`(${value}) is null`] : []),
  ];
  return sql`(${join(alternatives, sql` or `)})`;
}

function hasValue(
  on: FieldKind,
  value: Sql,
  keys: readonly (string | number)[],
  { model }: Dataset,
): Sql {
  const literals = join(keys.map((key) => lit(key)));
  if (on.kind === 'product')
    return sql`${value} in (select product from ${starTables(model.schema).product} as named where code in (${literals}))`;
  const dimension = on.kind === 'dimension' && model.dimensions.find((one) => one.id === on.id);
  if (!dimension) return sql`(${value}) in (${literals})`;
  // Compared as values of the column's own type, which are integers; those of customers are texts.
  return dimension.source === 'line'
    ? sql`${value} in (${join(
        keys.map((key) => sql`try_cast(${lit(key)} as ${id(model.schema, dimension.column)})`),
      )})`
    : sql`${op({ name: 'cast', value, type: 'text' })} in (${literals})`;
}
