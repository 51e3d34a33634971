import { nextTask } from '../core/next-task.ts';

const waiting = new Set<() => void>();
let isRunning = false;

/**
 * Does work in a task of its own, after all work that was handed in before: large screens are built
 * part by part, so that none of them holds the main thread for long. Returns how to call it off.
 */
export function inTurn(work: () => void): () => void {
  // A function of its own each time, so that the same work can wait twice.
  const turn = () => work();
  waiting.add(turn);
  if (!isRunning) void run();
  return () => waiting.delete(turn);
}

async function run(): Promise<void> {
  isRunning = true;
  while (waiting.size > 0) {
    await nextTask();
    const [turn] = waiting;
    if (!turn) continue;
    waiting.delete(turn);
    try {
      turn();
    } catch (error) {
      // The others still get their turn.
      reportError(error);
    }
  }
  isRunning = false;
}
