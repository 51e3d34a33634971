import type { Dataset } from '../../core/model/dataset.ts';
import { neededCtes } from '../../core/model/relations.ts';
import { lit, sql, type Sql } from '../../core/sql/index.ts';
import { metricsOf } from './arms.ts';
import { assignedCtes } from './assigned.ts';
import { countedCtes, ctes } from './counted.ts';
import { groupPart } from './group-query.ts';
import { healthPart } from './health-query.ts';
import { lookPart } from './look-query.ts';
import { resultRow, typedResult } from './moments.ts';
import { outcomeCtes } from './outcomes.ts';
import { hasCourse, type ExperimentParams } from './params.ts';
import { purchaseCte } from './purchases.ts';
import { spreadPart } from './spread-query.ts';
import { cutPart, sumPart, type Part } from './sum-query.ts';
import { weekPart } from './week-query.ts';

/**
 * Rows of several parts, all with the same columns: part, arm (its place; -1: all), slot, label, metric
 * (its place, guardrails after metrics; -1: none), n, and the sums of `MetricSums`, of money in minor
 * units. Which parts there are depends on what is shown; the file of each says what it holds. No rows at
 * all where the data have no two arms to compare, and no `sum` where no metric is chosen.
 */
export function compileExperiment(params: ExperimentParams, data: Dataset): Sql {
  const base = outcomesOf(params, data);
  if (!base) return typedResult([sql`select ${noRow} where false`]);
  const parts = partsOf(params, data);
  const query = sql`${ctes([base, ...parts.flatMap((part) => part.ctes)])}
    ${typedResult(parts.flatMap(({ rows }) => rows))}`;
  return sql`
    with ${neededCtes(data.relations, query)}${query}`;
}

/** CTEs up to `outcome`, which parts and marks are made of; null where no two arms are compared. */
export function outcomesOf(params: ExperimentParams, data: Dataset): Sql | null {
  const assigned = assignedCtes(params, data);
  if (!assigned) return null;
  return ctes([
    assigned,
    countedCtes(params, data),
    purchaseCte(params, data),
    outcomeCtes(params, data),
  ]);
}

const noRow = resultRow({ part: 'sum', arm: lit(-1), metric: -1, n: lit(0) }, {});

function partsOf(params: ExperimentParams, data: Dataset): readonly Part[] {
  const always = [sumPart(params), healthPart(params, data)];
  if (metricsOf(params).length === 0) return always;
  switch (params.show) {
    case 'result':
      return [...always, cutPart(params, data), weekPart(params, data)];
    case 'time':
      return [...always, lookPart(params, data), weekPart(params, data)];
    case 'breakdown':
      return [...always, groupPart(params, data)];
    case 'spread':
      return [...always, spreadPart(params, data)];
    case 'report':
      return [
        ...[...always, cutPart(params, data), weekPart(params, data)],
        ...(hasCourse(params) ? [lookPart(params, data)] : []),
      ];
  }
}
