import { wrap, type Remote } from 'comlink';
import { AppFailure, type AppError, type Result } from '../core/error.ts';
import { endOf } from '../engine/worker-life.ts';

/** What every service behind a worker's boundary has: see `worker-life.ts` and `cancellable-work.ts`. */
interface Service {
  live(life: string): Promise<void>;
  cancel(id: number): void;
}

/** A worker, and what becomes of it. */
interface Running<S extends Service> {
  readonly remote: Remote<S>;
  /** Resolves with the browser's words when the worker is gone. */
  readonly death: Promise<string>;
}

/**
 * Calls to a service in a worker, which starts when it is first needed. A worker that dies or does not
 * load takes what is under way with it; the next call has a new worker.
 */
export class WorkerClient<S extends Service> {
  #running: Running<S> | null = null;
  #nextId = 1;
  #life = 0;

  constructor(private readonly startWorker: () => Worker) {}

  /** Changes when a worker dies: what it was told the next one does not know. */
  get life(): number {
    return this.#life;
  }

  /** Starts the worker before it is needed. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Asks the service; fails with what it answers, or with what `died` makes of its death. */
  async ask<T>(
    signal: AbortSignal,
    question: (remote: Remote<S>, id: number) => Promise<Result<T>>,
    died: (message: string) => AppError,
  ): Promise<T> {
    const { remote, death } = (this.#running ??= this.#run());
    const id = this.#nextId++;
    const cancel = (): void => void plain(remote).cancel(id);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await Promise.race([
        question(remote, id),
        death.then((message) => ({ ok: false as const, error: died(message) })),
      ]);
      if (!result.ok) throw new AppFailure(result.error);
      return result.value;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  #run(): Running<S> {
    const worker = this.startWorker();
    const remote = wrap<S>(worker);
    const death = endOf(worker, (life) => plain(remote).live(life)).then(({ message }) => {
      worker.terminate();
      this.#running = null;
      this.#life += 1;
      return message;
    });
    return { remote, death };
  }
}

/** The part that every service has: the compiler does not see it in the remote form of a type parameter. */
function plain<S extends Service>(remote: Remote<S>): Remote<Service> {
  return remote;
}
