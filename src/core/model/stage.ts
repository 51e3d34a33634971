import { all, id, join, lit, newline, nothing, sql, type Sql } from '../sql/index.ts';
import { cell } from './csv-relation.ts';
import type { ColumnPlan, SourcePlan } from './plan.ts';
import { dayOf, isMissing, numberOf, plainDay, plainNumber } from './read-cell.ts';
import type { DateRecipe, NumberRecipe } from './recipe.ts';
import { daysOfRows, isOutside } from './day-range.ts';
import { isLeftOut, leftOutColumn } from './left-out.ts';
import { keepsHour, stagedHour } from './hour.ts';
import { stagedMargins } from './margin.ts';
import { isOtherCurrency, otherCurrencyCell } from './other-currency.ts';
import { byOrder } from './order-grain.ts';
import { cancelledSale, signedAmount } from './signed-amount.ts';
import { carriedCells } from './stage-carried.ts';
import {
  isStripped,
  largestAmount,
  microsPerUnit,
  netOf,
  refundCondition,
  stageColumns,
  stagedTexts,
  type StageColumns,
} from './stage-columns.ts';
import { zonedDays } from './zoned-day.ts';

/**
 * Why a row of a transactions file was not loaded; the position in the list is the code in
 * `stage.problem`, where 0 means the row is good.
 */
export const rowProblems = [
  'none',
  'totalRow',
  'dateMissing',
  'dateUnreadable',
  'amountMissing',
  'amountUnreadable',
  'quantityUnreadable',
  'unitPriceUnreadable',
  'tooLarge',
  'notASale',
  'replaced',
  'outsideDays',
  'otherCurrency',
] as const;
export type RowProblem = (typeof rowProblems)[number];
const outsideDays = lit(rowProblems.indexOf('outsideDays'));

/** Cells that were read although they were not clean, or left unread; the position is the bit in `stage.repairs`. */
export const cellRepairs = [
  'number',
  'date',
  'identifier',
  'rounded',
  'cancelledSale',
  'orderDiscount',
  'costUnreadable',
] as const;
export type CellRepair = (typeof cellRepairs)[number];

/**
 * The first table of an import: one row per record of the transactions file, typed, in file order,
 * with the reason where a record can not be loaded.
 */
export function stageTransactions(table: Sql, csv: Sql, source: SourcePlan): Sql {
  return sql`
    create table ${table} as${newline}${stagedRows(csv, source)}`;
}

/** Adds the records of the file's next part. */
export function stageMore(table: Sql, csv: Sql, source: SourcePlan): Sql {
  return sql`
    insert into ${table}${newline}${stagedRows(csv, source)}`;
}

function stagedRows(csv: Sql, source: SourcePlan): Sql {
  const rows = recordRows(csv, source);
  return source.grain === 'order' ? byOrder(rows, source, outsideDays) : rows;
}

function recordRows(csv: Sql, source: SourcePlan): Sql {
  const columns = stageColumns(source);
  const { date, amount, quantity, unitPrice, numbers, money } = columns;
  const recipe = date.recipe as DateRecipe;
  const { zone } = recipe;
  const value = (column: ColumnPlan | null): Sql =>
    column ? id(`v${column.index}`) : sql`null::double`;
  const net = netOf(columns, value, (column) => id(`m${column.index}`));
  const refund = refundCondition(source, value(quantity));
  const firstCell = source.columns[0];

  // A file may be read for a few of its days: the rows of all others should weigh nothing.
  const kept = (text: Sql): Sql =>
    daysOfRows(source) ? sql`case when verdict <> ${outsideDays} then ${text} end` : text;

  return sql`
    with fast as (
      -- one row per record: raw cells, and what the fast path reads in them
      select *,
        ${plainDay(cell(date), recipe)} as fast_day${each(
          numbers,
          (column) =>
            sql`${plainNumber(cell(column), column.recipe as NumberRecipe)} as ${id(`f${column.index}`)}`,
        )}
      from ${csv}
    ),
    typed as (
      -- one row per record: what the tolerant path adds
      select *,
        ${dayOf(sql`fast_day`, cell(date), recipe)} as ${zone ? sql`written_day` : sql`day`}${each(
          numbers,
          (column) =>
            sql`${numberOf(id(`f${column.index}`), cell(column), column.recipe as NumberRecipe)} as ${id(`v${column.index}`)}`,
        )}
      from fast
    ),
    ${zone ? sql`${zonedDays(sql`typed`, cell(date), zone, keepsHour(source))},${newline}    ` : nothing}scaled as (
      -- one row per record: money in millionths
      select *${each(money, (column) => sql`${value(column)} * ${lit(microsPerUnit)} as ${id(`m${column.index}`)}`)}
      from ${zone ? sql`zoned` : sql`typed`}
    ),
    valued as (
      -- one row per record: its amount in millionths
      select *, ${net} as micros
      from scaled
    ),
    judged as (
      -- one row per record: whether it can be loaded
      select *, ${problemCase(source, { date, amount, quantity, unitPrice, firstCell })} as verdict
      from valued
    )
    select
      ${join(
        stagedTexts(source).map(({ name, text }) => sql`${kept(text)} as ${id(name)},${newline}`),
        nothing,
      )}day,
      try_cast(${quantity ? sql`round(${value(quantity)} * 1000)` : sql`0`} as bigint) as quantity,
      ${refund} as refund,
      try_cast(${signedAmount(source, refund)} as bigint) as amount,
      ${stagedMargins(source, {
        ...{ micros: sql`micros`, counted: signedAmount(source, refund), refund },
        quantity: value(quantity),
        cancelled: cancelledSale(source, sql`>=`)[0] ?? null,
      })}${stagedHour(source, cell(date), recipe)}${carriedCells(source, columns)}false as made,
      cast(verdict as utinyint) as problem,
      ${problemText(source, { date, amount, quantity, unitPrice })} as problem_text,
      cast(${repairBits(source, columns)} as utinyint) as repairs
    from judged`;
}

interface Needed {
  readonly date: ColumnPlan;
  readonly amount: ColumnPlan | null;
  readonly quantity: ColumnPlan | null;
  readonly unitPrice: ColumnPlan | null;
}

function problemCase(
  source: SourcePlan,
  needed: Needed & { firstCell: ColumnPlan | undefined },
): Sql {
  const { date, amount, quantity, unitPrice, firstCell } = needed;
  const code = (problem: RowProblem): Sql => lit(rowProblems.indexOf(problem));
  const unreadable = (column: ColumnPlan | null, problem: RowProblem): Sql =>
    column ? sql`when ${id(`v${column.index}`)} is null then ${code(problem)}` : nothing;
  const isTotal =
    source.totalLabels.length > 0 && firstCell
      ? sql`when day is null and trim(${cell(firstCell)}) in (${join(source.totalLabels.map((label) => lit(label)))}) then ${code('totalRow')}`
      : nothing;
  const missingAmount = amount
    ? isMissing(cell(amount))
    : sql`${quantity ? isMissing(cell(quantity)) : sql`true`} or ${unitPrice ? isMissing(cell(unitPrice)) : sql`true`}`;
  const isNoSale = leftOut(source);
  const isOther = isOtherCurrency(source);
  const days = daysOfRows(source);
  return sql`case
        ${isNoSale ? sql`when ${isNoSale} then ${code('notASale')}` : nothing}
        ${isOther ? sql`when ${isOther} then ${code('otherCurrency')}` : nothing}
        ${days ? sql`when ${isOutside(days, sql`day`)} then ${outsideDays}` : nothing}
        when day is not null and abs(micros) <= ${lit(largestAmount * microsPerUnit)} then 0
        ${isTotal}
        when day is null and ${isMissing(cell(date))} then ${code('dateMissing')}
        when day is null then ${code('dateUnreadable')}
        when micros is null and (${missingAmount}) then ${code('amountMissing')}
        ${amount ? unreadable(amount, 'amountUnreadable') : nothing}
        ${amount ? nothing : unreadable(quantity, 'quantityUnreadable')}
        ${amount ? nothing : unreadable(unitPrice, 'unitPriceUnreadable')}
        else ${code('tooLarge')}
      end`;
}

/** Whether the mapping leaves a row out: a failed payment, say. Null where it leaves none out. */
function leftOut(source: SourcePlan): Sql | null {
  const column = leftOutColumn(source);
  return column && !column.perOrder ? isLeftOut(source, cell(column)) : null;
}

function problemText(source: SourcePlan, { date, amount, quantity, unitPrice }: Needed): Sql {
  const clipped = (column: ColumnPlan | null): Sql =>
    column ? sql`left(${cell(column)}, 80)` : sql`null`;
  const money = amount
    ? sql`when micros is null then ${clipped(amount)}`
    : sql`when ${quantity ? sql`${id(`v${quantity.index}`)} is null` : sql`false`} then ${clipped(quantity)}
        when micros is null then ${clipped(unitPrice)}`;
  return sql`case
        when verdict in (0, ${outsideDays}) then null
        ${otherCurrencyText(source)}
        when day is null then ${clipped(date)}
        ${money}
        else ${clipped(amount ?? unitPrice)}
      end`;
}

/** What a row says of its currency, where that is why it is left out. */
function otherCurrencyText(source: SourcePlan): Sql {
  if (source.onlyCurrency === undefined) return nothing;
  const problem = lit(rowProblems.indexOf('otherCurrency'));
  return sql`when verdict = ${problem} then left(${otherCurrencyCell(source)}, 80)`;
}

/** Bits of the repairs of a row; most rows need none, and that is asked first. */
function repairBits(source: SourcePlan, { date, numbers, money, costs }: StageColumns): Sql {
  const fast = (column: ColumnPlan): Sql => id(`f${column.index}`);
  const micros = (column: ColumnPlan): Sql => id(`m${column.index}`);
  const plainNumbers = numbers.filter(
    (column) => (column.recipe as NumberRecipe).decimalMark === '.',
  );
  const isDateRepair = (date.recipe as DateRecipe).order === 'ymd';
  const identifiers = source.columns
    .filter(isStripped)
    .map((column) => sql`coalesce(suffix(${cell(column)}, '.0'), false)`);
  const clean = all([
    ...(isDateRepair ? [sql`fast_day is not null`] : []),
    ...plainNumbers.map((column) => sql`${fast(column)} is not null`),
    ...costs.map((column) => sql`${micros(column)} is not null`),
    ...money.map((column) => sql`${micros(column)} = round(${micros(column)})`),
    ...identifiers.map((condition) => sql`not ${condition}`),
    ...cancelledSale(source).map((condition) => sql`not (${condition})`),
  ]);
  const bits: readonly (readonly [CellRepair, readonly Sql[]])[] = [
    [
      'number',
      plainNumbers.map(
        (column) => sql`(${fast(column)} is null and ${id(`v${column.index}`)} is not null)`,
      ),
    ],
    ['date', isDateRepair ? [sql`(fast_day is null and day is not null)`] : []],
    ['identifier', identifiers],
    [
      'rounded',
      money.map((column) => sql`abs(${micros(column)} - round(${micros(column)})) > 0.001`),
    ],
    ['cancelledSale', cancelledSale(source)],
    [
      'costUnreadable',
      costs.map(
        (column) => sql`(${id(`v${column.index}`)} is null and not ${isMissing(cell(column))})`,
      ),
    ],
  ];
  const sum = bits
    .filter(([, conditions]) => conditions.length > 0)
    .map(
      ([repair, conditions]) =>
        sql`case when ${join(conditions, sql` or `)} then ${lit(2 ** cellRepairs.indexOf(repair))} else 0 end`,
    );
  return sql`case when ${clean} then 0 else ${join([sql`0`, ...sum], sql` + `)} end`;
}

/** The items as further columns of a select list, each on a line of its own. */
function each<T>(items: readonly T[], toSql: (item: T) => Sql): Sql {
  return join(
    items.map((item) => sql`,${newline}${toSql(item)}`),
    nothing,
  );
}
