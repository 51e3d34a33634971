import { fail } from '../core/error.ts';
import { nextTask } from '../core/next-task.ts';
import type { ExportHooks } from './types.ts';

/** People per slice: some ten milliseconds of work, phone numbers included. */
const slice = 1024;
/** Milliseconds of work after which messages, a cancel among them, are let in. */
const longestTurn = 30;

/** Work over all people, cut into slices, between which it can be watched and ended. */
export class Slices {
  #done = 0;
  #turnBegan = Date.now();

  /** `total`: people in all rounds together. */
  constructor(
    private readonly total: number,
    private readonly hooks: Pick<ExportHooks, 'progress' | 'cancel'>,
  ) {}

  /** Calls `step` for every row, in order; `settle` is waited for after each slice. */
  async over(
    size: number,
    step: (row: number) => void,
    settle: () => Promise<void> | undefined = () => undefined,
  ): Promise<void> {
    for (let from = 0; from < size; from += slice) {
      const to = Math.min(size, from + slice);
      for (let row = from; row < to; row++) step(row);
      await settle();
      this.#done += to - from;
      await this.#turn();
    }
  }

  /** The same for a round that nobody foresaw, which counts as no progress. */
  async again(size: number, step: (row: number) => void): Promise<void> {
    for (let from = 0; from < size; from += slice) {
      const to = Math.min(size, from + slice);
      for (let row = from; row < to; row++) step(row);
      await this.#turn();
    }
  }

  async #turn(): Promise<void> {
    if (Date.now() - this.#turnBegan >= longestTurn) {
      this.hooks.progress?.(this.#done, this.total);
      await nextTask();
      this.#turnBegan = Date.now();
    }
    if (this.hooks.cancel?.aborted === true) fail('audience.cancelled');
  }

  /** Says that all is done. */
  end(): void {
    this.hooks.progress?.(this.total, this.total);
  }
}
