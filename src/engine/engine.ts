import type { AppError } from '../core/error.ts';
import type { ImportPlan, SourcePlan } from '../core/model/plan.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { RecordMark } from '../core/model/record-mark.ts';
import type { Dialect, Sql } from '../core/sql/index.ts';
import type { TableColumns } from '../core/experiment/table-request.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';

/** The answer to a query: an Arrow IPC stream and how long the engine took for it. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly milliseconds: number;
  /** True when the bytes come from the cache. */
  readonly cached: boolean;
}

/** A column of a table, as the engine names its type. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** A query that somebody wrote, and the views that it may read. */
export interface Question {
  readonly text: string;
  readonly views: readonly { readonly name: string; readonly query: Sql }[];
  /** Rows of the answer at most. */
  readonly most: number;
}

/**
 * The answer to a question: an Arrow IPC stream with columns `c0`, `c1` …, and what they are called.
 * Integers of up to 64 bits and doubles come as such; everything else as the engine's text of it.
 */
export interface Reply {
  readonly bytes: Uint8Array;
  readonly columns: readonly Column[];
  readonly milliseconds: number;
}

/** One file, ready to load: UTF-8 text that starts at the first data record, and how to read it. */
export interface Source {
  readonly plan: SourcePlan;
  readonly data: Blob;
  /** Data records the file holds, counted independently of the engine. */
  readonly records: number;
  readonly longestRecordBytes: number;
  /** A text that changes with any byte of the file's text; versions of data are told apart by it. */
  readonly contentHash: string;
  /** Where a long text can be cut; see `record-mark.ts`. */
  readonly marks: readonly RecordMark[];
}

/** All files of an import. */
export interface Sources {
  readonly plan: ImportPlan;
  readonly sources: readonly Source[];
}

/** A table with one row per person, and which of its columns to sum. */
export interface TableQuestion {
  readonly source: Source;
  readonly columns: TableColumns;
  /** The group that ranks are compared with; empty: the first by its text. */
  readonly control: string;
}

/** Where an import stands. */
export interface LoadProgress {
  readonly step: 'read' | 'orders' | 'customers' | 'lines' | 'rollups' | 'check';
  readonly rows: number;
  readonly totalRows: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

/** What runs queries. In the browser DuckDB-WASM in a worker; later also engines elsewhere. */
export interface Engine {
  readonly dialect: Dialect;
  /** Runs one query. Rejects with an `AppFailure`, never with an engine's own message alone. */
  run(query: Sql, options?: RunOptions): Promise<Answer>;
  describe(table: Sql): Promise<readonly Column[]>;
  /**
   * Answers a query of the user's own, which can read its views and nothing else, and change nothing.
   * Rejects with a `query.…` code and, where it is known, the place in the text.
   */
  ask(question: Question, options?: { readonly signal?: AbortSignal }): Promise<Reply>;
  /**
   * Sums a table with one row per person, per group; nothing of it stays. Fails with `summary.manyGroups`
   * or `summary.oneGroup` where the column does not say groups.
   */
  sumTable(
    question: TableQuestion,
    options?: { readonly signal?: AbortSignal },
  ): Promise<TableSums>;
  /**
   * Builds the star schema of the files under `schema`. Fails without a trace when cancelled or
   * when nothing can be loaded: earlier data stay as they are.
   */
  load(sources: Sources, schema: string, options?: LoadOptions): Promise<LoadReport>;
  /** Drops a data set. */
  forget(schema: string): Promise<void>;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Results are kept under the query's text and this version of the data. */
  readonly dataVersion?: string;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: LoadProgress) => void;
}

/** How the engine stands; the page shows it. */
export type EngineStatus =
  | { readonly state: 'loading'; readonly bytesLoaded: number; readonly bytesTotal: number }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly error: AppError };
