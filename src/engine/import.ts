import { AppFailure, fail } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { starTables, type StarTables } from '../core/model/tables.ts';
import { id, sql } from '../core/sql/index.ts';
import type { LoadProgress, Source, Sources } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { loadAttributes } from './import-customers.ts';
import { readTransactions } from './import-read.ts';
import { report } from './import-report.ts';
import { buildStar } from './import-star.ts';
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
    const progress = progressOf(transactions, hooks.bytesRead);
    const step = (name: LoadProgress['step']): void => hooks.progress(progress(name));
    const ticking = setInterval(() => step('read'), 100);
    const stage = await readTransactions(host, transactions, tables, hooks.cancel).finally(() =>
      clearInterval(ticking),
    );
    await refuseEmpty(host, stage.source, tables);
    const shape = await buildStar(host, stage.source, tables, { cancel: hooks.cancel, step });
    const customers = sources.find((source) => source.plan.role === 'customers');
    const matched = customers ? await loadAttributes(host, customers, tables, hooks.cancel) : null;
    step('check');
    return await report(host, {
      plan,
      sources,
      transactions: stage.source,
      redecided: stage.redecided,
      isPlain: stage.isPlain,
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

/** A file of which no row could be loaded is no data set. */
async function refuseEmpty(host: DuckDbHost, source: Source, tables: StarTables): Promise<void> {
  const { rows } = await oneRow<{ rows: bigint }>(
    host,
    sql`select count(*) as rows from ${tables.stage} where problem = 0`,
  );
  if (rows === 0n) fail('import.nothingLoaded', { rows: source.records });
}

function progressOf(source: Source, bytesRead: () => number) {
  const before = bytesRead();
  return (step: LoadProgress['step']): LoadProgress => {
    const { size } = source.data;
    const bytes = step === 'read' ? Math.min(size, bytesRead() - before) : size;
    const share = size === 0 ? 1 : bytes / size;
    return {
      step,
      bytes,
      totalBytes: size,
      rows: Math.round(source.records * share),
      totalRows: source.records,
    };
  };
}
