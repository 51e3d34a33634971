import type { Result } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { KeptInfo } from './device/kept-info.ts';
import { render, type Dialect } from '../core/sql/index.ts';
import type { Column, LoadProgress, Question, Reply, Sources, TableQuestion } from './engine.ts';
import type { TableSums } from '../core/experiment/table-sums.ts';

/** The answer to a query as it crosses the worker boundary: transferred, not copied. */
export interface WireAnswer {
  readonly bytes: Uint8Array;
  readonly milliseconds: number;
}

/** A question with the text of its views. */
export interface WireQuestion {
  readonly text: string;
  readonly views: readonly { readonly name: string; readonly query: string }[];
  readonly most: number;
}

/** A question as it crosses the boundary. */
export function wireQuestion({ text, views, most }: Question, dialect: Dialect): WireQuestion {
  const written = views.map(({ name, query }) => ({ name, query: render(query, dialect) }));
  return { text, views: written, most };
}

/**
 * What the engine's worker offers over Comlink. Comlink cannot carry abort signals or the fields of
 * an error: work is named by an id and cancelled by it, and every call returns a result or an error
 * record.
 */
export interface EngineWorker {
  /**
   * Starts the engine; `progress` gets the bytes of the engine's code loaded so far. The worker
   * holds the lock `life` until it ends, however it ends: whoever waits for it learns of its death.
   */
  open(
    wasm: WasmFiles,
    life: string,
    progress: (loaded: number, total: number) => void,
  ): Promise<Result<null>>;
  run(id: number, text: string): Promise<Result<WireAnswer>>;
  describe(id: number, text: string): Promise<Result<readonly Column[]>>;
  ask(id: number, question: WireQuestion): Promise<Result<Reply>>;
  sumTable(id: number, question: TableQuestion): Promise<Result<TableSums>>;
  load(
    id: number,
    sources: Sources,
    schema: string,
    progress: (progress: LoadProgress) => void,
  ): Promise<Result<LoadReport>>;
  /** Keeps the data set on this device; see `DeviceKeeper`, also for the next three. */
  keep(id: number, schema: string, report: LoadReport): Promise<Result<KeptInfo>>;
  kept(): Promise<Result<KeptInfo | null>>;
  reopen(id: number, schema: string): Promise<Result<LoadReport>>;
  forgetKept(): Promise<Result<null>>;
  cancel(id: number): void;
}

/** Addresses of the engine's code, on the page's own origin. */
export interface WasmFiles {
  readonly eh: string;
  readonly mvp: string;
}
