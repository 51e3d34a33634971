import { analysisOf } from '../analyses/registry.ts';
import { recordOf, type AppError } from '../core/error.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { Filters, ViewState } from '../core/spec/filters.ts';
import { shareable } from '../core/spec/shareable.ts';
import {
  decodeParam,
  descriptors,
  encodeParam,
  sameParam,
  type ParamValue,
  type ParamValues,
} from '../core/spec/params.ts';
import type { Engine } from '../engine/engine.ts';
import { readLocation, writeLocation } from '../url/location.ts';
import { answerView, type ViewResult } from './answer-view.ts';
import { Withheld } from './withheld.ts';

export type { ViewResult } from './answer-view.ts';

/** Dates that are being chosen by hand, before they are the view's. */
export interface Draft {
  /** What they mean, for the chips. */
  readonly data: Dataset;
  /** What they come to; null where that is not known yet. */
  readonly result: ViewResult | null;
  /** Whether the result is still that of other dates. */
  readonly isBehind: boolean;
}

/** What addresses depend on beside the view. */
export interface OpenDataFacts {
  /** Whether the open data are the sample shop, which a link names. */
  readonly isSample: () => boolean;
  /** Dimensions whose values stand in no address: see `isIdentifying`. */
  readonly identifying: () => readonly string[];
}

/** The view that the address names, and its answer. */
export class CurrentView {
  state = $state.raw<ViewState>({
    page: '',
    params: {},
    filters: { dates: null, compare: null, asOf: null, dimensions: [], customers: [] },
  });
  /** While dates are being chosen by hand; null otherwise. */
  draft = $state.raw<Draft | null>(null);
  error = $state.raw<AppError | null>(null);
  /** When the query under way began, or null. */
  runningSince = $state.raw<number | null>(null);
  notices = $state.raw<readonly AppError[]>([]);
  /** Whether the link asks for the sample shop. */
  wantsSample = $state.raw(false);

  #answer = $state.raw<ViewResult | null>(null);
  #abort = new AbortController();
  #data: OpenDataFacts = { isSample: () => false, identifying: () => [] };
  readonly #withheld = new Withheld();

  /**
   * The last answer; it stays, dimmed, while the next one is under way. Of dates under the hand what is
   * known of them.
   */
  get result(): ViewResult | null {
    return this.draft?.result ?? this.#answer;
  }

  /** Follows the address from now on, telling when it became another one; returns how to stop. */
  follow(data: OpenDataFacts, onmove: () => void): () => void {
    this.#data = data;
    const read = (): void => {
      this.#read();
      onmove();
    };
    this.#read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }

  #read(): void {
    const { view, sample, notices } = readLocation(location.hash);
    this.state = this.#withheld.at(location.hash) ?? view;
    this.wantsSample = sample;
    this.notices = notices;
  }

  /** Goes to another view: one more entry in the history, so that Back undoes it. */
  go(next: ViewState, replace = false): void {
    const hash = escaped(this.hashOf(next));
    if (hash !== location.hash) history[replace ? 'replaceState' : 'pushState'](null, '', hash);
    this.#withheld.keep(hash, next, this.leftOut(next).length > 0);
    this.state = next;
    this.notices = [];
  }

  /** Goes where an address leads, as a click on a link does. */
  visit(hash: string): void {
    if (escaped(hash) !== location.hash) history.pushState(null, '', hash);
    this.#read();
  }

  /** The address of the current view, from its `#` on. */
  get hash(): string {
    return this.hashOf(this.state);
  }

  /** The columns whose values name people and stand in no address, by which the view filters. */
  leftOut(view: ViewState = this.state): readonly string[] {
    return shareable(view, this.#data.identifying()).leftOut;
  }

  /** The address of a view of the open data, from its `#` on. */
  hashOf(view: ViewState): string {
    return writeLocation(shareable(view, this.#data.identifying()).view, this.#data.isSample());
  }

  /** Another page with the same filters; parameters belong to a page and stay behind. */
  goToPage(page: string): void {
    this.go({ page, params: {}, filters: this.state.filters });
  }

  /** The address of another page with the same filters, for links. */
  hrefOf(page: string): string {
    return this.hashOf({ page, params: {}, filters: this.state.filters });
  }

  setFilters(change: Partial<Filters>): void {
    this.go({ ...this.state, filters: { ...this.state.filters, ...change } });
  }

  /** Sets a parameter of the current analysis; a default leaves the address. */
  setParam(name: string, value: ParamValue): void {
    this.setParams({ [name]: value });
  }

  /**
   * Sets several at once, undone together, with filters if need be; nothing changes if one of them has no
   * such value.
   */
  setParams(values: ParamValues, filters: Partial<Filters> = {}): void {
    const analysis = analysisOf(this.state.page);
    const known = analysis ? descriptors(analysis.params as object) : [];
    let texts = this.state.params;
    for (const [name, value] of Object.entries(values)) {
      const descriptor = known.find(([own]) => own === name)?.[1];
      if (!descriptor || decodeParam(descriptor, encodeParam(value)) === null) return;
      const rest = Object.fromEntries(Object.entries(texts).filter(([key]) => key !== name));
      texts = sameParam(descriptor.initial, value) ? rest : { ...rest, [name]: encodeParam(value) };
    }
    this.go({
      ...this.state,
      params: texts,
      filters: { ...this.state.filters, ...filters },
    });
  }

  /** Answers the current view; an earlier query that is still running is cancelled. */
  async run(engine: Engine, model: ModelInfo): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    const isCalledOff = (): boolean => abort.signal.aborted;
    if (!analysisOf(this.state.page)) {
      this.#answer = null;
      this.draft = null;
      return;
    }
    this.runningSince = Date.now();
    this.error = null;
    // A hand that has begun anew meanwhile keeps its own.
    const { draft } = this;
    const dropDraft = (): void => {
      if (this.draft === draft) this.draft = null;
    };
    try {
      // The page turns first.
      const result = await answerView(engine, model, this.state, abort.signal);
      this.#answer = result;
      dropDraft();
      this.notices = [...this.notices, ...result.open.notices];
    } catch (error) {
      if (isCalledOff()) return;
      this.error = recordOf(error, 'engine.query');
    } finally {
      if (this.#abort === abort) {
        this.runningSince = null;
        dropDraft();
      }
    }
  }

  /** Stops the query under way; the last answer stays. */
  cancel(): void {
    this.#abort.abort();
    this.runningSince = null;
    this.draft = null;
  }
}

/** A hash as browsers report it, letters beyond ASCII escaped. */
function escaped(hash: string): string {
  return new URL(hash, location.href).hash;
}
