import { SvelteMap } from 'svelte/reactivity';
import { recordOf, type AppError } from '../core/error.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { Rule } from '../core/segment/rule.ts';
import type { Engine } from '../engine/engine.ts';
import { sizeOf, sizeOfAll, type SegmentSize } from './segment-size.ts';

/** What is known of the size of a segment: nothing yet, its size, or why it can't be counted. */
export type KnownSize = SegmentSize | AppError;

/** Whether a segment was counted. */
export function isSize(known: KnownSize | undefined): known is SegmentSize {
  return known !== undefined && 'customers' in known;
}

/** The sizes of many segments, counted one after the other. */
export class SegmentSizes {
  /** Of everyone; null until known. */
  all = $state.raw<SegmentSize | null>(null);
  /** By the ids that were asked for; an older number stays until the new one is there. */
  readonly known = new SvelteMap<string, KnownSize>();

  #abort = new AbortController();

  /** Counts these segments in the data of a view; what was under way is called off. */
  async count(
    engine: Engine,
    data: Dataset,
    segments: readonly { readonly id: string; readonly rule: Rule }[],
  ): Promise<void> {
    this.stop();
    const { signal } = (this.#abort = new AbortController());
    const isCalledOff = (): boolean => signal.aborted;
    try {
      const all = await sizeOfAll(engine, data, signal);
      if (isCalledOff()) return;
      this.all = all;
    } catch {
      // Each segment says itself why nothing can be counted.
    }
    for (const { id, rule } of segments) {
      if (isCalledOff()) return;
      const known = await sizeOf(engine, data, rule, signal).catch((error: unknown) =>
        recordOf(error, 'engine.query'),
      );
      if (!isCalledOff()) this.known.set(id, known);
    }
  }

  /** Calls off what is under way. */
  stop(): void {
    this.#abort.abort();
  }
}
