import { AppFailure, fail } from '../core/error.ts';
import type { FileReport, LoadReport } from '../core/model/info.ts';
import { unionPlan } from '../core/model/union.ts';
import { starTables, type StarTables } from '../core/model/tables.ts';
import { sql } from '../core/sql/index.ts';
import type { LoadProgress, Source, Sources } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { loadAssignments } from './import-assignments.ts';
import { loadLookup, type Matched } from './import-lookup.ts';
import { noneRejected, type Rejected } from './import-rejects.ts';
import { report } from './import-report.ts';
import { buildRollups } from './import-rollups.ts';
import { stageUnion } from './import-union.ts';
import { buildFacts, type Facts } from './import-star.ts';
import { buildPlainFacts } from './plain/plain-star.ts';
import { lookupsOf, type Lookup } from './lookups.ts';
import { oneRow } from './rows.ts';
import { requireOneCurrency } from './sources.ts';
import { createSchema, dropSchema, dropStaging, packedFrom } from './staging.ts';

/** What the importer needs beside the engine. */
export interface ImportHooks {
  readonly cancel: Cancel;
  readonly progress: (progress: LoadProgress) => void;
  /** Bytes the engine has read from files so far. */
  readonly bytesRead: () => number;
  /** Records from which staged rows are compressed; see `staging.ts`. */
  readonly packedFrom?: number;
}

/**
 * Builds the star of the transactions files, and of the tables that add to them, under a schema of
 * its own. Anything that goes wrong drops the schema again: earlier data are never touched.
 */
export async function importDataset(
  host: DuckDbHost,
  { plan, sources }: Sources,
  schema: string,
  hooks: ImportHooks,
): Promise<LoadReport> {
  const started = performance.now();
  const transactions = sources.filter(({ plan: { role } }) => role === 'transactions');
  if (transactions.length === 0) fail('mapping.noDate');
  requireOneCurrency(transactions.map((source) => source.plan));
  const lookups = lookupsOf(sources, unionPlan(transactions.map((source) => source.plan)));
  const isPacked = recordsOf(transactions) >= (hooks.packedFrom ?? packedFrom);
  try {
    await createSchema(host, schema, isPacked);
    const tables = starTables(schema, isPacked);
    const progress = progressOf(transactions, hooks.progress);
    const { facts, ...read } =
      (await readPlain(host, transactions, lookups, tables, hooks.cancel, progress)) ??
      (await readCarefully(host, transactions, lookups, tables, hooks, isPacked, progress));
    progress('rollups');
    const rollups = await buildRollups(host, tables, hooks.cancel);
    const matched: Matched[] = [];
    for (const lookup of lookups) {
      const isFirstOfCustomers = !matched.some((one) => one.role === 'customers' && one.isJoined);
      const context = { tables, hasProducts: facts.hasProducts, isFirstOfCustomers };
      const found = await loadLookup(host, lookup, context, hooks.cancel);
      if (found) matched.push(found);
    }
    await host.run(sql`drop table if exists ${tables.orderKey}`);
    const assignments = sources.filter(({ plan: { role } }) => role === 'assignments');
    const experiments = await loadAssignments(host, assignments, tables, hooks.cancel);
    progress('check');
    const shape = { ...facts, ...rollups };
    const found = { matched, experiments };
    const done = await report(host, { plan, sources, ...read, tables, shape, ...found, started });
    await dropStaging(host, schema, isPacked);
    return done;
  } catch (error) {
    await dropSchema(host, schema, isPacked);
    if (error instanceof AppFailure && error.error.code === 'engine.cancelled')
      fail('import.cancelled');
    throw error;
  }
}

/** The transactions as keys, orders and lines, and how they were read. */
interface Read {
  readonly facts: Facts;
  /** The transactions as they were read in the end; recipes may differ from the plan's. */
  readonly transactions: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
  readonly rejected: Rejected;
  readonly files: readonly FileReport[];
  /** Whether every cell was plain: then nothing was rejected, and nothing repaired. */
  readonly isPlain: boolean;
}

type Progress = (step: LoadProgress['step'], bytesRead?: number) => void;

/** Whether a table of orders will be joined by their ids. */
function needsOrderIds(lookups: readonly Lookup[]): boolean {
  return lookups.some(({ role }) => role === 'orders');
}

/** The short way, for one file; null where the data have to go the careful way. */
async function readPlain(
  host: DuckDbHost,
  sources: readonly Source[],
  lookups: readonly Lookup[],
  tables: StarTables,
  cancel: Cancel,
  progress: Progress,
): Promise<Read | null> {
  const [source] = sources;
  if (!source || sources.length > 1 || needsOrderIds(lookups)) return null;
  const facts = await buildPlainFacts(host, source, tables, { cancel, progress });
  if (!facts) return null;
  const files = [
    { fileName: source.plan.fileName, rows: source.records, same: 0, changed: 0, layout: null },
  ];
  return {
    ...{ facts, files, transactions: source, redecided: [] },
    ...{ rejected: noneRejected, isPlain: true },
  };
}

/** The careful way: every cell is judged, and what is wrong with it is kept. */
async function readCarefully(
  host: DuckDbHost,
  sources: readonly Source[],
  lookups: readonly Lookup[],
  tables: StarTables,
  { cancel, bytesRead }: ImportHooks,
  inParts: boolean,
  progress: Progress,
): Promise<Read> {
  const options = { cancel, inParts };
  const before = bytesRead();
  const ticking = setInterval(() => progress('read', bytesRead() - before), 100);
  const { source, ...united } = await stageUnion(host, sources, tables, options).finally(() =>
    clearInterval(ticking),
  );
  await refuseEmpty(host, source, tables);
  const keepOrderIds = needsOrderIds(lookups);
  const facts = await buildFacts(host, source, tables, { cancel, progress, keepOrderIds });
  return { ...united, facts, transactions: source, isPlain: false };
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
function progressOf(sources: readonly Source[], tell: ImportHooks['progress']): Progress {
  const totalBytes = sources.reduce((sum, { data }) => sum + data.size, 0);
  const totalRows = recordsOf(sources);
  let bytes = 0;
  return (step, bytesRead = 0) => {
    bytes = step === 'read' ? Math.min(totalBytes, Math.max(bytes, bytesRead)) : totalBytes;
    const rows = Math.round(totalRows * (totalBytes === 0 ? 1 : bytes / totalBytes));
    tell({ step, bytes, totalBytes, rows, totalRows });
  };
}

function recordsOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { records }) => sum + records, 0);
}
