import { csvRelation } from '../core/model/csv-relation.ts';
import { id, sql, type Sql } from '../core/sql/index.ts';
import type { Source } from './engine.ts';
import type { Cancel, DuckDbHost } from './host.ts';
import { dropRejects } from './import-names.ts';
import { isLineEndTrouble, withLineFeeds, withOneLineEnd } from './line-feeds.ts';
import { oneRow } from './rows.ts';

/**
 * Runs a statement over the records of a file, which it gets as a relation of cells; returns how many
 * records could not be cut. `name` tells the file from others that are read for the same schema.
 */
export async function overFile(
  host: DuckDbHost,
  { plan, data, longestRecordBytes }: Source,
  { schema, name }: { readonly schema: string; readonly name: string },
  statement: (csv: Sql) => Sql,
  cancel: Cancel,
): Promise<number> {
  const file = `${schema}.${name}.csv`;
  const rejects = `${schema}_${name}_rejects`;
  const run = (): Promise<unknown> =>
    host.run(statement(csvRelation(file, plan, rejects, longestRecordBytes)), cancel);
  await host.register(file, await withOneLineEnd(data));
  try {
    await run().catch(async (error: unknown) => {
      if (!isLineEndTrouble(error)) throw error;
      host.unregister(file);
      await dropRejects(host, rejects);
      await host.register(file, await withLineFeeds(data));
      await run();
    });
    const { lines } = await oneRow<{ lines: bigint }>(
      host,
      sql`select count(distinct line) as lines from ${id(rejects)}`,
    );
    return Number(lines);
  } finally {
    host.unregister(file);
    await dropRejects(host, rejects);
  }
}
