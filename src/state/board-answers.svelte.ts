import { SvelteMap } from 'svelte/reactivity';
import { recordOf, type AppError } from '../core/error.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { encodeView } from '../core/spec/codec.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';
import { answerView, type ViewResult } from './answer-view.ts';

/** Where the answer to one view of a board stands. */
export type TileAnswer =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'answered'; readonly result: ViewResult }
  | { readonly kind: 'failed'; readonly error: AppError };

const waiting: TileAnswer = { kind: 'waiting' };

/**
 * The answers to the views of a board, one query after the other: those in sight first. Views that
 * several tiles show are asked once, and one that fails stops no other.
 */
export class BoardAnswers {
  /** When the queries under way began, or null. */
  runningSince = $state.raw<number | null>(null);
  /** By the text of the view. */
  readonly #answers = new SvelteMap<string, TileAnswer>();
  #inSight: readonly string[] = [];
  /** The views that are asked for, each with its text, none twice. */
  #wanted: readonly (readonly [string, ViewState])[] = [];
  #data = '';
  #abort = new AbortController();

  /** The answer to a view by its text, as `encodeView` writes it. */
  to(key: string): TileAnswer {
    return this.#answers.get(key) ?? waiting;
  }

  /** A view came into sight, or went out of it. */
  see(key: string, isInSight: boolean): void {
    const others = this.#inSight.filter((other) => other !== key);
    this.#inSight = isInSight ? [...others, key] : others;
  }

  /** Answers these views and forgets all others; what was answered or is being asked stays. */
  async ask(engine: Engine, model: ModelInfo, views: readonly ViewState[]): Promise<void> {
    const texts = views.map((view) => encodeView(view));
    const wanted = views
      .map((view, place) => [texts[place] ?? '', view] as const)
      .filter(([key], place) => texts.indexOf(key) === place);
    const known = this.#wanted.map(([key]) => key);
    const data = model.schema + model.dataVersion;
    const isSame =
      data === this.#data &&
      wanted.length === known.length &&
      wanted.every(([key]) => known.includes(key));
    if (isSame && this.runningSince !== null) return;
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    for (const [key, { kind }] of [...this.#answers])
      if (data !== this.#data || !texts.includes(key) || kind !== 'answered')
        this.#answers.delete(key);
    [this.#wanted, this.#data] = [wanted, data];
    if (!this.#next()) {
      this.runningSince = null;
      return;
    }
    this.runningSince = Date.now();
    for (let next = this.#next(); next; next = this.#next()) {
      const answer = await answered(engine, model, next[1], abort.signal);
      // Called off: whoever did it says what becomes of the rest.
      if (answer === null) return;
      this.#answers.set(next[0], answer);
    }
    this.runningSince = null;
  }

  /** Stops; what is answered stays. */
  cancel(): void {
    this.#abort.abort();
    this.runningSince = null;
    for (const [key] of this.#wanted)
      if (!this.#answers.has(key)) this.#answers.set(key, { kind: 'cancelled' });
  }

  #next(): readonly [string, ViewState] | null {
    const open = this.#wanted.filter(([key]) => !this.#answers.has(key));
    return open.find(([key]) => this.#inSight.includes(key)) ?? open[0] ?? null;
  }
}

/** The answer to a view; null where the signal called it off. */
async function answered(
  engine: Engine,
  model: ModelInfo,
  view: ViewState,
  signal: AbortSignal,
): Promise<TileAnswer | null> {
  try {
    return { kind: 'answered', result: await answerView(engine, model, view, signal) };
  } catch (error) {
    return signal.aborted ? null : { kind: 'failed', error: recordOf(error, 'engine.query') };
  }
}
