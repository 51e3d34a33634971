import type { Dataset } from '../../core/model/dataset.ts';
import { day, id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { metricsOf } from './arms.ts';
import { atomName, atomsIn, atomsOf, atomSql } from './atoms.ts';
import { slots } from './counted.ts';
import { momentRow, momentsOf, type Outcome } from './moments.ts';
import { outcomeOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';
import { needsFirstDay, orderColumns } from './purchases.ts';
import type { Part } from './sum-query.ts';

/** As many weeks since exposure at most. */
export const mostWeeks = 13;

/**
 * The part `week`: every arm, week since exposure and metric, over the customers who count and whose week
 * is over by the as-of day, with what they did in that week alone.
 */
export function weekPart(params: ExperimentParams, data: Dataset): Part {
  const { window } = params;
  const weeks = window === 0 ? mostWeeks : Math.min(mostWeeks, Math.floor(window / 7));
  const metrics = metricsOf(params);
  if (weeks === 0 || metrics.length === 0) return { ctes: [], rows: [] };
  const outcomes = metrics.map((metric): Outcome => {
    const { y, d } = atomsOf(metric);
    return {
      y: sql`acted.${id(atomName(y))}`,
      d: d && sql`acted.${id(atomName(d))}`,
      x: outcomeOf(metric, params).x && sql`aged.${id(`${atomName(y)}_before`)}`,
    };
  });
  return {
    ctes: [actedCte(params, data, weeks), agedCte(weeks, data), ...peopleCtes(outcomes, weeks)],
    rows: metrics.map((_, place) => {
      const outcome = outcomes[place];
      if (!outcome) throw new RangeError(`no metric ${place}`);
      const at = { part: 'week', arm: sql`week_people.arm`, slot: sql`week_people.slot` };
      return sql`select ${momentRow({ ...at, metric: place, n: id('n') }, `m${place}`, outcome)}
      from week_people
      left join week_summed on week_summed.arm = week_people.arm and week_summed.slot = week_people.slot`;
    }),
  };
}

/** What every customer did in every week in which they ordered. */
function actedCte(params: ExperimentParams, { model }: Dataset, weeks: number): Sql {
  const atoms = atomsIn(metricsOf(params));
  const days = op({ name: 'daysBetween', from: id('exposed'), to: id('day') });
  const columns = join(orderColumns(params, model).map((name) => id(name)));
  const firstBought = needsFirstDay(atoms)
    ? sql`, min(case when amount > 0 then day end) over (partition by customer, week) as first_bought`
    : nothing;
  const values = atoms.map((atom) => {
    const value = atomSql(atom, sql`true`, model);
    return sql`${op({ name: 'cast', value, type: 'double' })} as ${id(atomName(atom))}`;
  });
  return sql`acted as (
      -- one row per customer and week since exposure with an order: what they did in it
      select customer, week, ${join(values)}
      from (
        select customer, week, day, ${columns}${firstBought}
        from (
          select customer, ${op({ name: 'intDivide', left: days, right: lit(7) })} as week, day, ${columns}
          from purchase
          where side = 1
        ) as placed
        where week < ${lit(weeks)}
      ) as in_week
      group by customer, week
    )`;
}

function agedCte(weeks: number, { asOf }: Dataset): Sql {
  const days = op({ name: 'daysBetween', from: id('exposed'), to: day(asOf) });
  const over = op({ name: 'intDivide', left: sql`(${days} + 1)`, right: lit(7) });
  return sql`aged as (
      -- one row per customer who counts: how many weeks since exposure are over
      select *, least(${over}, ${lit(weeks)}) as weeks from outcome
    )`;
}

function peopleCtes(outcomes: readonly Outcome[], weeks: number): readonly Sql[] {
  const before = outcomes.flatMap(({ x }, place) =>
    x
      ? momentsOf({ y: x, d: null, x: null }).map(
          ([name, value]) => [id(`m${place}_${name === 'y' ? 'x' : 'xx'}`), value] as const,
        )
      : [],
  );
  const sums = before.map(([name, value]) => sql`, ${value} as ${name}`);
  const added = before.map(([name]) => sql`, sum(${name}) as ${name}`);
  const done = outcomes.map((outcome, place) => {
    const { y, d, x } = outcome;
    const isOfPeople = (name: string): boolean => name === 'x' || name === 'xx';
    const own = momentsOf({ y, d, x }).filter(([name]) => !isOfPeople(name));
    return join(own.map(([name, value]) => sql`${value} as ${id(`m${place}_${name}`)}`));
  });
  return [
    sql`week_people as (
      -- one row per arm and week: whose week is over, and what they had done before exposure
      select arm, slot, sum(n) as n${join(added, nothing)}
      from (
        select arm, weeks, count(*) as n${join(sums, nothing)}
        from aged
        group by arm, weeks
      ) as of_age
      join ${slots(weeks)} as each_week on slot < weeks
      group by arm, slot
    )`,
    sql`week_summed as (
      -- one row per arm and week with an order
      select arm, week as slot${join(
        done.map((one) => sql`,${newline}        ${one}`),
        nothing,
      )}
      from acted
      join aged on aged.customer = acted.customer and week < weeks
      group by arm, week
    )`,
  ];
}
