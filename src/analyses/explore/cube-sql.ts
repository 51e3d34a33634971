import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { aggregateSql } from './aggregate-sql.ts';
import type { Field, FieldKind } from './field.ts';
import { fieldsOfKept } from './kept.ts';
import { aggregatesOf, isAdditiveAggregate, type Aggregate } from './measure.ts';
import type { ExploreParams } from './params.ts';
import { keyName, productName } from './axis-columns.ts';
import { groupedLines } from './query.ts';
import { isSide, neededAggregates, shelvesOf, type Shelves } from './shelves.ts';

/** Days of groups beyond these are no cube any more: they would take longer to fetch than to ask for. */
export const mostCells = 200_000;

/** The column of the days of a group, as numbers of days after the first of January 1970. */
export const courseDays = 'days';

/** The column of what products are told apart by where they rank alike. */
export const productKey = (axis: 'r' | 'c', place: number): string =>
  `${keyName(axis, place)}_product`;

/** Kinds of fields whose value of a line is the same whatever dates are chosen. */
const lasting: readonly FieldKind['kind'][] = [
  ...(['dimension', 'product', 'time', 'cycle', 'customer', 'visit', 'bin'] as const),
];

function isLasting(field: Field): boolean {
  return lasting.includes(field.on.kind) || isSide(field, 'comparedSets');
}

/**
 * The shelves of a view whose numbers of any dates can be added up from days; null where they cannot:
 * where other dates are compared with, or where what cannot be added up ranks, sorts or draws the groups.
 */
export function cubeShelves(params: ExploreParams, data: Dataset): Shelves | null {
  const shelves = shelvesOf(params, data);
  const { rows, columns, kept, measures, sort, comparison, isBoxed } = shelves;
  const leading = [
    measures[0],
    ...(sort ? [measures[sort.measure]] : []),
    ...(params.chart === 'scatter' && measures[1] ? [measures[1]] : []),
  ];
  const canLead = leading.every(
    (measure) => measure && aggregatesOf(measure).every(isAdditiveAggregate),
  );
  const lasts = [...rows, ...columns, ...fieldsOfKept(kept)].every(isLasting);
  return comparison === null && !isBoxed && canLead && lasts ? shelves : null;
}

/** What a cube of these shelves holds: the aggregates that add up. */
export function cubeAggregates(shelves: Shelves): readonly Aggregate[] {
  return neededAggregates(shelves).filter(isAdditiveAggregate);
}

/**
 * One row per group of all fields of the shelves, tops left aside: its keys as in `compileExplore`, its
 * days in order (`courseDays`), and for each aggregate the list of what was counted on each of them. Null
 * where there is no cube of the view.
 */
export function compileCube(params: ExploreParams, data: Dataset): Sql | null {
  const shelves = cubeShelves(params, data);
  if (!shelves) return null;
  const { model, asOf } = data;
  const apart = (fields: readonly Field[]): readonly Field[] =>
    fields.map(({ on }) => ({ on, top: null }));
  const rows = apart(shelves.rows);
  const columns = apart(shelves.columns);
  const lines = groupedLines(
    { ...shelves, rows: [...rows, { on: { kind: 'time', part: 'day' }, top: null }], columns },
    { ...data, period: { from: model.firstDay, to: asOf } },
  );
  const keys = [...axisKeys('r', rows), ...axisKeys('c', columns)];
  const names = keys.map(({ name }) => id(name));
  const counted = cubeAggregates(shelves);
  const course = (value: Sql): Sql => op({ name: 'listInOrder', value, by: sql`day` });
  return sql`
    with ${data.ctes}${lines.ctes},
    cells as (
      -- one row per group and day
      select ${join([
        ...names,
        sql`${op({ name: 'cast', value: id(keyName('r', rows.length)), type: 'integer' })} as day`,
        ...counted.map(
          (name) =>
            sql`${op({ name: 'cast', value: aggregateSql(name, null), type: 'double' })} as ${id(name)}`,
        ),
      ])}
      from ${lines.from}
      group by ${join([...names, id(keyName('r', rows.length))])}
      limit ${lit(mostCells + 1)}
    ),
    courses as (
      -- one row per group
      select ${join([
        ...names,
        sql`${course(sql`day`)} as ${id(courseDays)}`,
        ...counted.map((name) => sql`${course(id(name))} as ${id(name)}`),
      ])}
      from cells${names.length === 0 ? nothing : sql`${newline}group by ${join(names)}`}
    )
    select ${join([...keys.flatMap(writtenKey), ...[courseDays, ...counted].map((name) => id(name))])}
    from courses${join(
      keys
        .filter(({ on }) => on.kind === 'product')
        .map(
          ({ name }) =>
            sql`${newline}left join ${starTables(model.schema).product} as ${id(`${name}_of`)} on ${id(`${name}_of`)}.product = courses.${id(name)}`,
        ),
      nothing,
    )}`;
}

interface AxisKey {
  readonly axis: 'r' | 'c';
  readonly place: number;
  readonly on: FieldKind;
  readonly name: string;
}

function axisKeys(axis: 'r' | 'c', fields: readonly Field[]): readonly AxisKey[] {
  return fields.map(({ on }, place) => ({ axis, place, on, name: keyName(axis, place) }));
}

/** A key that means something outside of this data set; of products their name and the star's key too. */
function writtenKey({ axis, place, on, name }: AxisKey): readonly Sql[] {
  const key = sql`courses.${id(name)}`;
  if (on.kind === 'product') {
    const of = id(`${name}_of`);
    return [
      sql`${of}.code as ${id(name)}`,
      sql`${of}.name as ${id(productName(axis, place))}`,
      sql`${key} as ${id(productKey(axis, place))}`,
    ];
  }
  const written = on.kind === 'dimension' ? op({ name: 'cast', value: key, type: 'text' }) : key;
  return [sql`${written} as ${id(name)}`];
}
