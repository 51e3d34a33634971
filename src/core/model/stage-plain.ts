import { all, id, join, lit, nothing, sql, type Sql } from '../sql/index.ts';
import { cell } from './csv-relation.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';
import { isPlainDay, plainDay } from './read-cell.ts';
import type { DateRecipe, NumberRecipe } from './recipe.ts';
import {
  isStripped,
  largestAmount,
  microsPerUnit,
  netOf,
  refundCondition,
  stageColumns,
  stagedTexts,
} from './stage-columns.ts';

/**
 * The short way to the stage, for files in which every cell is plain: the engine's reader makes the
 * numbers itself, and nothing is judged or repaired. Whatever it does not understand leaves a null in
 * `day` or `amount`, or ends the statement: the file then goes the careful way. A test holds the two
 * ways together. Measured on 1 M rows: the stage costs 1.2 times the bare load instead of 1.5.
 */

/** Whether a source may go the short way at all. */
export function canBePlain(source: SourcePlan): boolean {
  const { date, numbers } = stageColumns(source);
  return (
    source.refunds.kind !== 'status' &&
    source.totalLabels.length === 0 &&
    (date.recipe as DateRecipe).order === 'ymd' &&
    numbers.every((column) => (column.recipe as NumberRecipe).decimalMark === '.') &&
    !source.columns.some(isStripped)
  );
}

/** The same stage as `stageTransactions` makes, from a relation whose number columns are numbers. */
export function stagePlain(table: Sql, csv: Sql, source: SourcePlan): Sql {
  const columns = stageColumns(source);
  const { date, quantity, money } = columns;
  const micros = (column: ColumnPlan): Sql => id(`m${column.index}`);
  const scaled = money.map(
    (column) => sql`, ${cell(column)} * ${lit(microsPerUnit)} as ${micros(column)}`,
  );
  const net = netOf(columns, cell, micros);
  // An empty discount is none; an empty amount is not plain anyway.
  const isExact = all(
    money.map((column) => {
      const excess = sql`abs(${micros(column)} - round(${micros(column)}))`;
      return sql`${column === columns.discount ? sql`coalesce(${excess}, 0)` : excess} <= 0.001`;
    }),
  );
  const refund = refundCondition(source, quantity ? cell(quantity) : sql`null::double`);
  const signed =
    source.refunds.kind === 'orderPrefix'
      ? sql`case when ${refund} then -abs(micros) else micros end`
      : sql`micros`;
  return sql`
    create table ${table} as
    with scaled as (
      -- one row per record: money in millionths
      select *, ${plainDay(cell(date), date.recipe as DateRecipe)} as fast_day${join(scaled, nothing)}
      from ${csv}
    ),
    valued as (
      -- one row per record: its amount in millionths, null where it is not plain
      select *, case when ${isExact} and abs(${net}) <= ${lit(largestAmount * microsPerUnit)} then ${net} end as micros
      from scaled
    )
    select
      ${stagedTexts(source)}case when ${isPlainDay(sql`fast_day`, cell(date))} then fast_day end as day,
      cast(${quantity ? sql`round(${cell(quantity)} * 1000)` : sql`0`} as bigint) as quantity,
      ${refund} as refund,
      cast(${signed} as bigint) as amount,
      0::utinyint as problem
    from valued`;
}
