import type { DayRange, DimensionFilter, Filters } from '../spec/filters.ts';
import { day, id, join, lit, sql, type Sql } from '../sql/index.ts';
import type { DimensionInfo, ModelInfo } from './info.ts';
import { starTables } from './tables.ts';

/** What the filters ask of a line by itself. */
export function rowConditions(
  model: ModelInfo,
  filters: Filters,
  history: DayRange | null,
  asOf: string,
): readonly Sql[] {
  const conditions: Sql[] = [];
  if (asOf < model.lastDay) conditions.push(sql`day <= ${day(asOf)}`);
  if (history) conditions.push(sql`day between ${day(history.from)} and ${day(history.to)}`);
  for (const { filter, dimension } of known(model, filters, 'line')) {
    // Compared as values of the dimension's own type, which are integers: 2.6 times faster than text.
    // A value that the data do not have becomes null there, and matches nothing.
    const literal = (value: string): Sql =>
      sql`try_cast(${lit(value)} as ${id(model.schema, dimension.column)})`;
    conditions.push(oneOf(id(dimension.column), filter, literal));
  }
  return conditions;
}

/** What the filters ask of a line's customer. */
export function customerConditions(
  model: ModelInfo,
  filters: Filters,
  sets: readonly Sql[],
): readonly Sql[] {
  const tables = starTables(model.schema);
  const byDimension = known(model, filters, 'customer').map(
    ({ filter, dimension }) => sql`customer in (
        select customer from ${tables.attribute} as person
        where ${oneOf(id(dimension.column), filter, (value) => lit(value))}
      )`,
  );
  const bySet = sets.map(
    (set) => sql`customer in (
        ${set}
      )`,
  );
  return [...byDimension, ...bySet];
}

function known(
  model: ModelInfo,
  filters: Filters,
  source: DimensionInfo['source'],
): readonly { filter: DimensionFilter; dimension: DimensionInfo }[] {
  return filters.dimensions.flatMap((filter) => {
    const dimension = model.dimensions.find(
      (info) => info.id === filter.dimension && info.source === source,
    );
    return dimension ? [{ filter, dimension }] : [];
  });
}

/** Values that the data do not have match no row; a blank cell is a value of its own. */
export function oneOf(
  column: Sql,
  filter: Pick<DimensionFilter, 'values' | 'exclude'>,
  literal: (value: string) => Sql,
): Sql {
  const texts = filter.values.filter((value) => value !== null).map(literal);
  const isBlank = sql`${column} is null`;
  const alternatives = [
    ...(texts.length > 1 ? [sql`${column} in (${join(texts)})`] : []),
    ...(texts.length === 1 ? [sql`${column} = ${join(texts)}`] : []),
    ...(filter.values.includes(null) ? [isBlank] : []),
  ];
  const matches = alternatives.length > 0 ? join(alternatives, sql` or `) : sql`false`;
  // Bare where it can be: only then the scan itself filters.
  if (!filter.exclude) return alternatives.length > 1 ? sql`(${matches})` : matches;
  return sql`not coalesce(${matches}, false)`;
}
