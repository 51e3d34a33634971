import type { Dataset } from '../../core/model/dataset.ts';
import { day, id, join, lit, op, sql, type Sql } from '../../core/sql/index.ts';
import { aboutOf, lookDays } from './arms.ts';
import { atomsOf, atomSql, isYesOrNo, type Atom } from './atoms.ts';
import { momentsOf, resultRow } from './moments.ts';
import { outcomeOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';
import type { Part } from './sum-query.ts';

/**
 * The part `look`: every arm on every day of the course, over the customers who count and are exposed by
 * that day, with what they did up to it; orders are as they stand on the as-of day.
 *
 * What a customer adds to a sum of squares between two days is after² - before²: so sums at every look are
 * running sums over what happened, and customers are never multiplied by looks.
 */
export function lookPart(params: ExperimentParams, data: Dataset): Part {
  const about = aboutOf(params);
  if (!about) return { ctes: [], rows: [] };
  const { days, step } = lookDays(params, data);
  const { y, d } = atomsOf(about.metric);
  const { x } = outcomeOf(about.metric, params);
  const slotOf = (value: Sql): Sql => {
    const back = op({ name: 'daysBetween', from: value, to: day(data.asOf) });
    const steps = op({ name: 'intDivide', left: back, right: lit(step) });
    return sql`${lit(days.length - 1)} - ${steps}`;
  };
  const atoms = [['y', y] as const, ...(d ? [['d', d] as const] : [])];
  const added = stepMoments(d !== null, x);
  const names = [...added.map(([name]) => name), ...(x ? (['x', 'xx'] as const) : [])];
  return {
    ctes: [
      ...coursesCtes(atoms, data),
      sql`moved as (
      -- one row per arm and look with news: customers who came in, and what was done
      select arm, slot, sum(n) as n, ${join(names.map((name) => sql`sum(${id(name)}) as ${id(name)}`))}
      from (
        select arm, ${slotOf(id('exposed'))} as slot, count(*) as n,
          ${join(names.map((name) => sql`${entered(name, x)} as ${id(name)}`))}
        from outcome
        group by arm, ${slotOf(id('exposed'))}
        union all
        select arm, ${slotOf(id('day'))}, 0, ${join([...added.map(([, value]) => value), ...(x ? [lit(0), lit(0)] : [])])}
        from course
        join outcome on outcome.customer = course.customer
        group by arm, ${slotOf(id('day'))}
      ) as news
      group by arm, slot
    )`,
      sql`look_row as (
      -- one row per look
      ${join(
        days.map((look, slot) => sql`select ${lit(slot)} as slot, ${lit(look)} as label`),
        sql` union all `,
      )}
    )`,
      sql`looked as (
      -- one row per arm and look: everything up to it
      select arm_row.arm, look_row.slot, label, ${join(['n', ...names].map(running))}
      from arm_row
      cross join look_row
      left join moved on moved.arm = arm_row.arm and moved.slot = look_row.slot
      window so_far as (partition by arm_row.arm order by look_row.slot rows unbounded preceding)
    )`,
    ],
    rows: [
      sql`select ${resultRow(
        {
          ...{ part: 'look', arm: id('arm'), slot: id('slot'), label: id('label') },
          ...{ metric: about.place, n: id('n') },
        },
        Object.fromEntries(names.map((name) => [name, id(name)])),
      )}
      from looked`,
    ],
  };
}

function running(name: string): Sql {
  return sql`coalesce(sum(${id(name)}) over so_far, 0) as ${id(name)}`;
}

/** What customers bring along on the day of exposure: what they had done before. */
function entered(name: string, x: Sql | null): Sql {
  if (x && name === 'x') return sql`sum(${x})`;
  return x && name === 'xx' ? sql`sum(${x} * ${x})` : lit(0);
}

/** Day by day what every customer has done so far, `y` and `d`, and what they had done before it. */
function coursesCtes(
  atoms: readonly (readonly ['y' | 'd', Atom])[],
  { model }: Dataset,
): readonly Sql[] {
  const daily = atoms.map(([name, atom]) => {
    const value = atomSql(atom, sql`true`, model);
    return sql`${op({ name: 'cast', value, type: 'double' })} as ${id(name)}`;
  });
  const soFar = atoms.map(([name, atom]) => {
    const total = isYesOrNo(atom) ? sql`max(${id(name)})` : sql`sum(${id(name)})`;
    return sql`${total} over (partition by customer order by day rows unbounded preceding) as ${id(name)}`;
  });
  const earlier = atoms.map(
    ([name]) =>
      sql`coalesce(lag(${id(name)}) over (partition by customer order by day), 0) as ${id(`${name}_before`)}`,
  );
  return [
    sql`course as (
      -- one row per customer and day with an order: what they had done by its end, and by its beginning
      select customer, day, ${join([...atoms.map(([name]) => id(name)), ...earlier])}
      from (
        select customer, day, ${join(soFar)}
        from (
          select customer, day, ${join(daily)}
          from purchase
          where side = 1
          group by customer, day
        ) as daily
      ) as so_far
    )`,
  ];
}

/** What one day of one customer adds to the sums of a look, by the names of the sums. */
function stepMoments(hasDenominator: boolean, x: Sql | null): ReturnType<typeof momentsOf> {
  const side = (end: '' | '_before') => ({
    y: id(`y${end}`),
    d: hasDenominator ? id(`d${end}`) : null,
    x,
  });
  const before = new Map(momentsOf(side('_before')));
  return momentsOf(side('')).flatMap(([name, after]) => {
    const earlier = before.get(name);
    return earlier && name !== 'x' && name !== 'xx' ? [[name, sql`${after} - ${earlier}`]] : [];
  });
}
