import { tableFromIPC, type Table } from 'apache-arrow';
import type { Sql } from '../core/sql/index.ts';
import type { Cancel, DuckDbHost } from './host.ts';

/** A result as an Arrow table. */
export function decode(bytes: Uint8Array): Table {
  return tableFromIPC(bytes);
}

/** A result of few rows as plain objects; 64-bit integers are bigints. For bookkeeping, not for views. */
export async function rowsOf<Row extends Record<string, unknown>>(
  host: DuckDbHost,
  query: Sql,
  cancel?: Cancel,
): Promise<readonly Row[]> {
  const table = decode(await host.run(query, cancel));
  return table.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
}

/** The only row of a result. */
export async function oneRow<Row extends Record<string, unknown>>(
  host: DuckDbHost,
  query: Sql,
  cancel?: Cancel,
): Promise<Row> {
  const [row] = await rowsOf<Row>(host, query, cancel);
  if (!row) throw new Error('a bookkeeping query returned no row');
  return row;
}
