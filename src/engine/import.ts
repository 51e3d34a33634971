import { AppFailure, fail } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { columnFor } from '../core/model/plan.ts';
import {
  amountFifthsOf,
  customerMonthsOf,
  customersOf,
  movementsOf,
  purchaseDaysOfSorted,
} from '../core/model/rollups.ts';
import { csvRelation, dimensionColumns, stageTransactions } from '../core/model/stage.ts';
import {
  buildCustomerKey,
  buildDimensionType,
  buildLine,
  buildOrder,
  buildOrderHead,
  buildOrderMap,
  buildProduct,
  fillOrderIds,
  type StarShape,
} from '../core/model/star.ts';
import { starTables, type StarTables } from '../core/model/tables.ts';
import { id, sql, type Sql } from '../core/sql/index.ts';
import type { LoadProgress, Source, Sources } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { loadAttributes } from './import-customers.ts';
import { rejectsName } from './import-names.ts';
import { redecide } from './import-redecide.ts';
import { report } from './import-report.ts';
import { oneRow } from './rows.ts';

/** What the importer needs beside the engine. */
export interface ImportHooks {
  readonly cancel: Cancel;
  readonly progress: (progress: LoadProgress) => void;
  /** Bytes the engine has read from files so far. */
  readonly bytesRead: () => number;
}

/**
 * Builds the star of a transactions file (and a customers file, if there is one) under a schema of
 * its own. Anything that goes wrong drops the schema again: earlier data are never touched.
 */
export async function importDataset(
  host: DuckDbHost,
  { plan, sources }: Sources,
  schema: string,
  hooks: ImportHooks,
): Promise<LoadReport> {
  const started = performance.now();
  const transactions = sources.find((source) => source.plan.role === 'transactions');
  if (!transactions) fail('mapping.noDate');
  try {
    await host.run(sql`create schema ${id(schema)}`);
    const tables = starTables(schema);
    const stage = await readTransactions(host, transactions, tables, hooks);
    const shape = await buildStar(host, stage.source, tables, hooks);
    const customers = sources.find((source) => source.plan.role === 'customers');
    const matched = customers ? await loadAttributes(host, customers, tables, hooks.cancel) : null;
    hooks.progress(stage.progress('check'));
    return await report(host, {
      plan,
      sources,
      transactions: stage.source,
      redecided: stage.redecided,
      tables,
      shape,
      matched,
      started,
    });
  } catch (error) {
    await host.run(sql`drop schema if exists ${id(schema)} cascade`);
    if (error instanceof AppFailure && error.error.code === 'engine.cancelled')
      fail('import.cancelled');
    throw error;
  }
}

interface Stage {
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly source: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
  readonly progress: (step: LoadProgress['step']) => LoadProgress;
}

async function readTransactions(
  host: DuckDbHost,
  planned: Source,
  tables: StarTables,
  hooks: ImportHooks,
): Promise<Stage> {
  const file = `${tables.schema}.csv`;
  const bytesBefore = hooks.bytesRead();
  const progress = (step: LoadProgress['step']): LoadProgress => {
    const bytes =
      step === 'read'
        ? Math.min(planned.data.size, hooks.bytesRead() - bytesBefore)
        : planned.data.size;
    const share = planned.data.size === 0 ? 1 : bytes / planned.data.size;
    return {
      step,
      bytes,
      totalBytes: planned.data.size,
      rows: Math.round(planned.records * share),
      totalRows: planned.records,
    };
  };
  const ticking = setInterval(() => hooks.progress(progress('read')), 100);
  await host.register(file, planned.data);
  try {
    const read = (source: Source): Promise<Uint8Array> => {
      const csv = csvRelation(file, source.plan, rejectsName(tables), source.longestRecordBytes);
      return host.run(stageTransactions(tables.stage, csv, source.plan), hooks.cancel);
    };
    await read(planned);
    const better = await redecide(host, planned, tables, file, hooks.cancel);
    if (better) {
      await host.run(sql`drop table ${tables.stage}`);
      await host.run(sql`drop table if exists ${id(rejectsName(tables))}`);
      await host.run(sql`drop table if exists ${id(`${rejectsName(tables)}_scan`)}`);
      await read(better.source);
    }
    const loaded = await oneRow<{ rows: bigint; without_order: bigint }>(
      host,
      sql`select count(*) as rows, count(*) filter (where order_id is null) as without_order
        from ${tables.stage} where problem = 0`,
    );
    if (loaded.rows === 0n) fail('import.nothingLoaded', { rows: planned.records });
    if (loaded.without_order > 0n) await host.run(fillOrderIds(tables), hooks.cancel);
    return { source: better?.source ?? planned, redecided: better?.columns ?? [], progress };
  } finally {
    clearInterval(ticking);
    host.unregister(file);
  }
}

async function buildStar(
  host: DuckDbHost,
  source: Source,
  tables: StarTables,
  hooks: ImportHooks,
): Promise<StarShape> {
  const step = (name: LoadProgress['step']): void =>
    hooks.progress({
      step: name,
      bytes: source.data.size,
      totalBytes: source.data.size,
      rows: source.records,
      totalRows: source.records,
    });
  const run = (query: Sql): Promise<Uint8Array> => host.run(query, hooks.cancel);
  const create = (table: Sql, query: Sql): Promise<Uint8Array> =>
    run(sql`
      create table ${table} as
      ${query}`);

  step('orders');
  await run(buildOrderHead(tables));
  step('customers');
  await run(buildCustomerKey(tables));
  const hasProducts =
    columnFor(source.plan, 'product') !== null || columnFor(source.plan, 'productName') !== null;
  if (hasProducts) await run(buildProduct(tables));
  const dimensions = dimensionColumns(source.plan).map(({ name }) => name);
  for (const name of dimensions) await run(buildDimensionType(tables, name));
  const measured = { ...(await measure(host, tables)), dimensions, hasProducts };

  step('lines');
  const map = id(tables.schema, 'order_map');
  await run(buildOrderMap(map, tables, source.plan));
  await run(buildOrder(map, tables, measured));
  await run(buildLine(map, tables, measured));
  await run(sql`drop table ${map}`);

  step('rollups');
  const { later } = await oneRow<{ later: boolean }>(
    host,
    sql`select coalesce(bool_or(later), false) as later from ${tables.line}`,
  );
  await create(tables.purchaseDay, purchaseDaysOfSorted(tables.order));
  await create(
    tables.customer,
    sql`${customersOf(tables.order)}
    order by customer`,
  );
  await create(tables.amountFifths, amountFifthsOf(tables.customer));
  const movements = sql`(${movementsOf(tables.order, tables.line, later)})`;
  await create(tables.customerMonth, customerMonthsOf(movements));
  return { ...measured, hasLaterLines: later };
}

/** Reads off the staged rows what the star's types depend on. */
async function measure(
  host: DuckDbHost,
  tables: StarTables,
): Promise<Pick<StarShape, 'scale' | 'quantityScale' | 'sharedOrderIds'>> {
  const { scale, quantity_scale: quantityScale } = await oneRow<{
    scale: number;
    quantity_scale: number;
  }>(
    host,
    sql`select
        max(case when amount % 1000000 = 0 then 0 when amount % 100000 = 0 then 1 when amount % 10000 = 0 then 2
          when amount % 1000 = 0 then 3 when amount % 100 = 0 then 4 when amount % 10 = 0 then 5 else 6 end) as scale,
        max(case when quantity % 1000 = 0 then 0 when quantity % 100 = 0 then 1 when quantity % 10 = 0 then 2 else 3 end)
          as quantity_scale
      from ${tables.stage}
      where problem = 0`,
  );
  const { shared } = await oneRow<{ shared: bigint }>(
    host,
    sql`select count(*) - count(distinct order_id) as shared from ${tables.orderHead}`,
  );
  return { scale, quantityScale, sharedOrderIds: Number(shared) };
}
