import type { Dataset } from '../../core/model/dataset.ts';
import { all, day, id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { firstExposure, metricsOf } from './arms.ts';
import { atomName, atomsIn, atomsOf, atomSql } from './atoms.ts';
import type { Metric } from './metrics.ts';
import type { Outcome } from './moments.ts';
import type { ExperimentParams } from './params.ts';

/**
 * The CTE `outcome`: one row per customer who counts, with or without an order: customer, arm, exposed,
 * early (1 where they bought between the first exposure of anybody and their own), and a double for every
 * atom of the metrics, after exposure by its name, before it as `<name>_before`.
 */
export function outcomeCtes(params: ExperimentParams, data: Dataset): Sql {
  const { model } = data;
  const sides = sideColumns(params);
  const values = sides.map(
    ({ atom, side, name }) => sql`${atomSql(atom, sql`side = ${lit(side)}`, model)} as ${id(name)}`,
  );
  const columns = sides.map(
    ({ name }) =>
      sql`${op({ name: 'cast', value: sql`coalesce(${id(name)}, 0)`, type: 'double' })} as ${id(name)}`,
  );
  const first = firstExposure(params, model);
  const isEarly = all([
    sql`day < exposed`,
    sql`amount > 0`,
    first === null ? sql`false` : sql`day >= ${day(first)}`,
  ]);
  return sql`spent as (
      -- one row per customer with such an order
      select customer, ${join([...values, sql`max(case when ${isEarly} then 1 else 0 end) as early`])}
      from purchase
      group by customer
    ),
    outcome as (
      -- one row per customer who counts: what they did, and what they had done before
      select counted.customer, arm, exposed, ${join([...columns, sql`coalesce(early, 0) as early`])}
      from counted
      left join spent on spent.customer = counted.customer
    )`;
}

/** Every atom that is counted, after exposure and, where outcomes are adjusted by it, before. */
function sideColumns(params: ExperimentParams) {
  const metrics = metricsOf(params);
  const after = atomsIn(metrics).map((atom) => ({ atom, side: 1, name: atomName(atom) }));
  if (!params.adjust) return after;
  const adjusting = new Set(metrics.map((metric) => atomName(atomsOf(metric).y)));
  const before = after
    .filter(({ name }) => adjusting.has(name))
    .map(({ atom, name }) => ({ atom, side: 0, name: `${name}_before` }));
  return [...after, ...before];
}

/** The columns of `outcome` that a metric is made of. */
export function outcomeOf(metric: Metric, { adjust }: Pick<ExperimentParams, 'adjust'>): Outcome {
  const { y, d } = atomsOf(metric);
  return {
    y: id(atomName(y)),
    d: d && id(atomName(d)),
    x: adjust ? id(`${atomName(y)}_before`) : null,
  };
}

/**
 * A metric as one number of one customer: its outcome, or of a ratio its two sums divided, null of whom
 * there is nothing to divide by.
 */
export function valueOf(metric: Metric): Sql {
  const { y, d } = outcomeOf(metric, { adjust: false });
  return d ? op({ name: 'divide', left: y, right: d }) : y;
}
