import { id, join, lit, nothing, sql, type Sql } from '../sql/index.ts';
import type { SourcePlan } from './plan.ts';
import { stagedColumnOf } from './stage-columns.ts';
import { rowProblems } from './stage.ts';
import { isLeftOut, leftOutColumn } from './left-out.ts';
import { currencyColumn, namesOtherCurrency } from './other-currency.ts';

/** Columns of the stage whose cells stand on one row of their order only; `day` where the date does. */
export function perOrderColumns(source: SourcePlan): readonly string[] {
  const names = source.columns
    .filter((column) => column.perOrder)
    .map((column) => (column.use === 'date' ? 'day' : stagedColumnOf(column)));
  if (leftOutColumn(source)?.perOrder) names.push('left_out');
  if (currencyColumn(source)?.perOrder) names.push('currency_text');
  return [...new Set(names)].filter((name) => name !== null && name !== 'order_id') as string[];
}

/** Fills cells that stand on one row of their order only: from the order's first filled one. */
export function fillPerOrder(stage: Sql, names: readonly string[]): Sql {
  const day = names.includes('day');
  const firsts = names.map(
    (name) => sql`, first(${id(name)}) filter (where ${isFilled(name)}) as ${id(name)}`,
  );
  const dateMissing = lit(rowProblems.indexOf('dateMissing'));
  const sets = [
    ...names.map(
      (name) =>
        sql`${id(name)} = case when ${isFilled(name, sql`stage.`)} then stage.${id(name)} else filled.${id(name)} end`,
    ),
    ...(day
      ? [
          sql`problem = case when problem = ${dateMissing} and filled.day is not null and amount is not null then 0 else problem end`,
        ]
      : []),
  ];
  return sql`
    update ${stage} as stage
    set ${join(sets)}
    from (
      select order_id${join(firsts, nothing)} from ${stage} group by order_id
    ) as filled
    where filled.order_id = stage.order_id
      and (${join(
        names.map((name) => sql`not ${isFilled(name, sql`stage.`)}`),
        sql` or `,
      )})`;
}

function isFilled(name: string, of: Sql = nothing): Sql {
  const column = sql`${of}${id(name)}`;
  return name === 'day'
    ? sql`(${column} is not null)`
    : sql`coalesce(trim(${column}) <> '', false)`;
}

/** Leaves out the rows of orders that are no sales, once every row says so. */
export function leaveOutOrders(stage: Sql, source: SourcePlan): Sql {
  return sql`
    update ${stage}
    set problem = ${lit(rowProblems.indexOf('notASale'))}, problem_text = left_out
    where ${isLeftOut(source, sql`left_out`)}`;
}

/** Leaves out the rows of orders in another currency, once every row says which. */
export function leaveOutCurrencies(stage: Sql, source: SourcePlan): Sql {
  return sql`
    update ${stage}
    set problem = ${lit(rowProblems.indexOf('otherCurrency'))}, problem_text = currency_text
    where problem = 0 and ${namesOtherCurrency(source, sql`currency_text`)}`;
}
