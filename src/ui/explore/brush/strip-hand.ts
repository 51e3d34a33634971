import type { Bar, Step } from '../../../analyses/explore-brush.ts';
import type { DayRange } from '../../../core/spec/filters.ts';
import type { DateBrush } from '../../../state/date-brush.svelte.ts';
import { isComposing } from '../../keys.ts';
import { boundaryOf, dragFrom, dragged, withEnd, type Drag, type End } from './drag.ts';
import { placesOf } from './places.ts';

/** A pointer that has moved less has not dragged. */
const leastPixels = 4;
/** Keys that follow one another sooner are one change. */
const keyMilliseconds = 600;

/** What a hand is on. */
export interface StripContext {
  readonly bars: readonly Bar[];
  readonly step: Step;
  /** The dates as they are shown. */
  readonly period: DayRange;
  /** The element that the bars fill. */
  readonly track: HTMLElement | undefined;
  /** Whether somebody has chosen the dates. */
  readonly hasDates: boolean;
}

/** What pointers and keys on a strip mean for its brush. */
export class StripHand {
  #drag: (Drag & { readonly x: number }) | null = null;
  #keyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly brush: DateBrush,
    private readonly read: () => StripContext,
  ) {}

  down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return;
    this.letGo();
    const { bars, period, track } = this.read();
    const start = this.#placeAt(event.clientX);
    const held = event.target.closest<HTMLElement>('[data-end]')?.dataset['end'];
    const end = held === 'from' || held === 'to' ? held : null;
    const drag: Drag = end ? { how: end, start, before: period } : dragFrom(bars, period, start);
    this.#drag = { ...drag, x: event.clientX };
    track?.setPointerCapture(event.pointerId);
    this.brush.prepare();
  }

  move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    if (!this.brush.chosen && Math.abs(event.clientX - drag.x) < leastPixels) return;
    this.brush.choose(dragged(this.read().bars, drag, this.#placeAt(event.clientX)));
  }

  /** What was chosen counts from now on. */
  letGo(): void {
    this.#end();
    this.brush.release();
  }

  giveUp(): void {
    this.#end();
    this.brush.giveUp();
  }

  /** The focus leaves an end; a pointer that holds something goes on. */
  leave(): void {
    if (!this.#drag) this.letGo();
  }

  key(end: End, event: KeyboardEvent): void {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') this.letGo();
    const { bars, period, step } = this.read();
    const place = placesOf(bars, period)[end === 'from' ? 0 : 1];
    const boundary = boundaryOf(event, place, step, bars.length);
    if (boundary === null) return;
    event.preventDefault();
    this.brush.choose(withEnd(bars, period, end, boundary));
    clearTimeout(this.#keyTimer);
    this.#keyTimer = setTimeout(() => this.letGo(), keyMilliseconds);
  }

  /** Escape undoes what is under the hand, or else goes back to the usual dates; nobody else hears it then. */
  escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || isComposing(event)) return;
    const { track, hasDates } = this.read();
    const isHere = event.target instanceof Node && track?.contains(event.target) === true;
    if (this.brush.chosen) this.giveUp();
    else if (isHere && hasDates) this.brush.reset();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  close(): void {
    this.#end();
    this.brush.close();
  }

  #end(): void {
    clearTimeout(this.#keyTimer);
    this.#drag = null;
  }

  /** The place of a point, in steps. */
  #placeAt(x: number): number {
    const { bars, track } = this.read();
    const box = track?.getBoundingClientRect();
    return box && box.width > 0 ? ((x - box.left) / box.width) * bars.length : 0;
  }
}
