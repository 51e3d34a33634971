import { AppFailure, fail } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import { starTables, type StarTables } from '../core/model/tables.ts';
import { id, sql } from '../core/sql/index.ts';
import type { LoadProgress, Source, Sources } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { loadAttributes } from './import-customers.ts';
import { readTransactions } from './import-read.ts';
import { report } from './import-report.ts';
import { buildRollups } from './import-rollups.ts';
import { buildFacts, type Facts } from './import-star.ts';
import { buildPlainFacts } from './plain/plain-star.ts';
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
    const progress = progressOf(transactions, hooks.progress);
    const { facts, ...read } =
      (await readPlain(host, transactions, tables, hooks.cancel, progress)) ??
      (await readCarefully(host, transactions, tables, hooks, progress));
    progress('rollups');
    const rollups = await buildRollups(host, tables, hooks.cancel);
    const customers = sources.find((source) => source.plan.role === 'customers');
    const matched = customers ? await loadAttributes(host, customers, tables, hooks.cancel) : null;
    progress('check');
    const shape = { ...facts, ...rollups };
    return await report(host, { plan, sources, ...read, tables, shape, matched, started });
  } catch (error) {
    await host.run(sql`drop schema if exists ${id(schema)} cascade`);
    if (error instanceof AppFailure && error.error.code === 'engine.cancelled')
      fail('import.cancelled');
    throw error;
  }
}

/** The transactions as keys, orders and lines, and how they were read. */
interface Read {
  readonly facts: Facts;
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly transactions: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
  /** Whether every cell was plain: then nothing was rejected, and nothing repaired. */
  readonly isPlain: boolean;
}

type Progress = (step: LoadProgress['step'], bytesRead?: number) => void;

/** The short way; null where the file has to go the careful way. */
async function readPlain(
  host: DuckDbHost,
  transactions: Source,
  tables: StarTables,
  cancel: Cancel,
  progress: Progress,
): Promise<Read | null> {
  const facts = await buildPlainFacts(host, transactions, tables, { cancel, progress });
  return facts ? { facts, transactions, redecided: [], isPlain: true } : null;
}

/** The careful way: every cell is judged, and what is wrong with it is kept. */
async function readCarefully(
  host: DuckDbHost,
  planned: Source,
  tables: StarTables,
  { cancel, bytesRead }: ImportHooks,
  progress: Progress,
): Promise<Read> {
  const before = bytesRead();
  const ticking = setInterval(() => progress('read', bytesRead() - before), 100);
  const { source, redecided } = await readTransactions(host, planned, tables, cancel).finally(() =>
    clearInterval(ticking),
  );
  await refuseEmpty(host, source, tables);
  const facts = await buildFacts(host, source, tables, { cancel, progress });
  return { facts, transactions: source, redecided, isPlain: false };
}

/** A file of which no row could be loaded is no data set. */
async function refuseEmpty(host: DuckDbHost, source: Source, tables: StarTables): Promise<void> {
  const { rows } = await oneRow<{ rows: bigint }>(
    host,
    sql`select count(*) as rows from ${tables.stage} where problem = 0`,
  );
  if (rows === 0n) fail('import.nothingLoaded', { rows: source.records });
}

/** Bytes as shares of the rows; a file that is read again does not count down. */
function progressOf({ data, records }: Source, tell: ImportHooks['progress']): Progress {
  let bytes = 0;
  return (step, bytesRead = 0) => {
    bytes = step === 'read' ? Math.min(data.size, Math.max(bytes, bytesRead)) : data.size;
    const rows = Math.round(records * (data.size === 0 ? 1 : bytes / data.size));
    tell({ step, bytes, totalBytes: data.size, rows, totalRows: records });
  };
}
