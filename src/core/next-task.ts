/** The part of a message channel that is needed here, where no platform is known. */
interface Channel {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: null): void };
}

/**
 * Resolves in a task of its own: what follows does not lengthen the task under way, and input,
 * messages and drawing come in between. A message, because timers are slowed down in a tab that is
 * not seen.
 */
export function nextTask(): Promise<void> {
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
