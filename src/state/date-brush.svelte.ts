import { openView } from '../analyses/open-view.ts';
import type { ModelInfo } from '../core/model/info.ts';
import type { DayRange, ViewState } from '../core/spec/filters.ts';
import type { Engine } from '../engine/engine.ts';
import { answerView } from './answer-view.ts';
import { openCube, withDates, type BrushCube } from './brush-cube.ts';
import type { CurrentView } from './current-view.svelte.ts';

/** A hand that rests as long as this is answered by the engine where the cube does not know everything. */
const restMilliseconds = 250;

/** What the brush works on. */
export interface BrushContext {
  readonly view: CurrentView;
  readonly engine: Engine;
  readonly model: ModelInfo;
  /** Resolves when what the last answer changed on the page is drawn. */
  readonly drawn: () => Promise<void>;
}

/** A cube that was asked for; `cube` is null until it is there, and where there is none. */
interface Asked {
  readonly key: string;
  readonly abort: AbortController;
  cube: BrushCube | null;
}

/**
 * Choosing the dates of an exploration by hand: while the hand moves, the page shows the dates under it.
 * Only those that it leaves become a step of the history.
 */
export class DateBrush {
  /** The dates under the hand; null at rest. */
  chosen = $state.raw<DayRange | null>(null);

  /** The view that the hand began on. */
  #from: ViewState | null = null;
  #asked: Asked | null = null;
  #isFollowing = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #restAbort = new AbortController();

  constructor(private readonly read: () => BrushContext) {}

  /** Fetches what any dates follow from; best when a hand comes near. */
  prepare(): void {
    const { view, engine, model } = this.read();
    const { params, filters } = withDates(view.state, null);
    const dataVersion = model.schema + model.dataVersion;
    const key = JSON.stringify([dataVersion, params, filters]);
    if (key === this.#asked?.key) return;
    this.#asked?.abort.abort();
    const asked: Asked = { key, abort: new AbortController(), cube: null };
    this.#asked = asked;
    void openCube(engine, model, view.state, { signal: asked.abort.signal, dataVersion }).then(
      (cube) => {
        asked.cube = cube;
        void this.#follow();
      },
      () => {
        // Without a cube the hand is answered where it rests; the next one tries again.
        if (this.#asked === asked) this.#asked = null;
      },
    );
  }

  /** The dates under the hand. */
  choose(dates: DayRange): void {
    const { view, model } = this.read();
    if (this.chosen && isSame(this.chosen, dates)) return;
    if (!this.chosen) this.#from = view.state;
    else if (view.state !== this.#from) return;
    this.chosen = dates;
    this.prepare();
    const { data } = openView(withDates(view.state, dates), model);
    view.draft = { data, result: view.draft?.result ?? null, isBehind: !this.#asked?.cube };
    this.#stopResting();
    this.#rest = setTimeout(() => void this.#ask(dates), restMilliseconds);
    void this.#follow();
  }

  /** The hand lets go: its dates are the view's, in one step of the history. */
  release(): void {
    const { view, model } = this.read();
    const { chosen } = this;
    const isHere = view.state === this.#from;
    this.#end();
    if (!chosen) return;
    const periodOf = (state: ViewState): DayRange => openView(state, model).data.period;
    if (!isHere || isSame(chosen, periodOf(view.state))) view.draft = null;
    else {
      const isUsual = isSame(chosen, periodOf(withDates(view.state, null)));
      view.setFilters({ dates: isUsual ? null : chosen });
    }
  }

  /** Everything is as it was before the hand began. */
  giveUp(): void {
    if (!this.chosen) return;
    this.#end();
    this.read().view.draft = null;
  }

  /** The dates that a view has where nobody has chosen any. */
  reset(): void {
    this.giveUp();
    const { view } = this.read();
    if (view.state.filters.dates) view.setFilters({ dates: null });
  }

  /** Calls off what is under way. */
  close(): void {
    this.giveUp();
    this.#asked?.abort.abort();
  }

  #end(): void {
    this.chosen = null;
    this.#stopResting();
  }

  #stopResting(): void {
    clearTimeout(this.#rest);
    this.#restAbort.abort();
  }

  /** Shows the dates under the hand from the cube, then those that came meanwhile. */
  async #follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    let shown: DayRange | null = null;
    while (this.chosen && this.chosen !== shown && this.#asked?.cube) {
      const { view, drawn } = this.read();
      if (view.state !== this.#from) break;
      shown = this.chosen;
      const result = this.#asked.cube.answer(shown);
      view.draft = { data: result.open.data, result, isBehind: false };
      await drawn();
    }
    this.#isFollowing = false;
  }

  /** Asks the engine for the dates that the hand rests on. */
  async #ask(dates: DayRange): Promise<void> {
    const { view, engine, model } = this.read();
    if (this.#asked?.cube?.isWhole || view.state !== this.#from) return;
    const { signal } = (this.#restAbort = new AbortController());
    try {
      const result = await answerView(engine, model, withDates(view.state, dates), signal);
      view.draft = { data: result.open.data, result, isBehind: false };
    } catch {
      // What fails here fails again when the hand lets go, and is said then.
    }
  }
}

function isSame(one: DayRange, other: DayRange): boolean {
  return one.from === other.from && one.to === other.to;
}
