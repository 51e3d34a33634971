import type { Dataset } from '../../core/model/dataset.ts';
import { id, join, newline, op, sql, type Sql } from '../../core/sql/index.ts';
import type { CampaignParams } from './params.ts';
import { measures, placedCtes } from './people.ts';

/**
 * One row per `stratum` (−1: had not bought before) and side (`reached`): customers, and of every measure the sum
 * and squares in the window (`_y`, `_yy`), before it (`_x`, `_xx`), and the products of both (`_yx`).
 */
export function compileResult(params: CampaignParams, data: Dataset): Sql {
  const sums = measures.flatMap((measure) => {
    const [y, x] = [measure, `${measure}_before`].map((name) =>
      op({ name: 'cast', value: id(name), type: 'double' }),
    ) as [Sql, Sql];
    return [
      sql`sum(${y}) as ${id(`${measure}_y`)}`,
      sql`sum(${y} * ${y}) as ${id(`${measure}_yy`)}`,
      sql`sum(${x}) as ${id(`${measure}_x`)}`,
      sql`sum(${x} * ${x}) as ${id(`${measure}_xx`)}`,
      sql`sum(${y} * ${x}) as ${id(`${measure}_yx`)}`,
    ];
  });
  return sql`
    with ${data.ctes}${placedCtes(params, data)}
    select stratum, reached, count(*) as customers,
      ${join(sums, sql`,${newline}`)}
    from placed
    group by stratum, reached`;
}
