import { id, sql } from '../core/sql/index.ts';
import type { DuckDbHost } from './host.ts';

/** Drops the engine's tables of records that it could not cut into fields. */
export async function dropRejects(host: DuckDbHost, name: string): Promise<void> {
  await host.run(sql`drop table if exists ${id(name)}`);
  await host.run(sql`drop table if exists ${id(`${name}_scan`)}`);
}
