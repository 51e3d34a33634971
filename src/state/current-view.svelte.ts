import { tableFromIPC, type Table } from 'apache-arrow';
import { openView, type OpenView } from '../analyses/open-view.ts';
import { analysisOf } from '../analyses/registry.ts';
import { recordOf, type AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { Filters, ViewState } from '../core/spec/filters.ts';
import {
  decodeParam,
  descriptors,
  encodeParam,
  sameParam,
  type ParamValue,
} from '../core/spec/params.ts';
import { render } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';
import { readLocation, writeLocation } from '../url/location.ts';
import { nextTask } from '../core/next-task.ts';

/** An answered view: the numbers, and where they come from. */
export interface ViewResult {
  readonly open: OpenView;
  /** What the analysis made of the rows; only the analysis itself knows its type. */
  readonly view: unknown;
  readonly sql: string;
  readonly milliseconds: number;
  readonly cached: boolean;
}

/** The view that the address names, and its answer. */
export class CurrentView {
  state = $state.raw<ViewState>({
    page: '',
    params: {},
    filters: { dates: null, compare: null, asOf: null, dimensions: [], customers: [] },
  });
  /** The last answer; it stays, dimmed, while the next one is under way. */
  result = $state.raw<ViewResult | null>(null);
  error = $state.raw<AppError | null>(null);
  /** When the query under way began, or null. */
  runningSince = $state.raw<number | null>(null);
  notices = $state.raw<readonly AppError[]>([]);
  /** Whether the link asks for the sample shop. */
  wantsSample = $state.raw(false);

  #abort = new AbortController();
  #isSample = (): boolean => false;

  /** Follows the address from now on; returns how to stop. */
  follow(isSample: () => boolean): () => void {
    this.#isSample = isSample;
    const read = (): void => {
      const { view, sample, notices } = readLocation(location.hash);
      this.state = view;
      this.wantsSample = sample;
      this.notices = notices;
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  /** Goes to another view: one more entry in the history, so that Back undoes it. */
  go(next: ViewState, replace = false): void {
    const hash = writeLocation(next, this.#isSample());
    if (hash !== location.hash) history[replace ? 'replaceState' : 'pushState'](null, '', hash);
    this.state = next;
    this.notices = [];
  }

  /** Another page with the same filters; parameters belong to a page and stay behind. */
  goToPage(page: string): void {
    this.go({ page, params: {}, filters: this.state.filters });
  }

  /** The address of another page with the same filters, for links. */
  hrefOf(page: string): string {
    return writeLocation({ page, params: {}, filters: this.state.filters }, this.#isSample());
  }

  setFilters(change: Partial<Filters>): void {
    this.go({ ...this.state, filters: { ...this.state.filters, ...change } });
  }

  /** Sets a parameter of the current analysis; a default leaves the address. */
  setParam(name: string, value: ParamValue): void {
    const analysis = analysisOf(this.state.page);
    const descriptor =
      analysis && descriptors(analysis.params as object).find(([own]) => own === name)?.[1];
    if (!descriptor || decodeParam(descriptor, encodeParam(value)) === null) return;
    const rest = Object.fromEntries(
      Object.entries(this.state.params).filter(([key]) => key !== name),
    );
    const params = sameParam(descriptor.initial, value)
      ? rest
      : { ...rest, [name]: encodeParam(value) };
    this.go({ ...this.state, params });
  }

  /** Answers the current view; an earlier query that is still running is cancelled. */
  async run(engine: Engine, model: ModelInfo): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    const isCalledOff = (): boolean => abort.signal.aborted;
    if (!analysisOf(this.state.page)) {
      this.result = null;
      return;
    }
    this.runningSince = Date.now();
    this.error = null;
    try {
      // The page turns first; asking, reading the answer and drawing it are tasks of their own.
      await nextTask();
      if (isCalledOff()) return;
      const open = openView(this.state, model);
      const answer = await engine.run(open.query, {
        signal: abort.signal,
        dataVersion: model.schema + model.dataVersion,
      });
      if (isCalledOff()) return;
      await nextTask();
      const table: Table = tableFromIPC(answer.bytes);
      const numbers: unknown = open.analysis.view(table, open.params, open.data);
      await nextTask();
      if (isCalledOff()) return;
      this.result = {
        open,
        view: numbers,
        sql: render(open.query, engine.dialect),
        milliseconds: answer.milliseconds,
        cached: answer.cached,
      };
      this.notices = [...this.notices, ...open.notices];
    } catch (error) {
      if (isCalledOff()) return;
      this.error = recordOf(error, 'engine.query');
    } finally {
      if (this.#abort === abort) this.runningSince = null;
    }
  }

  /** Stops the query under way; the last answer stays. */
  cancel(): void {
    this.#abort.abort();
    this.runningSince = null;
  }
}
