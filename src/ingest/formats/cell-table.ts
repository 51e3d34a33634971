import type { WorkHooks } from '../types.ts';

/**
 * A table inside a file that is not delimited text: a sheet of a workbook, a Parquet file, the
 * objects of a JSON file. Its cells are texts as the file means them: numbers with a point and without
 * an exponent where that is exact, days as `2024-01-31`, moments as `2024-01-31 17:05:09` in the
 * file's own wall clock, truth as `true` and `false`, and an empty text for no value.
 */
export interface CellTable {
  /** What it is called inside its file: the name of the sheet; empty where the file is one table. */
  readonly name: string;
  /** Whether the file itself hides it. */
  readonly isHidden: boolean;
  /** Rows if the file says how many, the header not counted; null where only reading tells. */
  readonly rows: number | null;
  /** The columns by name where the format itself names them; null where a row may do so. */
  readonly columns: readonly string[] | null;
  /**
   * Its rows in file order, in batches, without a row for `columns`. `wanted` (positions, rising)
   * leaves out the cells of all other columns: they come as empty texts, so that positions stay.
   * Fails with a `file.…` error; stops with `import.cancelled`.
   */
  readRows(hooks: WorkHooks, wanted?: readonly number[]): AsyncIterable<CellRows>;
}

/** Some rows; each has as many cells as it has, and may be shorter than others. */
export type CellRows = readonly (readonly string[])[];

/** Opens a file of one format; nothing but what lists its tables is read. */
export type OpenTables = (
  file: Blob,
  name: string,
  hooks: WorkHooks,
) => Promise<readonly CellTable[]>;
