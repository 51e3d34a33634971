import { nextTask } from '../../core/next-task.ts';
import type * as drawing from './draw.ts';

/**
 * Fetches what charts are drawn with. Its parts are started one a task: together they would hold the
 * main thread for too long.
 */
export async function loadDraw(): Promise<typeof drawing> {
  await import('./vega.ts');
  await nextTask();
  await import('./compile.ts');
  await nextTask();
  return import('./draw.ts');
}
