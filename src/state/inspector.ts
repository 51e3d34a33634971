import { proxy, wrap, type Remote } from 'comlink';
import { AppFailure, type AppError } from '../core/error.ts';
import { endOf } from '../engine/worker-life.ts';
import type { IngestService, InspectProgress } from '../ingest/service.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';

/** A worker that inspects, and what becomes of it. */
interface Helper {
  readonly remote: Remote<IngestService>;
  /** Resolves with the reason when the worker is gone. */
  readonly death: Promise<AppError>;
}

/**
 * Looks into dropped files, in a worker of its own: it works while the engine is still loading. A
 * worker that dies or does not load takes the inspections under way with it; the next one has a new
 * worker.
 */
export class Inspector {
  #helper: Helper | null;
  #nextId = 1;

  constructor(private readonly startWorker: () => Worker) {
    this.#helper = this.#start();
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
    const { remote, death } = (this.#helper ??= this.#start());
    const id = this.#nextId++;
    // Every callback has a port of its own: what it says may arrive after the answer, and is late.
    let isAnswered = false;
    const cancel = (): void => void remote.cancel(id);
    hooks.signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await Promise.race([
        remote.inspect(
          id,
          file,
          overrides,
          proxy((inspection: Inspection) => {
            if (!isAnswered) hooks.early(inspection);
          }),
          proxy((...progress: Parameters<InspectProgress>) => {
            if (!isAnswered) hooks.progress(...progress);
          }),
        ),
        death.then(({ code, detail }) => ({
          ok: false as const,
          error: { code, detail: { ...detail, name: file.name } },
        })),
      ]);
      if (!result.ok) throw new AppFailure(result.error);
      return result.value;
    } finally {
      isAnswered = true;
      hooks.signal.removeEventListener('abort', cancel);
    }
  }

  #start(): Helper {
    const worker = this.startWorker();
    const remote = wrap<IngestService>(worker);
    const death = endOf(worker, (life) => remote.live(life)).then(({ message }): AppError => {
      worker.terminate();
      this.#helper = null;
      return { code: 'import.failed', detail: { message } };
    });
    return { remote, death };
  }
}
