import { AppFailure, type AppError, type Result } from './error.ts';

/** What work looks at to learn that nobody waits for it any more. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/**
 * Work behind a worker's boundary, where neither signals nor thrown errors pass: each piece has an id
 * that it is cancelled by, and ends as a result or an error record.
 */
export class CancellableWork {
  readonly #signals = new Map<number, { aborted: boolean }>();

  /** Runs a piece of work; `described` turns whatever it throws that is no `AppFailure` into a record. */
  async attempt<T>(
    id: number,
    work: (signal: CancelSignal) => Promise<T>,
    described: (error: unknown) => AppError,
  ): Promise<Result<T>> {
    const signal = { aborted: false };
    this.#signals.set(id, signal);
    try {
      return { ok: true, value: await work(signal) };
    } catch (error) {
      return { ok: false, error: error instanceof AppFailure ? error.error : described(error) };
    } finally {
      this.#signals.delete(id);
    }
  }

  /** Tells a piece of work to end; one that has ended is let be. */
  cancel(id: number): void {
    const signal = this.#signals.get(id);
    if (signal) signal.aborted = true;
  }
}
