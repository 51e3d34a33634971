import type { Sql } from '../core/sql/index.ts';

/** Where one transactions file is staged. */
export interface StagePlace {
  /** The name under which the engine reads the file. */
  readonly file: string;
  readonly stage: Sql;
  /** The engine's own table of records that it could not cut into fields. */
  readonly rejects: string;
}
