import { recordOf, type AppError } from '../core/error.ts';

/** Work that takes a while: one piece at a time, which can be stopped. */
export class LongWork {
  #abort = new AbortController();
  /** The work under way, or the last one; it never rejects. */
  #current: Promise<unknown> = Promise.resolve();

  /** `onend` learns why a piece of work failed, or null where it did not. */
  constructor(private readonly onend: (failure: AppError | null) => void) {}

  /** Runs a piece of work; true when it succeeded. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const attempt = this.#attempt(work);
    this.#current = attempt;
    return attempt;
  }

  /** Stops what is under way; it ends with a failure. */
  stop(): void {
    this.#abort.abort();
  }

  /** Waits for what is under way to end, however it ends. */
  async ended(): Promise<void> {
    await this.#current;
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.#abort = new AbortController();
    let failure: AppError | null = null;
    try {
      await work(this.#abort.signal);
    } catch (error) {
      failure = recordOf(error, 'import.failed');
    }
    this.onend(failure);
    return failure === null;
  }
}
