import { fail } from '../../core/error.ts';
import { id, join, lit, sql, type Sql } from '../../core/sql/index.ts';
import type { Cancel, DuckDbHost } from '../host.ts';
import { checksum } from './checksum.ts';
import type { KeptColumn, KeptEnumeration, KeptPart, Manifest } from './manifest.ts';

/** What an Arrow stream ends with; the engine leaves it out of its answers. */
const streamEnd = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/**
 * Builds the tables again under a schema of their own, their rows in the same order. Anything that
 * goes wrong drops the schema again. Fails with `device.unreadable` where bytes have changed.
 */
export async function loadTables(
  host: DuckDbHost,
  schema: string,
  { enumerations, tables }: Manifest,
  data: Blob,
  cancel: Cancel,
): Promise<void> {
  try {
    await host.run(sql`create schema ${id(schema)}`, cancel);
    for (const enumeration of enumerations)
      await host.run(
        sql`create type ${id(schema, enumeration.name)} as enum (${join(enumeration.values.map((value) => lit(value)))})`,
        cancel,
      );
    const batch = id(schema, 'kept_part');
    for (const { name, columns, parts } of tables) {
      const read = join(columns.map((column) => valueOf(column, schema, enumerations)));
      const table = id(schema, name);
      for (const [index, part] of parts.entries()) {
        await host.insert(schema, 'kept_part', await bytesOf(data, part), cancel);
        const into = index === 0 ? sql`create table ${table} as` : sql`insert into ${table}`;
        await host.run(sql`${into} select ${read} from ${batch}`, cancel);
        await host.run(sql`drop table ${batch}`, cancel);
      }
    }
  } catch (error) {
    await host.run(sql`drop schema if exists ${id(schema)} cascade`);
    throw error;
  }
}

/** A column as it was: enumerations are written as numbers, because streams of them do not load. */
function valueOf(
  { name, enumeration }: KeptColumn,
  schema: string,
  enumerations: readonly KeptEnumeration[],
): Sql {
  if (enumeration === null) return id(name);
  const type = id(schema, enumeration);
  const values = enumerations.find((candidate) => candidate.name === enumeration)?.values ?? [];
  if (values.length === 0) return sql`cast(null as ${type}) as ${id(name)}`;
  // A join would do, but it may turn the rows around.
  const list = join(values.map((value) => sql`cast(${lit(value)} as ${type})`));
  return sql`list_extract([${list}], ${id(name)} + 1) as ${id(name)}`;
}

async function bytesOf(data: Blob, part: KeptPart): Promise<Uint8Array> {
  const bytes = new Uint8Array(part.bytes + streamEnd.length);
  bytes.set(new Uint8Array(await data.slice(part.at, part.at + part.bytes).arrayBuffer()));
  if (checksum(bytes.subarray(0, part.bytes)) !== part.checksum) fail('device.unreadable');
  bytes.set(streamEnd, part.bytes);
  return bytes;
}
