import { earlyUntil } from '../core/model/early.ts';
import { customerFifthsOf } from '../core/model/fifths.ts';
import { columnFor } from '../core/model/plan.ts';
import {
  cohortMonthsOf,
  customerMonthsOf,
  customersOf,
  firstPurchasesOf,
  movementsOf,
  purchaseDaysOfSorted,
} from '../core/model/rollups.ts';
import { dimensionColumns, isStagedRaw } from '../core/model/stage-columns.ts';
import {
  buildCustomerKey,
  buildDimensionType,
  buildLine,
  buildOrder,
  buildOrderHead,
  buildOrderMap,
  buildProduct,
  dimensionValues,
  fillOrderIds,
  type StarShape,
} from '../core/model/star.ts';
import type { StarTables } from '../core/model/tables.ts';
import { anyUntidy, tidyColumns } from '../core/model/tidy.ts';
import { id, sql, type Sql } from '../core/sql/index.ts';
import type { LoadProgress, Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { survey, type Survey } from './import-survey.ts';
import { oneRow } from './rows.ts';

/** The shape of a star that stands, and the totals of the rows it was made from. */
export type BuiltStar = StarShape & Survey;

/** Builds the tables of the star from the staged rows. */
export async function buildStar(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  hooks: { readonly cancel: Cancel; readonly step: (step: LoadProgress['step']) => void },
): Promise<BuiltStar> {
  const run = (query: Sql): Promise<Uint8Array> => host.run(query, hooks.cancel);
  const create = (table: Sql, query: Sql): Promise<Uint8Array> =>
    run(sql`
      create table ${table} as
      ${query}`);

  hooks.step('orders');
  const sharedOrderIds = await ordersAndCustomers(host, source, tables, run);
  hooks.step('customers');
  const hasProducts =
    columnFor(source.plan, 'product') !== null || columnFor(source.plan, 'productName') !== null;
  if (hasProducts) await products(host, source, tables, run);
  const dimensions = dimensionColumns(source.plan).map(({ name }) => name);
  for (const name of dimensions) await dimensionType(host, tables, name, run);
  const surveyed = await survey(host, tables);
  const measured = { ...surveyed, sharedOrderIds, dimensions, hasProducts };

  hooks.step('lines');
  const map = id(tables.schema, 'order_map');
  await run(buildOrderMap(map, tables, source.plan, measured));
  await run(buildOrder(map, tables, measured, source.plan));
  await run(buildLine(map, tables, measured, source.plan));
  await run(sql`drop table ${map}`);

  hooks.step('rollups');
  const { later, sells } = await oneRow<{ later: boolean; sells: boolean }>(
    host,
    sql`select coalesce(bool_or(later), false) as later, coalesce(min(amount) > 0, false) as sells
      from ${tables.line}`,
  );
  await create(tables.purchaseDay, purchaseDaysOfSorted(tables.order));
  await create(
    tables.customer,
    sql`select * from (${customersOf(tables.order, tables.purchaseDay)})
      order by customer`,
  );
  await create(tables.firstPurchase, firstPurchasesOf(tables.purchaseDay));
  await create(tables.customerFifths, customerFifthsOf(tables.customer));
  const movements = sql`(${movementsOf(tables.order, tables.line, later)})`;
  await create(tables.customerMonth, customerMonthsOf(movements));
  const times = await timesOf(host, tables);
  const early = earlyUntil(times.firstDay, times.medianGapDays);
  await create(
    tables.cohortMonth,
    cohortMonthsOf(tables.customerMonth, tables.firstPurchase, early),
  );
  return { ...measured, ...times, hasLaterLines: later, everyLineSells: sells };
}

/** A rate from fewer gaps than this says nothing about the base. */
const fewestGaps = 30;

async function timesOf(
  host: DuckDbHost,
  tables: StarTables,
): Promise<Pick<StarShape, 'firstDay' | 'lastDay' | 'medianGapDays'>> {
  const row = await oneRow<{
    first_day: string;
    last_day: string;
    gaps: bigint;
    median_gap: number | null;
  }>(
    host,
    sql`select *
      from (
        select cast(min(day) as varchar) as first_day, cast(max(day) as varchar) as last_day
        from ${tables.line}
      )
      cross join (
        select count(gap) as gaps, cast(quantile_cont(gap, 0.5) as double) as median_gap
        from ${tables.purchaseDay}
      )`,
  );
  return {
    firstDay: row.first_day,
    lastDay: row.last_day,
    medianGapDays: row.gaps < BigInt(fewestGaps) ? null : row.median_gap,
  };
}

type Run = (query: Sql) => Promise<Uint8Array>;

/**
 * Groups the rows into orders, and the orders' customers into keys; tidies ids first where they need
 * it, and gives rows without one an id. Returns how many orders share their id with an order of
 * another customer.
 */
async function ordersAndCustomers(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  run: Run,
): Promise<number> {
  const { refunds } = await oneRow<{ refunds: boolean }>(
    host,
    sql`select coalesce(bool_or(refund), false) as refunds from ${tables.stage} where problem = 0`,
  );
  const build = async (): Promise<void> => {
    await run(buildOrderHead(tables, source.plan, refunds));
    await run(buildCustomerKey(tables));
  };
  const isRaw = (use: 'order' | 'customer'): boolean => {
    const column = columnFor(source.plan, use);
    return column !== null && isStagedRaw(column);
  };
  await build();
  const { missing } = await oneRow<{ missing: boolean }>(
    host,
    sql`select coalesce(bool_or(order_id is null), false) as missing from ${tables.orderHead}`,
  );
  const isUntidy =
    (isRaw('order') && (await hasUntidy(host, tables.orderHead, [id('order_id')]))) ||
    (isRaw('customer') && (await hasUntidy(host, tables.customerKey, [id('id')])));
  if (missing || isUntidy) {
    await run(sql`drop table ${tables.orderHead}`);
    await run(sql`drop table ${tables.customerKey}`);
    const keys = [
      ...(isRaw('order') ? [id('order_id')] : []),
      ...(isRaw('customer') ? [id('customer')] : []),
    ];
    if (keys.length > 0) await run(tidyColumns(tables.stage, keys));
    await run(fillOrderIds(tables));
    await build();
  }
  const { shared } = await oneRow<{ shared: bigint }>(
    host,
    sql`select count(*) - count(distinct order_id) as shared from ${tables.orderHead}`,
  );
  return Number(shared);
}

async function products(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  run: Run,
): Promise<void> {
  await run(buildProduct(tables, source.plan));
  const code = columnFor(source.plan, 'product');
  if (!code || !isStagedRaw(code) || !(await hasUntidy(host, tables.product, [id('code')]))) return;
  await run(sql`drop table ${tables.product}`);
  await run(tidyColumns(tables.stage, [id('product')]));
  await run(buildProduct(tables, source.plan));
}

async function dimensionType(
  host: DuckDbHost,
  tables: StarTables,
  name: string,
  run: Run,
): Promise<void> {
  await run(buildDimensionType(tables, name));
  if (!(await hasUntidy(host, dimensionValues(tables, name), [id('value')]))) return;
  await run(sql`drop type ${id(tables.schema, name)}`);
  await run(tidyColumns(tables.stage, [id(name)]));
  await run(buildDimensionType(tables, name));
}

async function hasUntidy(
  host: DuckDbHost,
  relation: Sql,
  columns: readonly Sql[],
): Promise<boolean> {
  return (await oneRow<{ untidy: boolean }>(host, anyUntidy(relation, columns))).untidy;
}
