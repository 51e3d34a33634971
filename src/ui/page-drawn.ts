import { isBuilding } from './under-way.svelte.ts';

/** Frames that are waited for at most: something that never finishes holds nobody up. */
const mostFrames = 30;

/** Resolves when what has changed is on the screen, charts among it. */
export async function pageDrawn(): Promise<void> {
  for (let count = 0; count < mostFrames; count += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!isBuilding()) return;
  }
}
