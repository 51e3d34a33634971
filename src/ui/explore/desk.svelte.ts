import { tick } from 'svelte';
import type { ExploreLabels, ExploreParams } from '../../analyses/explore-shelves.ts';
import { mostKept } from '../../analyses/explore-acts.ts';
import { paramLabel, type ScreenContext } from '../../core/spec/analysis.ts';
import type { CurrentView } from '../../state/current-view.svelte.ts';
import type { I18n } from '../i18n.ts';
import { askFilter } from '../shell/asked-filter.svelte.ts';
import { afterEdit } from './after-edit.ts';
import {
  add,
  mostOn,
  move,
  remove,
  replace,
  shelvedOf,
  spotOf,
  step,
  type Direction,
  type Edit,
  type Refusal,
  type Shelved,
  type ShelfId,
  type Spot,
} from './edits.ts';
import { nameOf } from './names.ts';
import { canFilter, filterOf, usualWidth } from './offers.ts';

/** What the desk works on. */
export interface DeskContext {
  readonly view: CurrentView;
  /** Those of the address, whether or not they are answered yet. */
  readonly params: ExploreParams;
  readonly screen: ScreenContext<ExploreLabels>;
  readonly i18n: I18n;
  readonly hasComparison: boolean;
}

/** What is dragged: a thing of the list, or one that stands on a shelf already. */
export interface Dragged {
  readonly text: string;
  readonly from: Spot | null;
}

/** What is asked for in a dialog: a formula (of a new measure, where it has no spot) or a number. */
export type Asked =
  | { readonly kind: 'formula'; readonly spot: Spot | null }
  | { readonly kind: 'values'; readonly text: string; readonly spot: null }
  | { readonly kind: 'top' | 'width' | 'limits'; readonly spot: Spot };

/** The shelves while they are worked on: every change is one step of the history, and is said. */
export class ShelfDesk {
  /** The last change or refusal in words, for the polite region; a new object each time. */
  said = $state.raw<{ readonly text: string; readonly isRefusal: boolean } | null>(null);
  dragged = $state.raw<Dragged | null>(null);
  /** The gap that what is dragged would fall into. */
  gap = $state.raw<Spot | null>(null);
  asked = $state.raw<Asked | null>(null);
  /** Whether the list of fields is open where it does not stand beside the shelves. */
  listOpen = $state(false);
  /** Widths of steps, as the list of fields asks for them. */
  widths = $state.raw(usualWidth);
  /** The element that holds the shelves. */
  root: HTMLElement | null = null;

  /** What had the focus when a dialog was asked for. */
  #opener: HTMLElement | null = null;
  readonly #read: () => DeskContext;
  readonly shelved = $derived.by((): Shelved => shelvedOf(this.#read().params));

  constructor(read: () => DeskContext) {
    this.#read = read;
  }

  get context(): DeskContext {
    return this.#read();
  }

  nameOf(text: string): string {
    const { screen, i18n } = this.#read();
    return nameOf(text, screen, i18n.t);
  }

  shelfName(shelf: ShelfId): string {
    return paramLabel(this.#read().screen.labels, shelf)?.label ?? shelf;
  }

  /** Adds a thing of the list; true where it stands on the shelf now. */
  add(text: string, shelf: ShelfId, at?: number): boolean {
    return this.#apply(add(this.shelved, text, shelf, at), text, 'added');
  }

  move(from: Spot, to: Spot): boolean {
    return this.#apply(move(this.shelved, from, to), this.textAt(from), 'moved');
  }

  step(from: Spot, direction: Direction): void {
    const edit = step(this.shelved, from, direction);
    if (this.#apply(edit, this.textAt(from), 'moved') && edit.spot) void this.focus(edit.spot);
  }

  replace(spot: Spot, text: string): boolean {
    return this.#apply(replace(this.shelved, spot, text), text, 'changed');
  }

  takeOff(spot: Spot): void {
    const name = this.nameOf(this.textAt(spot));
    this.#show(remove(this.shelved, spot));
    this.#say(this.#read().i18n.t.shelves.removed(name, this.shelfName(spot.shelf)));
  }

  /** The same from the shelf itself: its neighbour has the focus then, or the button that adds others. */
  remove(spot: Spot): void {
    this.takeOff(spot);
    void this.focus({ shelf: spot.shelf, at: spot.at - 1 });
  }

  /** Opens a dialog; the list would lie below it. */
  ask(asked: Asked): void {
    const { activeElement } = document;
    this.#opener = activeElement instanceof HTMLElement ? activeElement : null;
    this.listOpen = false;
    this.asked = asked;
  }

  /** Closes it; the focus goes back to what it was about, or to where it was asked for. */
  async endAsking(): Promise<void> {
    const spot = this.asked?.spot;
    this.asked = null;
    await this.focus(spot ?? { shelf: 'measures', at: this.shelved.measures.length - 1 });
    if (!spot && this.#opener?.isConnected) this.#opener.focus();
  }

  /** Asks which values of a field are kept: of a column of the data in the filter bar. */
  filter(text: string): void {
    const dimension = filterOf(text);
    if (dimension === null) {
      if (canFilter(text)) this.ask({ kind: 'values', text, spot: null });
      return;
    }
    this.listOpen = false;
    askFilter(dimension);
  }

  /** Keeps the lines that a condition says. */
  keep(condition: string): void {
    const { view, params, i18n } = this.#read();
    if (params.only.length >= mostKept) {
      this.#say(i18n.t.shelves.fullFilters(mostKept), true);
      return;
    }
    const others = params.only.filter((one) => one !== condition);
    view.setParams({ only: [...others, condition] });
  }

  spotOf(text: string): Spot | null {
    return spotOf(this.shelved, text);
  }

  /** Puts down what is dragged. */
  drop(to: Spot): void {
    const { dragged } = this;
    this.endDrag();
    if (!dragged) return;
    if (dragged.from) this.move(dragged.from, to);
    else this.add(dragged.text, to.shelf, to.at);
  }

  endDrag(): void {
    this.dragged = null;
    this.gap = null;
  }

  textAt({ shelf, at }: Spot): string {
    return this.shelved[shelf][at] ?? '';
  }

  #apply(edit: Edit, text: string, how: 'added' | 'moved' | 'changed'): boolean {
    const name = this.nameOf(text);
    if (edit.refusal) {
      this.#refuse(name, edit.refusal);
      return false;
    }
    this.#show(edit.shelved);
    const { shelf, at } = edit.spot;
    const { shelves } = this.#read().i18n.t;
    this.#say(
      how === 'changed'
        ? shelves.changed(name)
        : shelves[how](name, this.shelfName(shelf), at + 1, edit.shelved[shelf].length),
    );
    return true;
  }

  #refuse(name: string, { reason, shelf }: Refusal): void {
    const { refused } = this.#read().i18n.t.shelves;
    this.#say(refused[reason](name, this.shelfName(shelf), mostOn(shelf)), true);
  }

  #say(text: string, isRefusal = false): void {
    this.said = { text, isRefusal };
  }

  #show(after: Shelved): void {
    const { view, params, screen } = this.#read();
    view.setParams({ ...after, ...afterEdit(this.shelved, after, params, screen.data.model) });
  }

  /** Gives the focus to what stands at a spot, or what comes nearest to it. */
  async focus({ shelf, at }: Spot): Promise<void> {
    await tick();
    const chip =
      this.root?.querySelector<HTMLElement>(`[data-chip="${shelf}-${at}"]`) ??
      this.root?.querySelector<HTMLElement>(`[data-chip="${shelf}-0"]`) ??
      this.root?.querySelector<HTMLElement>(`[data-add="${shelf}"]`);
    chip?.focus();
  }
}
