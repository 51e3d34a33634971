import { columnFor } from '../core/model/plan.ts';
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
  type Measured,
} from '../core/model/star.ts';
import type { StarTables } from '../core/model/tables.ts';
import { anyUntidy, tidyColumns } from '../core/model/tidy.ts';
import { id, sql, type Sql } from '../core/sql/index.ts';
import type { LoadProgress, Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { survey, type Survey } from './import-survey.ts';
import { oneRow } from './rows.ts';

/** What is known once keys, orders and lines stand: shapes, and the totals of the rows behind them. */
export interface Facts extends Measured, Survey {
  /** Orders that sold on more than one day. */
  readonly ordersOfSeveralDays: number;
}

/** Builds keys, orders and lines from the staged rows. */
export async function buildFacts(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  hooks: {
    readonly cancel: Cancel;
    readonly progress: (step: LoadProgress['step']) => void;
    /** Whether a table of orders will be joined by their ids. */
    readonly keepOrderIds: boolean;
  },
): Promise<Facts> {
  const run = (query: Sql): Promise<Uint8Array> => host.run(query, hooks.cancel);
  hooks.progress('orders');
  const heads = await ordersAndCustomers(host, source, tables, run);
  hooks.progress('customers');
  const hasProducts =
    columnFor(source.plan, 'product') !== null || columnFor(source.plan, 'productName') !== null;
  if (hasProducts) await products(host, source, tables, run);
  const dimensions = dimensionColumns(source.plan).map(({ name }) => name);
  for (const name of dimensions) await dimensionType(host, tables, name, run);
  const surveyed = await survey(host, source.plan, tables);
  const facts = { ...surveyed, ...heads, dimensions, hasProducts };

  hooks.progress('lines');
  const map = id(tables.schema, 'order_map');
  await run(buildOrderMap(map, tables, source.plan, facts));
  await run(buildOrder(map, tables, facts, source.plan));
  await run(buildLine(map, tables, facts, source.plan));
  if (hooks.keepOrderIds)
    await run(sql`create table ${tables.orderKey} as select order_id as id, ord from ${map}`);
  await run(sql`drop table ${map}`);
  await run(sql`drop table ${tables.orderHead}`);

  return facts;
}

type Run = (query: Sql) => Promise<Uint8Array>;

/**
 * Groups the rows into orders, and the orders' customers into keys; tidies ids first where they need
 * it, and gives rows without one an id.
 */
async function ordersAndCustomers(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  run: Run,
): Promise<Pick<Facts, 'sharedOrderIds' | 'ordersOfSeveralDays'>> {
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
  const { shared, several } = await oneRow<Record<'shared' | 'several', bigint>>(
    host,
    sql`select count(*) - count(distinct order_id) as shared,
        count(case when first_day <> last_day then 1 end) as several
      from ${tables.orderHead}`,
  );
  return { sharedOrderIds: Number(shared), ordersOfSeveralDays: Number(several) };
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
