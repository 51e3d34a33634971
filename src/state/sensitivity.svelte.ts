import { tableFromIPC } from 'apache-arrow';
import { otherCountings, type OtherCounting } from '../analyses/other-countings.ts';
import { recordOf, type AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { Headline } from '../core/spec/analysis.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';
import type { ViewResult } from './current-view.svelte.ts';

/** The headlines of a view under one other definition. */
export interface CountedOtherwise {
  readonly other: OtherCounting;
  readonly headlines: readonly Headline[];
}

/** The same numbers under the definitions that people argue about, one after the other, when asked. */
export class Sensitivity {
  /** What was counted by now; null before anyone asked. */
  rows = $state.raw<readonly CountedOtherwise[] | null>(null);
  isCounting = $state.raw(false);
  error = $state.raw<AppError | null>(null);

  #abort = new AbortController();

  /** Counts a view again under each other definition. */
  async count(engine: Engine, view: ViewState, model: ModelInfo): Promise<void> {
    this.forget();
    const { signal } = (this.#abort = new AbortController());
    this.rows = [];
    this.isCounting = true;
    try {
      for (const other of otherCountings(view, model)) {
        const { analysis, params, data, query } = other.open;
        const { bytes } = await engine.run(query, {
          signal,
          dataVersion: model.schema + model.dataVersion,
        });
        if (signal.aborted) return;
        const numbers: unknown = analysis.view(tableFromIPC(bytes), params, data);
        this.rows = [...this.rows, { other, headlines: analysis.headlines?.(numbers) ?? [] }];
      }
    } catch (error) {
      if (!signal.aborted) this.error = recordOf(error, 'engine.query');
    } finally {
      if (!signal.aborted) this.isCounting = false;
    }
  }

  /** Stops counting and forgets what was counted: the view changed. */
  forget(): void {
    this.#abort.abort();
    this.rows = null;
    this.error = null;
    this.isCounting = false;
  }
}

/** The numbers of an answered view that can be counted otherwise. */
export function headlinesOf({ open, view }: ViewResult): readonly Headline[] {
  return open.analysis.headlines?.(view) ?? [];
}
