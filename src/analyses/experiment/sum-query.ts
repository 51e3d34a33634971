import type { Dataset } from '../../core/model/dataset.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import { id, join, lit, newline, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { experimentOf, metricsOf } from './arms.ts';
import { kindOf, type Metric } from './metrics.ts';
import { momentColumns, momentRow, type Outcome } from './moments.ts';
import { outcomeOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';

/** What a part of the result adds: CTEs behind `outcome`, and queries of `resultRow`. */
export interface Part {
  readonly ctes: readonly Sql[];
  readonly rows: readonly Sql[];
}

/** The part `sum`: every arm and metric. */
export function sumPart(params: ExperimentParams): Part {
  const metrics = metricsOf(params);
  const outcomes = metrics.map((metric) => outcomeOf(metric, params));
  return {
    ctes: [
      sql`summed as (
      -- one row per arm with a customer: sums, squares and cross-products of every metric
      select arm, count(*) as n${columns(outcomes)}
      from outcome
      group by arm
    )`,
    ],
    rows: metrics.map((_, place) => armRows('sum', place, outcomes[place], 'summed')),
  };
}

/** The part `cut`: the same of means whose largest outcomes are cut to a quantile of everybody's. */
export function cutPart(params: ExperimentParams, { model }: Dataset): Part {
  const means = metricsOf(params).flatMap((metric, place) =>
    kindOf(metric) === 'mean' ? [{ metric, place }] : [],
  );
  if (params.cut >= 100 || means.length === 0) return { ctes: [], rows: [] };
  const edge = (place: number): Sql => id(`edge_${place}`);
  const most = mostCut(params, model);
  const edges = means.map(({ metric, place }) => {
    const { y } = outcomeOf(metric, params);
    return sql`${most === null ? cutOf(y, params) : edgeOf(y, most, params)} as ${edge(place)}`;
  });
  const outcomes = new Map(
    means.map(({ metric, place }) => [place, cutOutcome(metric, edge(place), params)]),
  );
  return {
    ctes: [
      sql`cut_edge as (
      -- one row: what larger outcomes are cut to
      select ${join(edges)} from outcome
    )`,
      sql`cut_summed as (
      -- one row per arm with a customer: the same sums with the largest outcomes cut
      select arm, count(*) as n${join(
        [...outcomes].map(
          ([place, outcome]) => sql`,${newline}        ${momentColumns(`m${place}`, outcome)}`,
        ),
        nothing,
      )}
      from outcome
      cross join cut_edge
      group by arm
    )`,
    ],
    rows: means.map(({ place }) => armRows('cut', place, outcomes.get(place), 'cut_summed')),
  };
}

/** The quantile, of two decimals, that the largest values of some rows are cut to: one of these values. */
export function cutOf(value: Sql, { cut }: Pick<ExperimentParams, 'cut'>): Sql {
  const k = Math.round(cut * 100);
  return sql`${op({ name: 'quantilesExact', value, k: [k], of: 10_000 })}[1]`;
}

/** Beyond so many values sorting them all is as quick. */
const mostListed = 100_000;

/** How many values at most lie at or above the edge, whoever of the customers counts; null: too many. */
function mostCut(params: ExperimentParams, model: ModelInfo): number | null {
  const customers = model.keys.customers + (experimentOf(params, model)?.assigned ?? 0);
  const most = Math.floor(((10_000 - Math.round(params.cut * 100)) * customers) / 10_000) + 1;
  return most > mostListed ? null : most;
}

/** The same value as `cutOf`, read off a list of the largest ones: n values are never sorted. */
function edgeOf(value: Sql, most: number, { cut }: Pick<ExperimentParams, 'cut'>): Sql {
  const k = Math.round(cut * 100);
  // Of n values the quantile is the ⌈k·n / 10,000⌉-th smallest.
  const smaller = op({
    ...{ name: 'intDivide', left: sql`(${lit(k)} * count(*) + 9999)`, right: lit(10_000) },
  });
  return sql`${op({ name: 'largest', value, most })}[count(*) - ${smaller} + 1]`;
}

function cutOutcome(metric: Metric, edge: Sql, params: ExperimentParams): Outcome {
  const outcome = outcomeOf(metric, params);
  return { ...outcome, y: sql`least(${outcome.y}, ${edge})` };
}

function columns(outcomes: readonly Outcome[]): Sql {
  return join(
    outcomes.map(
      (outcome, place) => sql`,${newline}        ${momentColumns(`m${place}`, outcome)}`,
    ),
    nothing,
  );
}

function armRows(part: string, metric: number, outcome: Outcome | undefined, from: string): Sql {
  if (!outcome) throw new RangeError(`no metric ${metric}`);
  const place = { part, arm: sql`arm_row.arm`, metric, n: id('n') };
  return sql`select ${momentRow(place, `m${metric}`, outcome)}
      from arm_row left join ${id(from)} as known on known.arm = arm_row.arm`;
}
