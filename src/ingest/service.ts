import { AppFailure, type Result } from '../core/error.ts';
import { inspectFile } from './inspect.ts';
import type { Inspection, NamedBlob, Overrides, WorkStage } from './types.ts';

/** Where an inspection stands, in bytes of the dropped file. */
export type InspectProgress = (bytesDone: number, bytesTotal: number, stage: WorkStage) => void;

/**
 * Inspections behind a worker's boundary: named by an id, cancelled by it, and answered with a
 * result or an error record.
 */
export class IngestService {
  readonly #signals = new Map<number, { aborted: boolean }>();

  constructor(
    /** Holds the lock of that name for as long as the worker lives; resolves when it is held. */
    private readonly hold: (life: string) => Promise<void>,
  ) {}

  /** Lets whoever waits for the lock `life` learn of this worker's death. */
  live(life: string): Promise<void> {
    return this.hold(life);
  }

  async inspect(
    id: number,
    file: NamedBlob,
    overrides: Overrides,
    early: (inspection: Inspection) => void,
    progress: InspectProgress,
  ): Promise<Result<Inspection>> {
    const signal = { aborted: false };
    this.#signals.set(id, signal);
    try {
      return { ok: true, value: await inspectFile(file, { early, progress, signal }, overrides) };
    } catch (error) {
      if (error instanceof AppFailure) {
        const { code, detail } = error.error;
        return { ok: false, error: { code, detail: { name: file.name, ...detail } } };
      }
      const message = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        error: {
          code: 'import.failed',
          detail: { name: file.name, message: message.slice(0, 300) },
        },
      };
    } finally {
      this.#signals.delete(id);
    }
  }

  cancel(id: number): void {
    const signal = this.#signals.get(id);
    if (signal) signal.aborted = true;
  }
}
