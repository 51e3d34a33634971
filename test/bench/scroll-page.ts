import { mount } from 'svelte';
import '../../src/ui/tokens.css';
import '../../src/ui/base.css';
import ScrollPage from './ScrollPage.svelte';

/** One way of scrolling: pixels a frame to the right and down. */
export interface Course {
  readonly right: number;
  readonly down: number;
}

/** What frames took while the pivot scrolled, in milliseconds. */
export interface Frames {
  readonly gaps: readonly number[];
  readonly cells: number;
}

mount(ScrollPage, { target: document.querySelector('main') ?? document.body });

/** Scrolls for so many frames, a step in each, and notes when they came; called by the runner. */
async function scrollPivot({ right, down }: Course, frames: number): Promise<Frames> {
  const body = document.querySelector('.scroller');
  if (!body) throw new Error('there is no pivot');
  body.scrollTo(0, 20_000);
  await new Promise((done) => setTimeout(done, 500));
  const gaps: number[] = [];
  await new Promise<void>((done) => {
    let last: number | null = null;
    const step = (now: number): void => {
      if (last !== null) gaps.push(now - last);
      last = now;
      if (gaps.length === frames) {
        done();
        return;
      }
      body.scrollBy(right, down);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  return { gaps, cells: body.querySelectorAll('[role=gridcell]').length };
}

Object.assign(globalThis, { scrollPivot });
