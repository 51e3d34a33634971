import { tableFromIPC } from 'apache-arrow';
import { compileCube, Cube, viewExplore, type ExploreParams } from '../analyses/explore-brush.ts';
import { openView } from '../analyses/open-view.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { nextTask } from '../core/next-task.ts';
import type { DayRange, ViewState } from '../core/spec/filters.ts';
import { render } from '../core/sql/index.ts';
import type { Engine, RunOptions } from '../engine/engine.ts';
import type { ViewResult } from './answer-view.ts';

/** An exploration that answers for any dates at once, without the engine. */
export interface BrushCube {
  /** Whether it knows every measure; those that do not add up are missing otherwise. */
  readonly isWhole: boolean;
  answer(dates: DayRange): ViewResult;
}

/** The view of other dates. */
export function withDates(view: ViewState, dates: DayRange | null): ViewState {
  return { ...view, filters: { ...view.filters, dates } };
}

/**
 * Fetches once what an exploration of any dates follows from: the engine's one answer to all brushes over
 * its dates. Null where there is no such cube (see `Cube.read`). Fails like the engine.
 */
export async function openCube(
  engine: Pick<Engine, 'run' | 'dialect'>,
  model: ModelInfo,
  view: ViewState,
  options: RunOptions = {},
): Promise<BrushCube | null> {
  const { params, data } = openView(view, model);
  const own = params as unknown as ExploreParams;
  const query = compileCube(own, data);
  if (!query) return null;
  const { bytes } = await engine.run(query, options);
  await nextTask();
  const cube = Cube.read(tableFromIPC(bytes), own, data);
  await nextTask();
  return (
    cube && {
      isWhole: cube.isWhole,
      answer: (dates) => {
        const begun = performance.now();
        const open = openView(withDates(view, dates), model);
        const numbers = viewExplore(
          cube.answer(open.data.period),
          open.params as unknown as ExploreParams,
          open.data,
        );
        return {
          ...{ open, view: numbers, cached: true },
          sql: render(open.query, engine.dialect),
          milliseconds: performance.now() - begun,
        };
      },
    }
  );
}
