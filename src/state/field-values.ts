import { keysWithin, type ExploreView, type FieldValue } from '../analyses/explore-acts.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { encodeParam } from '../core/spec/params.ts';
import type { Engine } from '../engine/engine.ts';
import { answerView } from './answer-view.ts';

/** What a field's values are in an exploration, with what is needed to name them. */
export interface FieldValues {
  readonly view: ExploreView;
  readonly values: readonly FieldValue[];
}

/** The values of a field among the lines that an exploration is about, in the field's own order. */
export async function fieldValues(
  engine: Engine,
  model: ModelInfo,
  { filters, params }: ViewState,
  field: string,
  signal: AbortSignal,
): Promise<FieldValues> {
  const { only, yearStart } = params;
  const state: ViewState = {
    page: 'explore',
    filters,
    params: {
      ...(only === undefined ? {} : { only }),
      ...(yearStart === undefined ? {} : { yearStart }),
      ...{ rows: encodeParam([field]), measures: 'lines' },
    },
  };
  const { view } = await answerView(engine, model, state, signal);
  return { view: view as ExploreView, values: keysWithin(view as ExploreView) };
}
