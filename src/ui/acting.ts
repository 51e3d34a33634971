import { getContext, setContext } from 'svelte';

/** A point of the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What can be done with the marks of a page beside opening their customers. */
export interface Acting {
  /** Offers it in a menu at a point; `back` has the focus once the menu is closed. */
  readonly open: (mark: string, at: Point, back: HTMLElement) => void;
  /** Tells the mark apart by what comes next below it. */
  readonly breakDown: (mark: string) => void;
}

const key = Symbol('acting');

/** For everything inside of the component that calls it. */
export function provideActing(acting: Acting): void {
  setContext(key, acting);
}

/** Null on pages where marks are sets of customers and nothing else. */
export function useActing(): Acting | null {
  return getContext<Acting | undefined>(key) ?? null;
}
