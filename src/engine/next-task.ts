/**
 * Resolves in a task of its own: what follows does not lengthen the task under way, and input and
 * drawing come in between. A message, because timers are slowed down in a tab that is not seen.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
