import { packedDatabase } from '../core/model/tables.ts';
import { id, sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';

/** Records from which the staged rows are compressed; below, time counts for more than memory. */
export const packedFrom = 3_000_000;

/** Makes room for the tables of a data set. */
export async function createSchema(
  host: DuckDbHost,
  schema: string,
  isPacked: boolean,
): Promise<void> {
  await host.run(sql`create schema ${id(schema)}`);
  if (!isPacked) return;
  await host.run(sql`attach if not exists ':memory:' as ${id(packedDatabase)} (compress)`);
  await host.run(sql`create schema ${id(packedDatabase, schema)}`);
}

/** Lets go of what only the import needed. */
export async function dropStaging(
  host: DuckDbHost,
  schema: string,
  isPacked: boolean,
): Promise<void> {
  if (isPacked) await host.run(sql`drop schema if exists ${id(packedDatabase, schema)} cascade`);
}

/** Removes a data set, whatever of it stands. */
export async function dropSchema(
  host: DuckDbHost,
  schema: string,
  isPacked: boolean,
): Promise<void> {
  await dropStaging(host, schema, isPacked);
  await host.run(sql`drop schema if exists ${id(schema)} cascade`);
}
