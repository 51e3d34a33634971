import { proxy, wrap, type Remote } from 'comlink';
import { AppFailure } from '../core/error.ts';
import type { IngestService, InspectProgress } from '../ingest/service.ts';
import type { Inspection, Overrides } from '../ingest/types.ts';

/** Looks into dropped files, in a worker of its own: it works while the engine is still loading. */
export class Inspector {
  readonly #remote: Remote<IngestService>;
  #nextId = 1;

  constructor(worker: Worker) {
    this.#remote = wrap<IngestService>(worker);
  }

  /** Everything known of a file; `early` gets what the first bytes say. Fails with an `AppFailure`. */
  async inspect(
    file: File,
    overrides: Overrides,
    hooks: {
      readonly signal: AbortSignal;
      readonly early: (inspection: Inspection) => void;
      readonly progress: InspectProgress;
    },
  ): Promise<Inspection> {
    const id = this.#nextId++;
    // Every callback has a port of its own: what it says may arrive after the answer, and is late.
    let isAnswered = false;
    const cancel = (): void => void this.#remote.cancel(id);
    hooks.signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await this.#remote.inspect(
        id,
        file,
        overrides,
        proxy((inspection: Inspection) => {
          if (!isAnswered) hooks.early(inspection);
        }),
        proxy((...progress: Parameters<InspectProgress>) => {
          if (!isAnswered) hooks.progress(...progress);
        }),
      );
      if (!result.ok) throw new AppFailure(result.error);
      return result.value;
    } finally {
      isAnswered = true;
      hooks.signal.removeEventListener('abort', cancel);
    }
  }
}
