import type { Dataset } from '../../core/model/dataset.ts';
import { all, id, join, lit, nothing, op, sql, type Sql } from '../../core/sql/index.ts';
import { measureSql } from './aggregate-sql.ts';
import { axesOf, namesOf, type AxisColumns } from './axis-columns.ts';
import type { Aggregate } from './measure.ts';
import type { Shelves } from './shelves.ts';

/** Relations that stand after `data.ctes`, and the last of them. */
export interface Grouped {
  readonly ctes: Sql;
  readonly from: Sql;
}

/** What is ranked for the tops: a relation under the keys of the fields, and what its groups come to. */
export interface Ranked {
  readonly from: Sql;
  /** Its columns beside the keys. */
  readonly carried: readonly Sql[];
  readonly counted: (name: Aggregate) => Sql;
}

/**
 * Where only the top values of a field stand apart, the others become one. Fields take their turns from
 * the outermost on; each is judged by the first measure within its groups outside, the best first, equal
 * ones by key.
 */
export function topsOf(shelves: Shelves, data: Dataset, ranked: Ranked): Grouped {
  const axes = axesOf(shelves);
  const [measure] = shelves.measures;
  const worth = measure
    ? measureSql(measure, data.model, ranked.counted)
    : op({ name: 'countIf', condition: sql`true` });
  let source = ranked.from;
  const done: AxisColumns[] = [];
  const ctes = axes
    .filter((one) => one.other !== null)
    .map((one, step) => {
      const stage = id(`topped_${step + 1}`);
      const best = id(`best_${step + 1}`);
      const outer = namesOf(
        axes.slice(0, axes.indexOf(one)).filter(({ axis }) => axis === one.axis),
      );
      const keys = [...outer, one.name];
      const isOther = sql`${best}.place > ${lit(one.field.top)}`;
      const kept = [
        ...ranked.carried,
        ...axes.filter((each) => each !== one).map(({ name }) => name),
        ...done.flatMap(({ other }) => (other ? [other] : [])),
      ];
      const cte = sql`,
    ${best} as (
      -- one row per group: its place among those of the same groups outside
      select ${join(keys)}, row_number() over (${
        outer.length === 0 ? nothing : sql`partition by ${join(outer)} `
      }order by ${worth} desc nulls last, ${tieOf(one)}) as place
      from ${source}
      group by ${join(keys)}
    ),
    ${stage} as (
      select ${join(kept.map((name) => sql`${source}.${name}`))},
        case when ${isOther} then null else ${source}.${one.name} end as ${one.name}, ${isOther} as ${one.other ?? nothing}
      from ${source}
      join ${best} on ${all(keys.map((name) => sql`${best}.${name} is not distinct from ${source}.${name}`))}
    )`;
      done.push(one);
      source = stage;
      return cte;
    });
  return { ctes: join(ctes, nothing), from: source };
}

/** What equal groups are told apart by: the text of a dimension, whose own order is another. */
function tieOf({ field, name }: AxisColumns): Sql {
  return field.on.kind === 'dimension' ? op({ name: 'cast', value: name, type: 'text' }) : name;
}
