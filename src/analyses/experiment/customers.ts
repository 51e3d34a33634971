import type { Dataset } from '../../core/model/dataset.ts';
import { neededCtes } from '../../core/model/relations.ts';
import { all, id, lit, sql, type Sql } from '../../core/sql/index.ts';
import { aboutOf, armNames } from './arms.ts';
import { ctes } from './counted.ts';
import { groupedCtes } from './group-query.ts';
import { elsewhereIn, sharedCtes } from './health-query.ts';
import { readMark, type ExperimentMark } from './marks.ts';
import { outcomeOf } from './outcomes.ts';
import type { ExperimentParams } from './params.ts';
import { outcomesOf } from './query.ts';
import { classedCtes } from './spread-query.ts';

/** The customers of a mark, see `marks.ts`; null for a mark that the view does not have. */
export function customersOfExperimentMark(
  text: string,
  params: ExperimentParams,
  data: Dataset,
): Sql | null {
  const mark = readMark(text);
  const base = mark && outcomesOf(params, data);
  if (!base) return null;
  const arms = armNames(params, data.model).length;
  if ('arm' in mark && mark.arm !== null && mark.arm >= arms) return null;
  const chosen = chosenBy(mark, params, data);
  if (!chosen) return null;
  const query = sql`${ctes([base, ...chosen.ctes])}
    select distinct customer
    from ${chosen.from} as chosen
    where ${all([sql`customer is not null`, ...chosen.where])}`;
  return sql`
    with ${neededCtes(data.relations, query)}${query}`;
}

interface Chosen {
  readonly ctes: readonly Sql[];
  readonly from: Sql;
  readonly where: readonly Sql[];
}

function chosenBy(mark: ExperimentMark, params: ExperimentParams, data: Dataset): Chosen | null {
  const about = aboutOf(params);
  const inArm = (arm: number): Sql => sql`arm = ${lit(arm)}`;
  switch (mark.kind) {
    case 'arm':
      return { ctes: [], from: id('counted'), where: [inArm(mark.arm)] };
    case 'several':
      return { ctes: [], from: id('fated'), where: [sql`fate = 'several'`] };
    case 'bought':
    case 'not': {
      if (!about) return null;
      const { y } = outcomeOf(about.metric, params);
      const isAbove = mark.kind === 'bought' ? sql`${y} > 0` : sql`${y} <= 0`;
      return { ctes: [], from: id('outcome'), where: [inArm(mark.arm), isAbove] };
    }
    case 'health':
      return healthOf(mark, params, data);
    case 'group':
      return {
        ctes: [groupedCtes(params, data)],
        from: id('grouped'),
        where: [inArm(mark.arm), sql`label = ${lit(mark.value)}`],
      };
    case 'bin':
      return about
        ? {
            ctes: classedCtes(about.metric, params),
            from: id('classed'),
            where: [inArm(mark.arm), sql`slot = ${lit(mark.slot)}`],
          }
        : null;
  }
}

function healthOf(
  { code, arm }: Extract<ExperimentMark, { readonly kind: 'health' }>,
  params: ExperimentParams,
  data: Dataset,
): Chosen | null {
  const inArm = arm === null ? [] : [sql`arm = ${lit(arm)}`];
  switch (code) {
    case 'noExposure':
    case 'later':
    case 'open':
      return { ctes: [], from: id('fated'), where: [sql`fate = ${lit(code)}`, ...inArm] };
    case 'before':
      return { ctes: [], from: id('outcome'), where: [sql`early = 1`, ...inArm] };
    case 'elsewhere': {
      const condition = elsewhereIn(params, data);
      return condition && { ctes: [], from: id('counted'), where: [condition, ...inArm] };
    }
    case 'shared': {
      const shared = sharedCtes(data);
      if (!shared) return null;
      const isShared = sql`customer in (select customer from shared)`;
      return { ctes: [shared], from: id('counted'), where: [isShared, ...inArm] };
    }
  }
}
