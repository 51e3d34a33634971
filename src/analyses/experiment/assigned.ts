import { addDays } from '../../core/calendar.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { starTables } from '../../core/model/tables.ts';
import { customersOfRule } from '../../core/segment/rule-sql.ts';
import {
  all,
  day,
  id,
  join,
  lit,
  newline,
  op,
  sql,
  unionAll,
  type Sql,
} from '../../core/sql/index.ts';
import { armColumnOf, armNames, experimentOf, segmentsOf } from './arms.ts';
import type { ExperimentParams } from './params.ts';

/**
 * The CTE `assigned`, and what it is made of: one row per customer and arm, with customer (null: known of
 * the assignment alone), arm (its place), exposed (null: no day is known), and several, whether they
 * stand in another arm too. Null where there are no two arms to compare.
 */
export function assignedCtes(params: ExperimentParams, data: Dataset): Sql | null {
  if (armNames(params, data.model).length < 2) return null;
  switch (params.from) {
    case 'assignments':
      return byAssignment(params, data);
    case 'column':
      return byColumn(params, data);
    case 'segments':
      return bySegments(params, data);
  }
}

function byAssignment(params: ExperimentParams, data: Dataset): Sql | null {
  const info = experimentOf(params, data.model);
  if (!info) return null;
  const names = armNames(params, data.model);
  const { assignment } = starTables(data.model.schema);
  const asked = all([
    sql`experiment = ${lit(info.id)}`,
    oneOf(id('variant'), names),
    ...data.people,
  ]);
  const exposed = params.since === '' ? id('day') : sql`coalesce(day, ${day(params.since)})`;
  return sql`assigned as (
      -- one row per customer and arm, as the file of the experiment says
      select customer, ${placeOf(id('variant'), names)} as arm, ${exposed} as exposed, several
      from ${assignment} as given
      where ${asked}
    )`;
}

function byColumn(params: ExperimentParams, data: Dataset): Sql | null {
  const column = armColumnOf(params, data.model);
  if (!column) return null;
  const names = armNames(params, data.model);
  const { attribute } = starTables(data.model.schema);
  return sql`assigned as (
      -- one row per customer whose column names an arm
      select customer, ${placeOf(id(column.column), names)} as arm, ${sinceDay(params)} as exposed,
        false as several
      from ${attribute} as described
      where ${all([oneOf(id(column.column), names), ...data.people])}
    )`;
}

/** Who is in a segment is known before exposure: nothing that happens then may decide it. */
function bySegments(params: ExperimentParams, data: Dataset): Sql {
  const then = params.since === '' ? data : data.at(addDays(params.since, -1));
  const segments = segmentsOf(params);
  const name = (place: number): Sql => id(`segment_${place + 1}`);
  const ctes = segments.map(
    ({ rule }, place) => sql`${name(place)} as (
      -- one row per customer of the segment
      ${customersOfRule(rule, then)}
    )`,
  );
  const placed = segments.map(
    (_, place) => sql`        select customer, ${lit(place)} as arm from ${name(place)}`,
  );
  return sql`${join(ctes, sql`,${newline}`)},
    assigned as (
      -- one row per customer and segment
      select customer, arm, ${sinceDay(params)} as exposed,
        count(*) over (partition by customer) > 1 as several
      from (
${join(placed, unionAll)}
      ) as placed
    )`;
}

function sinceDay({ since }: ExperimentParams): Sql {
  return since === '' ? op({ name: 'cast', value: lit(null), type: 'date' }) : day(since);
}

function oneOf(column: Sql, names: readonly string[]): Sql {
  return sql`${column} in (${join(names.map((name) => lit(name)))})`;
}

function placeOf(column: Sql, names: readonly string[]): Sql {
  const cases = names.map((name, place) => sql` when ${column} = ${lit(name)} then ${lit(place)}`);
  return sql`case${join(cases, sql``)} end`;
}
