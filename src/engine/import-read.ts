import { csvRelation } from '../core/model/csv-relation.ts';
import { stageTransactions } from '../core/model/stage.ts';
import type { StarTables } from '../core/model/tables.ts';
import { id, sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { rejectsName } from './import-names.ts';
import { redecide } from './import-redecide.ts';

/** The staged transactions. */
export interface Staged {
  /** The source as it was read in the end; recipes may differ from the plan's. */
  readonly source: Source;
  /** Columns that were read differently than the sample had suggested. */
  readonly redecided: readonly string[];
}

/** Reads the transactions file into the stage, and once more where other recipes read more of it. */
export async function readTransactions(
  host: DuckDbHost,
  planned: Source,
  tables: StarTables,
  cancel: Cancel,
): Promise<Staged> {
  const file = `${tables.schema}.csv`;
  await host.register(file, planned.data);
  try {
    const read = (source: Source): Promise<Uint8Array> => {
      const csv = csvRelation(file, source.plan, rejectsName(tables), source.longestRecordBytes);
      return host.run(stageTransactions(tables.stage, csv, source.plan), cancel);
    };
    await read(planned);
    const better = await redecide(host, planned, tables, file, cancel);
    if (!better) return { source: planned, redecided: [] };
    await host.run(sql`drop table ${tables.stage}`);
    await host.run(sql`drop table if exists ${id(rejectsName(tables))}`);
    await host.run(sql`drop table if exists ${id(`${rejectsName(tables)}_scan`)}`);
    await read(better.source);
    return { source: better.source, redecided: better.columns };
  } finally {
    host.unregister(file);
  }
}
