import { tableFromIPC, type Table } from 'apache-arrow';
import { openView, type OpenView } from '../analyses/open-view.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { nextTask } from '../core/next-task.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { render } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** An answered view: the numbers, and where they come from. */
export interface ViewResult {
  readonly open: OpenView;
  /** What the analysis made of the rows; only the analysis itself knows its type. */
  readonly view: unknown;
  readonly sql: string;
  readonly milliseconds: number;
  readonly cached: boolean;
}

/**
 * Answers a view. Asking, reading the answer and drawing it are tasks of their own. Throws what the
 * signal was aborted with, and fails like `openView` and the engine.
 */
export async function answerView(
  engine: Engine,
  model: ModelInfo,
  view: ViewState,
  signal: AbortSignal,
): Promise<ViewResult> {
  await nextTask();
  signal.throwIfAborted();
  const open = openView(view, model);
  const answer = await engine.run(open.query, {
    signal,
    dataVersion: model.schema + model.dataVersion,
  });
  signal.throwIfAborted();
  await nextTask();
  const table: Table = tableFromIPC(answer.bytes);
  const numbers: unknown = open.analysis.view(table, open.params, open.data);
  await nextTask();
  signal.throwIfAborted();
  return {
    open,
    view: numbers,
    sql: render(open.query, engine.dialect),
    milliseconds: answer.milliseconds,
    cached: answer.cached,
  };
}
