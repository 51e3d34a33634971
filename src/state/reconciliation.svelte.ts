import { tableFromIPC } from 'apache-arrow';
import { reconcile } from '../analyses/reconcile.ts';
import { recordOf, type AppError } from '../core/error.ts';
import type { LoadReport } from '../core/model/info.ts';
import type { Reconciliation as Result } from '../core/model/reconciliation.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';

/** The totals of all pages under the filters of a view, tied to the files. */
export class Reconciliation {
  /** The last one; it stays, dimmed, while the next is under way, and goes where that fails. */
  result = $state.raw<Result | null>(null);
  isCounting = $state.raw(false);
  error = $state.raw<AppError | null>(null);

  #abort = new AbortController();

  /** Adds everything up for a view; what was under way for another is called off. */
  async count(engine: Engine, view: ViewState, report: LoadReport): Promise<void> {
    this.stop();
    const { signal } = (this.#abort = new AbortController());
    this.isCounting = true;
    this.error = null;
    const { schema, dataVersion } = report.model;
    try {
      const result = await reconcile({
        ...{ report, view },
        run: async (query) => {
          const { bytes } = await engine.run(query, { signal, dataVersion: schema + dataVersion });
          signal.throwIfAborted();
          return tableFromIPC(bytes);
        },
      });
      if (!signal.aborted) this.result = result;
    } catch (error) {
      if (signal.aborted) return;
      this.error = recordOf(error, 'engine.query');
      this.result = null;
    } finally {
      if (!signal.aborted) this.isCounting = false;
    }
  }

  /** Calls off what is under way. */
  stop(): void {
    this.#abort.abort();
  }
}
