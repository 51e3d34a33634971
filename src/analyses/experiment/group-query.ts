import { addDays } from '../../core/calendar.ts';
import {
  customerGroupPlaces,
  customerGroupsOf,
  isCustomerGroupKind,
  type CustomerGroupKind,
} from '../../core/model/customer-groups.ts';
import type { Dataset } from '../../core/model/dataset.ts';
import { neededCtes } from '../../core/model/relations.ts';
import { starTables } from '../../core/model/tables.ts';
import { dimensionOf } from '../../core/spec/params.ts';
import { id, join, lit, newline, sql, type Sql } from '../../core/sql/index.ts';
import { aboutOf, firstExposure } from './arms.ts';
import { momentColumns, momentRow } from './moments.ts';
import { outcomeOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';
import type { Part } from './sum-query.ts';

/** As many values of a dimension at most: the largest ones. */
export const mostGroups = 20;

/**
 * The part `group`: every arm and group of customers who count, for the metric that parts are about.
 * Groups of the app stand as of the day before the first exposure: later they may be an outcome.
 */
export function groupPart(params: ExperimentParams, data: Dataset): Part {
  const about = aboutOf(params);
  if (!about) return { ctes: [], rows: [] };
  const outcome = outcomeOf(about.metric, params);
  const at = {
    ...{ part: 'group', arm: id('arm'), slot: id('slot'), label: id('label') },
    ...{ metric: about.place, n: id('n') },
  };
  return {
    ctes: [
      groupedCtes(params, data),
      sql`group_summed as (
      -- one row per arm and group with a customer
      select arm, slot, label, count(*) as n, ${momentColumns('g', outcome)}
      from grouped
      group by arm, slot, label
    )`,
    ],
    rows: [sql`select ${momentRow(at, 'g', outcome)} from group_summed`],
  };
}

/** The CTE `grouped`: the rows of `outcome` with slot and label of their group; -1 and '' without one. */
export function groupedCtes(params: ExperimentParams, data: Dataset): Sql {
  const source = isCustomerGroupKind(params.by)
    ? groupsBefore(params.by, params, data)
    : byDimension(params, data);
  return sql`${source},
    grouped as (
      -- one row per customer who counts, with their group
      select outcome.*, coalesce(slot, -1) as slot, coalesce(label, '') as label
      from outcome
      left join group_of on group_of.customer = outcome.customer
    )`;
}

function groupsBefore(kind: CustomerGroupKind, params: ExperimentParams, data: Dataset): Sql {
  const first = firstExposure(params, data.model);
  if (first === null) return nobody;
  const then = data.at(addDays(first, -1));
  const names = customerGroupsOf(kind).map(
    (group) => sql`when place = ${lit(group.place)} then ${lit(group.id)}`,
  );
  const query = sql`in_group as (
        -- one row per customer who had bought by then
        select * from ${customerGroupPlaces(kind, then)} as standing
      )
      select customer, place as slot, case
          ${join(names, newline)}
        end as label
      from in_group
      where place is not null`;
  return sql`group_of as (
      -- one row per customer who had bought before anybody was exposed
      with ${neededCtes(then.relations, query)}${query}
    )`;
}

function byDimension(params: ExperimentParams, { model }: Dataset): Sql {
  const dimension = dimensionOf(params.by, model);
  if (dimension?.source !== 'customer') return nobody;
  const { attribute } = starTables(model.schema);
  const column = id(dimension.column);
  return sql`valued as (
      -- one row per customer who counts and has a value
      select counted.customer, ${column} as label
      from counted
      join ${attribute} as described on described.customer = counted.customer
      where ${column} is not null
    ),
    largest as (
      -- one row per value that most of them have
      select label, row_number() over (order by count(*) desc, label) - 1 as slot
      from valued
      group by label
    ),
    group_of as (
      -- one row per customer with such a value
      select valued.customer, largest.slot, valued.label
      from valued
      join largest on largest.label = valued.label
      where largest.slot < ${lit(mostGroups)}
    )`;
}

const nobody = sql`group_of as (
      -- no groups are known
      select customer, 0 as slot, '' as label from counted where false
    )`;
