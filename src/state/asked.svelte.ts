import { tableFromIPC } from 'apache-arrow';
import { recordOf, type AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { nextTask } from '../core/next-task.ts';
import { answerTable, mostRows } from '../core/query/answer.ts';
import { documentedViews } from '../core/query/views.ts';
import type { TableData } from '../core/spec/screen.ts';
import type { Engine } from '../engine/engine.ts';

/** What a query brought. */
export interface Asked {
  readonly table: TableData;
  readonly milliseconds: number;
  /** Whether it has more rows than are shown. */
  readonly isCut: boolean;
}

/** A query of the user's own, and its answer. */
export class AskedQuery {
  /** The last answer; it stays, dimmed, while the next one is under way. */
  result = $state.raw<Asked | null>(null);
  error = $state.raw<AppError | null>(null);
  isRunning = $state.raw(false);

  #abort = new AbortController();

  /** Asks; what was under way is called off. */
  async ask(engine: Engine, model: ModelInfo, text: string, title: string): Promise<void> {
    this.stop();
    const { signal } = (this.#abort = new AbortController());
    this.isRunning = true;
    this.error = null;
    try {
      const question = { text, views: documentedViews(model), most: mostRows + 1 };
      const { bytes, columns, milliseconds } = await engine.ask(question, { signal });
      signal.throwIfAborted();
      // Reading the answer and drawing it are tasks of their own.
      await nextTask();
      const answer = tableFromIPC(bytes);
      const table = answerTable(answer.slice(0, mostRows), columns, title, model.scale);
      await nextTask();
      signal.throwIfAborted();
      this.result = { table, milliseconds, isCut: answer.numRows > mostRows };
    } catch (error) {
      if (signal.aborted) return;
      this.error = recordOf(error, 'engine.query');
      this.result = null;
    } finally {
      if (this.#abort.signal === signal) this.isRunning = false;
    }
  }

  /** Stops the query under way; the last answer stays. */
  stop(): void {
    this.#abort.abort();
    this.isRunning = false;
  }
}
