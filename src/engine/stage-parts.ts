import { csvRelation } from '../core/model/csv-relation.ts';
import { stageMore, stageTransactions } from '../core/model/stage.ts';
import { id, lit, sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { FilePart } from './file-part.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import type { StagePlace } from './stage-place.ts';

/** Stages a file part by part, and gathers the records that could not be cut into fields. */
export async function stageParts(
  host: DuckDbHost,
  { plan, longestRecordBytes }: Source,
  { stage, rejects }: StagePlace,
  parts: readonly FilePart[],
  cancel: Cancel,
): Promise<void> {
  for (const [index, part] of parts.entries()) {
    const csv = csvRelation(part.file, plan, part.rejects, longestRecordBytes);
    const statement = index === 0 ? stageTransactions : stageMore;
    await host.run(statement(stage, csv, plan), cancel);
    if (index === 0) continue;
    // The engine counts the lines of every part from 1.
    await host.run(sql`
      insert into ${id(rejects)}
      select * replace (line + ${lit(part.recordsBefore)} as line) from ${id(part.rejects)}`);
    await dropRejects(host, part.rejects);
  }
}
