import { CancellableWork, type CancelSignal } from '../core/cancellable-work.ts';
import type { Result } from '../core/error.ts';
import { readCellTexts } from './cell-texts.ts';
import { takeCensus, type CensusQuestion } from './census/census.ts';
import type { Census } from '../core/model/census.ts';
import { settleJoins } from './joins/settle-joins.ts';
import type { JoinSurvey, JoinTable } from './joins/types.ts';
import { inspectFile } from './inspect.ts';
import { listTables } from './tables.ts';
import type { Inspection, NamedBlob, Overrides, TableRef, WorkStage } from './types.ts';

/** Where an inspection stands, in bytes of the dropped file. */
export type InspectProgress = (bytesDone: number, bytesTotal: number, stage: WorkStage) => void;

/**
 * Inspections behind a worker's boundary: named by an id, cancelled by it, and answered with a
 * result or an error record.
 */
export class IngestService {
  readonly #work = new CancellableWork();

  constructor(
    /** Holds the lock of that name for as long as the worker lives; resolves when it is held. */
    private readonly hold: (life: string) => Promise<void>,
  ) {}

  /** Lets whoever waits for the lock `life` learn of this worker's death. */
  live(life: string): Promise<void> {
    return this.hold(life);
  }

  /** The tables of a dropped file. */
  tables(id: number, file: NamedBlob): Promise<Result<readonly TableRef[]>> {
    return this.#attempt(id, file, (signal) => listTables(file, { signal }));
  }

  inspect(
    id: number,
    file: NamedBlob,
    overrides: Overrides,
    early: (inspection: Inspection) => void,
    progress: InspectProgress,
  ): Promise<Result<Inspection>> {
    return this.#attempt(id, file, (signal) =>
      inspectFile(file, { early, progress, signal }, overrides),
    );
  }

  /** What a table's cells are understood as; `soFar` gets the counts of its first part, then of more. */
  census(
    id: number,
    question: CensusQuestion,
    soFar: (census: Census) => void,
  ): Promise<Result<Census>> {
    const name = question.plan.fileName;
    return this.#attempt(id, { name }, (signal) => takeCensus(question, { signal, soFar }));
  }

  /** How tables that were dropped together meet. */
  joins(id: number, tables: readonly JoinTable[]): Promise<Result<JoinSurvey>> {
    const name = tables[0]?.inspection.facts.fileName ?? '';
    return this.#attempt(id, { name }, (signal) => settleJoins(tables, { signal }));
  }

  /** The cells of a list of people that no table is made of: one on each line. */
  cellTexts(id: number, file: NamedBlob): Promise<Result<Blob>> {
    return this.#attempt(id, file, (signal) => readCellTexts(file, { signal }));
  }

  cancel(id: number): void {
    this.#work.cancel(id);
  }

  /** Every error names the file. */
  async #attempt<T>(
    id: number,
    { name }: Pick<NamedBlob, 'name'>,
    work: (signal: CancelSignal) => Promise<T>,
  ): Promise<Result<T>> {
    const result = await this.#work.attempt(id, work, (error) => ({
      code: 'import.failed',
      detail: { message: (error instanceof Error ? error.message : String(error)).slice(0, 300) },
    }));
    if (result.ok) return result;
    const { code, detail } = result.error;
    return { ok: false, error: { code, detail: { name, ...detail } } };
  }
}
