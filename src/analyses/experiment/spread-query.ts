import type { Dataset } from '../../core/model/dataset.ts';
import { id, join, lit, newline, op, sql, type Sql } from '../../core/sql/index.ts';
import { aboutOf, armsOf, controlOf } from './arms.ts';
import { slots } from './counted.ts';
import { kindOf, type Metric } from './metrics.ts';
import { resultRow } from './moments.ts';
import { valueOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';
import { cutOf, type Part } from './sum-query.ts';

/** As many classes at most, beside the one of those whose outcome is zero. */
export const mostClasses = 24;
const quantiles = [25, 50, 75, 90, 99] as const;

/**
 * How outcomes of the metric that the spread is about are spread over the customers of every arm. Part
 * `bin`: customers and sums by class; slot 0 holds outcomes of zero, label is the lower edge. `point`:
 * quantiles, between two outcomes where they fall there. `rank`: treatment against control, y is Mann and
 * Whitney's U of the treatment, d the sum of t³ - t over ties of t, n and x the customers of both. Of a
 * ratio, only customers with a denominator have an outcome.
 */
export function spreadPart(params: ExperimentParams, data: Dataset): Part {
  const about = aboutOf(params);
  if (!about) return { ctes: [], rows: [] };
  const { metric, place } = about;
  const control = controlOf(armsOf(params, data.model), params);
  return {
    ctes: [
      ...classedCtes(metric, params),
      sql`binned as (
      -- one row per arm and class with a customer
      select arm, slot, count(*) as n, sum(value) as y from classed group by arm, slot
    )`,
      sql`pointed as (
      -- one row per arm with a customer
      select arm, count(*) as n,
        ${op({ name: 'quantilesBetween', value: id('value'), k: quantiles, of: 100 })} as points
      from measured
      group by arm
    )`,
      ...rankCtes(control),
    ],
    rows: [
      sql`select ${resultRow(
        {
          ...{ part: 'bin', arm: sql`arm_row.arm`, slot: sql`class_row.slot`, label: id('label') },
          ...{ metric: place, n: id('n') },
        },
        { y: sql`coalesce(y, 0)` },
      )}
      from arm_row
      cross join class_row
      left join binned on binned.arm = arm_row.arm and binned.slot = class_row.slot`,
      ...quantiles.map(
        (quantile, index) => sql`select ${resultRow(
          {
            ...{ part: 'point', arm: id('arm'), label: lit(String(quantile)) },
            ...{ metric: place, n: id('n') },
          },
          { y: sql`points[${lit(index + 1)}]` },
        )}
      from pointed`,
      ),
      sql`select ${resultRow(
        { part: 'rank', arm: id('arm'), metric: place, n: id('n') },
        { y: id('u'), d: id('ties'), x: id('controls') },
      )}
      from ranked`,
    ],
  };
}

/**
 * The CTEs `measured`, one row per customer who counts and has an outcome; `class_row`, slot and label of
 * every class; and `classed`, the customers with the slot of their class.
 */
export function classedCtes(metric: Metric, params: ExperimentParams): readonly Sql[] {
  const measured = sql`measured as (
      -- one row per customer who counts and has an outcome
      select customer, arm, value
      from (
        select customer, arm, ${valueOf(metric)} as value from outcome
      ) as valued
      where value is not null
    )`;
  if (kindOf(metric) === 'share')
    return [
      measured,
      sql`class_row as (
      -- one row per class: those who did not, and those who did
      select 0 as slot, '0' as label union all select 1, '1'
    )`,
      sql`classed as (
      -- the customers with their class
      select customer, arm, value, cast(value as integer) as slot from measured
    )`,
    ];
  // Amounts count in the smallest units of money, ratios and formulas in units of their own.
  const isFine = kindOf(metric) === 'ratio' || metric.name === 'formula';
  const placeOf = (value: Sql): Sql => sql`floor(${value} * per / width)`;
  return [
    measured,
    sql`class_width as (
      -- one row: classes are width / per wide, the first one holds low, and the last one all from top on
      select low, top, ${widthCase('width', isFine)} as width,
        ${widthCase('per', isFine)} as per
      from (
        select min(value) as low, ${cutOf(id('value'), params)} as top
        from measured
        where value <> 0
      ) as reach
    )`,
    sql`class_row as (
      -- one row per class: zero, then ranges of equal width
      select 0 as slot, '0' as label
      union all
      select slot + 1, ${op({
        name: 'cast',
        value: sql`(${placeOf(id('low'))} + slot) * width / per`,
        type: 'text',
      })}
      from class_width
      join ${slots(mostClasses)} as each_class
        on slot <= ${placeOf(id('top'))} - ${placeOf(id('low'))}
    )`,
    sql`classed as (
      -- the customers with their class
      select customer, arm, value,
        case when value = 0 then 0
          else cast(1 + least(${placeOf(id('value'))}, ${placeOf(id('top'))}) - ${placeOf(id('low'))} as integer)
        end as slot
      from measured
      cross join class_width
    )`,
  ];
}

/** The narrowest of 1, 2, 5, 10 … (fine ones from a thousandth on) of which so many classes reach. */
function widthCase(of: 'width' | 'per', isFine: boolean): Sql {
  const steps = [1, 2, 5] as const;
  const small = [1000, 500, 200, 100, 50, 20, 10, 5, 2].map((per) => ({ width: 1, per }));
  const large = Array.from({ length: 16 }, (_, power) =>
    steps.map((step) => ({ width: step * 10 ** power, per: 1 })),
  ).flat();
  const widths = isFine ? [...small, ...large] : large;
  // One class may be cut at each end.
  const cases = widths.map(
    (one) =>
      sql`when (top - low) * ${lit(one.per)} <= ${lit((mostClasses - 2) * one.width)} then ${lit(one[of])}`,
  );
  return sql`case
          ${join(cases, newline)}
          else ${lit(of === 'per' ? 1 : 1e18)}
        end`;
}

function rankCtes(control: number): readonly Sql[] {
  const double = (value: Sql): Sql => op({ name: 'cast', value, type: 'double' });
  return [
    sql`faced as (
      -- one row per treatment and outcome: how many of it and of the control have it, in order
      select arm_row.arm, value,
        ${double(sql`sum(case when tally.arm = arm_row.arm then n else 0 end)`)} as treated,
        ${double(sql`sum(case when tally.arm = arm_row.arm then 0 else n end)`)} as controls
      from (
        select arm, value, count(*) as n from measured group by arm, value
      ) as tally
      join arm_row on arm_row.arm <> ${lit(control)}
        and (tally.arm = arm_row.arm or tally.arm = ${lit(control)})
      group by arm_row.arm, value
    )`,
    sql`ranked as (
      -- one row per treatment
      select arm, sum(treated) as n, sum(controls) as controls,
        sum(treated * (up_to_here - controls / 2)) as u,
        sum((treated + controls) * (treated + controls) * (treated + controls) - (treated + controls)) as ties
      from (
        select *, sum(controls) over (partition by arm order by value rows unbounded preceding) as up_to_here
        from faced
      ) as placed
      group by arm
    )`,
  ];
}
