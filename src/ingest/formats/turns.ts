import { checkCancelled } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';

/** The part of a message channel that is needed here, where no platform is known. */
interface Channel {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: null): void };
}

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

/** By a message: timers are slowed down in a tab that is not seen. */
function nextTask(): Promise<void> {
  const { MessageChannel } = globalThis as unknown as { MessageChannel: new () => Channel };
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
