import { flushSync } from 'svelte';
import type { ChartTheme } from '../core/chart/tokens.ts';
import { isBuilding } from './under-way.svelte.ts';

/** Which way a sheet of A4 lies; `auto` leaves it to the browser's dialog. */
export type Paper = 'portrait' | 'landscape' | 'auto';

let isOnPaper = $state(false);
let isRedrawn = $state(false);

/** Whether the page is laid out for paper: tables show their rows, and do not scroll. */
export function isPrinting(): boolean {
  return isOnPaper;
}

/** The theme in which charts are drawn: on paper the light one, whatever is on screen. */
export function chartTheme(theme: ChartTheme): ChartTheme {
  return isRedrawn ? 'light' : theme;
}

/**
 * Follows the browser's own way to print. It prints what is there the moment it is asked, so tables are
 * laid out at once; charts are drawn anew where there is time for it. Returns how to stop.
 */
export function followPrinting(): () => void {
  const media = matchMedia('print');
  const begin = (): void => {
    isOnPaper = true;
    flushSync();
  };
  const end = (): void => {
    isOnPaper = false;
  };
  const change = (): void => {
    isOnPaper = media.matches;
    isRedrawn = isOnPaper || document.documentElement.dataset['paper'] !== undefined;
  };
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  media.addEventListener('change', change);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
    media.removeEventListener('change', change);
  };
}

/**
 * Prints the page on A4: laid out as wide as the paper and drawn anew for it first, so that charts are
 * light, sharp, and as large as they should be.
 */
export async function printPage(paper: Paper): Promise<void> {
  const root = document.documentElement;
  root.dataset['paper'] = paper;
  [isOnPaper, isRedrawn] = [true, true];
  await quiet();
  const back = (): void => {
    for (const name of ends) removeEventListener(name, back);
    delete root.dataset['paper'];
    [isOnPaper, isRedrawn] = [false, false];
  };
  // Not every browser says that it has printed: whoever goes on using the page has.
  const ends = ['afterprint', 'pointerdown', 'keydown'] as const;
  for (const name of ends) addEventListener(name, back);
  print();
}

/** Waits until nothing is being calculated or drawn, and has not been for a moment. */
async function quiet(): Promise<void> {
  const moment = 120;
  for (let still = 0; still < 3;) {
    await new Promise((resolve) => setTimeout(resolve, moment));
    still = isBuilding() ? 0 : still + 1;
  }
}
