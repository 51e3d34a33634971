import { proxy, type Remote } from 'comlink';
import type { Result } from '../core/error.ts';
import type { CensusQuestion } from '../ingest/census/census.ts';
import type { Census } from '../core/model/census.ts';
import type { JoinSurvey, JoinTable } from '../ingest/joins/types.ts';
import type { IngestService, InspectProgress } from '../ingest/service.ts';
import type { Inspection, Overrides, TableRef } from '../ingest/types.ts';
import { WorkerClient } from './worker-client.ts';

/**
 * Looks into dropped files, in a worker of its own: it works while the engine is still loading. A
 * worker that dies or does not load takes the inspections under way with it; the next one has a new
 * worker.
 */
export class Inspector {
  readonly #worker: WorkerClient<IngestService>;

  constructor(startWorker: () => Worker) {
    this.#worker = new WorkerClient(startWorker);
    this.#worker.start();
  }

  /** The tables of a file: sheets, entries of an archive, or the file itself. */
  tables(file: File, signal: AbortSignal): Promise<readonly TableRef[]> {
    return this.#ask(file, signal, (remote, id) => remote.tables(id, file));
  }

  /**
   * Everything known of a file; `early` gets what the first bytes say. Fails with an `AppFailure`:
   * `import.failed` where the worker is gone.
   */
  async inspect(
    file: File,
    overrides: Overrides,
    hooks: {
      readonly signal: AbortSignal;
      readonly early: (inspection: Inspection) => void;
      readonly progress: InspectProgress;
    },
  ): Promise<Inspection> {
    // Every callback has a port of its own: what it says may arrive after the answer, and is late.
    let isAnswered = false;
    const early = proxy((inspection: Inspection) => {
      if (!isAnswered) hooks.early(inspection);
    });
    const progress = proxy((...now: Parameters<InspectProgress>) => {
      if (!isAnswered) hooks.progress(...now);
    });
    try {
      return await this.#ask(file, hooks.signal, (remote, id) =>
        remote.inspect(id, file, overrides, early, progress),
      );
    } finally {
      isAnswered = true;
    }
  }

  /** What a table's cells are understood as; `soFar` gets the counts of its first part, then of more. */
  async census(
    question: CensusQuestion,
    signal: AbortSignal,
    soFar: (census: Census) => void,
  ): Promise<Census> {
    const told = proxy((census: Census) => {
      if (!signal.aborted) soFar(census);
    });
    const name = question.plan.fileName;
    return this.#ask({ name }, signal, (remote, id) => remote.census(id, question, told));
  }

  /** How tables that were dropped together meet, and what the values of their keys say they are. */
  joins(tables: readonly JoinTable[], signal: AbortSignal): Promise<JoinSurvey> {
    const name = tables[0]?.inspection.facts.fileName ?? '';
    return this.#ask({ name }, signal, (remote, id) => remote.joins(id, tables));
  }

  /** The cells of a list of people that no table is made of: a text with one on each line. */
  cellTexts(file: File, signal: AbortSignal): Promise<Blob> {
    return this.#ask(file, signal, (remote, id) => remote.cellTexts(id, file));
  }

  /** Asks the worker; fails with `import.failed` where it is gone. */
  #ask<T>(
    { name }: Pick<File, 'name'>,
    signal: AbortSignal,
    question: (remote: Remote<IngestService>, id: number) => Promise<Result<T>>,
  ): Promise<T> {
    return this.#worker.ask(signal, question, (message) => ({
      code: 'import.failed',
      detail: { message, name },
    }));
  }
}
