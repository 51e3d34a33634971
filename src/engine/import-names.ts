import type { StarTables } from '../core/model/tables.ts';

/** The engine's own table of records that it could not cut into fields. */
export function rejectsName(tables: StarTables): string {
  return `${tables.schema}_rejects`;
}
