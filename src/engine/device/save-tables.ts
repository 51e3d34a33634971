import { fail } from '../../core/error.ts';
import { id, join, lit, sql, type Sql } from '../../core/sql/index.ts';
import type { Cancel, DuckDbHost } from '../host.ts';
import { oneRow, rowsOf } from '../rows.ts';
import { checksum } from './checksum.ts';
import type { DeviceFile } from './device-file.ts';
import type { KeptColumn, KeptEnumeration, KeptPart, KeptTable } from './manifest.ts';

/** Rows written at a time: two of the engine's row groups. */
const partRows = 2 * 122_880;

/** Types that come back as they were from an Arrow stream. */
const plainTypes = [
  ...['BOOLEAN', 'TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT', 'UINTEGER'],
  ...['UBIGINT', 'FLOAT', 'DOUBLE', 'DATE', 'VARCHAR'],
];

/** Writes all tables of a schema, each in the order in which its rows lie. */
export async function saveTables(
  host: DuckDbHost,
  schema: string,
  file: Pick<DeviceFile, 'append'>,
  cancel: Cancel,
): Promise<{
  readonly enumerations: readonly KeptEnumeration[];
  readonly tables: readonly KeptTable[];
}> {
  const enumerations = await enumerationsOf(host, schema, cancel);
  const tables: KeptTable[] = [];
  for (const name of await tablesOf(host, schema, cancel)) {
    const table = id(schema, name);
    const columns = await columnsOf(host, table, enumerations, cancel);
    tables.push({ name, columns, parts: await saveRows(host, table, columns, file, cancel) });
  }
  return { enumerations: enumerations.map(({ name, values }) => ({ name, values })), tables };
}

/** An enumeration, and how the engine spells the type of its columns. */
interface SpelledEnumeration extends KeptEnumeration {
  readonly type: string;
}

async function enumerationsOf(
  host: DuckDbHost,
  schema: string,
  cancel: Cancel,
): Promise<readonly SpelledEnumeration[]> {
  const names = await rowsOf<{ name: string }>(
    host,
    sql`select type_name as name from duckdb_types()
      where schema_name = ${lit(schema)} and logical_type = 'ENUM' and not internal
      order by 1`,
    cancel,
  );
  const enumerations: SpelledEnumeration[] = [];
  for (const { name } of names) {
    const none = sql`null::${id(schema, name)}`;
    const { type } = await oneRow<{ type: string }>(host, sql`select typeof(${none}) as type`);
    const values = await rowsOf<{ value: string }>(
      host,
      sql`select unnest(enum_range(${none})) as value`,
      cancel,
    );
    enumerations.push({ name, type, values: values.map(({ value }) => value) });
  }
  return enumerations;
}

async function tablesOf(
  host: DuckDbHost,
  schema: string,
  cancel: Cancel,
): Promise<readonly string[]> {
  const tables = await rowsOf<{ name: string }>(
    host,
    sql`select table_name as name from duckdb_tables() where schema_name = ${lit(schema)} order by 1`,
    cancel,
  );
  return tables.map(({ name }) => name);
}

async function columnsOf(
  host: DuckDbHost,
  table: Sql,
  enumerations: readonly SpelledEnumeration[],
  cancel: Cancel,
): Promise<readonly KeptColumn[]> {
  const columns = await rowsOf<{ column_name: string; column_type: string }>(
    host,
    sql`describe ${table}`,
    cancel,
  );
  return columns.map(({ column_name: name, column_type: type }) => {
    if (plainTypes.includes(type)) return { name, enumeration: null };
    const enumeration = enumerations.find((candidate) => candidate.type === type);
    // Kept as something else, the column would come back as something else.
    if (!enumeration) fail('engine.query', { message: `cannot keep a column of type ${type}` });
    return { name, enumeration: enumeration.name };
  });
}

async function saveRows(
  host: DuckDbHost,
  table: Sql,
  columns: readonly KeptColumn[],
  file: Pick<DeviceFile, 'append'>,
  cancel: Cancel,
): Promise<readonly KeptPart[]> {
  const written = join(
    columns.map(({ name, enumeration }) =>
      enumeration === null ? id(name) : sql`enum_code(${id(name)}) as ${id(name)}`,
    ),
  );
  const { rows } = await oneRow<{ rows: bigint }>(
    host,
    sql`select coalesce(max(rowid) + 1, 0)::bigint as rows from ${table}`,
    cancel,
  );
  const parts: KeptPart[] = [];
  for (let from = 0; from === 0 || from < Number(rows); from += partRows) {
    const part = await host.run(
      sql`select ${written} from ${table} where rowid >= ${lit(from)} and rowid < ${lit(from + partRows)}`,
      cancel,
    );
    parts.push({ at: file.append(part), bytes: part.length, checksum: checksum(part) });
  }
  return parts;
}
