import { tableFromIPC } from 'apache-arrow';
import {
  barsOf,
  stripOf,
  viewExplore,
  wholeOf,
  type Bar,
  type ExploreParams,
  type Strip,
} from '../analyses/explore-brush.ts';
import { openView, type OpenView } from '../analyses/open-view.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { ViewState } from '../core/spec/filters.ts';
import { encodeParam, type ParamValues } from '../core/spec/params.ts';
import { render } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';
import { withDates } from './brush-cube.ts';

/** The course of a measure over all dates of an exploration, to choose some of them on. */
export class DateStrip {
  /** Null until it is counted. */
  counted = $state.raw<{ readonly strip: Strip; readonly bars: readonly Bar[] } | null>(null);

  #asked = '';
  #abort = new AbortController();

  /** Counts it, unless what is there is what the view asks for: it depends on everything but the dates. */
  async count(engine: Engine, model: ModelInfo, view: ViewState): Promise<void> {
    const { params, data } = openView(withDates(view, null), model);
    const strip = stripOf(params as unknown as ExploreParams, data);
    const open = openStrip(strip, withDates(view, wholeOf(data)), model);
    const dataVersion = model.schema + model.dataVersion;
    const asked = `${dataVersion} ${render(open.query, engine.dialect)}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    try {
      const { bytes } = await engine.run(open.query, { signal, dataVersion });
      signal.throwIfAborted();
      const own = open.params as unknown as ExploreParams;
      const view = viewExplore(tableFromIPC(bytes), own, open.data);
      this.counted = { strip, bars: barsOf(strip, view) };
    } catch {
      // The page's own query says what is wrong; the next view tries again.
      if (!signal.aborted) this.#asked = '';
    }
  }

  /** Calls off what is under way. */
  close(): void {
    this.#abort.abort();
  }
}

/** The exploration behind a strip. */
function openStrip({ params }: Strip, view: ViewState, model: ModelInfo): OpenView {
  const texts = Object.entries(params as unknown as ParamValues).map(
    ([name, value]) => [name, encodeParam(value)] as const,
  );
  return openView({ ...view, params: { ...view.params, ...Object.fromEntries(texts) } }, model);
}
