import { nextTask } from '../../core/next-task.ts';
import { checkCancelled } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';

/** Milliseconds of work after which messages are let in. */
const longestTurn = 40;
let began = 0;

/**
 * Lets messages in, a cancel among them, where work on bytes in memory kept them out for a while: what
 * is read in promises alone never ends a task. Then stops with `import.cancelled` if that was asked.
 * True where messages were let in: a good moment to say how far the work is.
 */
export async function takeTurns(hooks: WorkHooks): Promise<boolean> {
  const isDue = Date.now() - began >= longestTurn;
  if (isDue) {
    await nextTask();
    began = Date.now();
  }
  checkCancelled(hooks);
  return isDue;
}
