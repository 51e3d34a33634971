import { AppFailure } from '../core/error.ts';
import { csvRelation, plainCsvRelation } from '../core/model/csv-relation.ts';
import { stageColumns } from '../core/model/stage-columns.ts';
import { canBePlain, stagePlain } from '../core/model/stage-plain.ts';
import { stageTransactions } from '../core/model/stage.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { rejectsName } from './import-names.ts';
import { redecide } from './import-redecide.ts';
import { oneRow } from './rows.ts';

/** The staged transactions. */
export interface Staged {
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly source: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
  /** Whether every cell was plain: then nothing was rejected, and nothing repaired. */
  readonly isPlain: boolean;
}

/**
 * Reads the transactions file into the stage: the short way where every cell is plain, otherwise the
 * careful way, and once more where other recipes read more of it.
 */
export async function readTransactions(
  host: DuckDbHost,
  planned: Source,
  tables: StarTables,
  cancel: Cancel,
): Promise<Staged> {
  const file = `${tables.schema}.csv`;
  await host.register(file, planned.data);
  try {
    if (await readPlain(host, planned, tables, file, cancel))
      return { source: planned, redecided: [], isPlain: true };
    const read = (source: Source): Promise<Uint8Array> => {
      const csv = csvRelation(file, source.plan, rejectsName(tables), source.longestRecordBytes);
      return host.run(stageTransactions(tables.stage, csv, source.plan), cancel);
    };
    await read(planned);
    const better = await redecide(host, planned, tables, file, cancel);
    if (!better) return { source: planned, redecided: [], isPlain: false };
    await host.run(sql`drop table ${tables.stage}`);
    await host.run(sql`drop table if exists ${id(rejectsName(tables))}`);
    await host.run(sql`drop table if exists ${id(`${rejectsName(tables)}_scan`)}`);
    await read(better.source);
    return { source: better.source, redecided: better.columns, isPlain: false };
  } finally {
    host.unregister(file);
  }
}

/** Tries the short way; leaves nothing behind where it does not lead to the end. */
async function readPlain(
  host: DuckDbHost,
  { plan, longestRecordBytes, records }: Source,
  tables: StarTables,
  file: string,
  cancel: Cancel,
): Promise<boolean> {
  if (!canBePlain(plan)) return false;
  const csv = plainCsvRelation(file, plan, longestRecordBytes, stageColumns(plan).numbers);
  try {
    await host.run(stagePlain(tables.stage, csv, plan), cancel);
  } catch (error) {
    const isOddCell = error instanceof AppFailure && error.error.code === 'engine.query';
    if (!isOddCell) throw error;
    return false;
  }
  const { plain } = await oneRow<{ plain: bigint }>(
    host,
    sql`select count(*) as plain from ${tables.stage} where day is not null and amount is not null`,
  );
  if (plain === BigInt(records)) return true;
  await host.run(sql`drop table ${tables.stage}`);
  return false;
}
