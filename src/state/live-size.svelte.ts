import { recordOf, type AppError } from '../core/error.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { Rule } from '../core/segment/rule.ts';
import type { Engine } from '../engine/engine.ts';
import { sizeOf, sizeOfAll, type SegmentSize } from './segment-size.ts';

/** So long a hand may rest between two key presses before it is counted, in milliseconds. */
const pause = 80;

/** The size of a rule while it is edited, beside that of everyone. */
export class LiveSize {
  /** Of the rule asked for last, or, while `isBehind`, of one before it. */
  size = $state.raw<SegmentSize | null>(null);
  all = $state.raw<SegmentSize | null>(null);
  isBehind = $state(false);
  error = $state.raw<AppError | null>(null);

  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Counts a rule after a short pause; what was under way is called off, its number stays until then. */
  ask(engine: Engine, data: Dataset, rule: Rule): void {
    this.stop();
    this.isBehind = true;
    const { signal } = (this.#abort = new AbortController());
    this.#timer = setTimeout(() => void this.#count(engine, data, rule, signal), pause);
  }

  /** Calls off what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  async #count(engine: Engine, data: Dataset, rule: Rule, signal: AbortSignal): Promise<void> {
    try {
      const size = await sizeOf(engine, data, rule, signal);
      const all = await sizeOfAll(engine, data, signal);
      if (signal.aborted) return;
      this.size = size;
      this.all = all;
      this.error = null;
    } catch (error) {
      if (!signal.aborted) this.error = recordOf(error, 'engine.query');
    } finally {
      if (!signal.aborted) this.isBehind = false;
    }
  }
}
