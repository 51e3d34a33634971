/** How a worker ended: its script never ran, or it was gone after it had run. */
export interface WorkerEnd {
  readonly hasRun: boolean;
  /** What the browser says, in its own words; empty where it says nothing. */
  readonly message: string;
}

/**
 * Resolves once when a worker is gone; never while it lives. No browser tells a page that a worker
 * died, but its locks become free then: `begin`, called at once, asks the worker to `holdLife` under a
 * name of its own and resolves when it does so.
 */
export function endOf(
  worker: Worker,
  begin: (life: string) => Promise<unknown>,
): Promise<WorkerEnd> {
  return new Promise((resolve) => {
    let hasRun = false;
    const never = (message: string): void => resolve({ hasRun: false, message });
    // A worker whose script cannot run at all never answers. Later errors do not end it.
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (!hasRun) never(event instanceof ErrorEvent ? event.message : '');
    });
    const life = crypto.randomUUID();
    begin(life)
      .then(() => {
        hasRun = true;
        return navigator.locks.request(life, () => resolve({ hasRun, message: '' }));
      })
      .catch((error: unknown) => never(String(error)));
  });
}

/** In a worker: holds a lock for as long as the worker lives. Resolves when it is held. */
export function holdLife(life: string): Promise<void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(life, () => {
        resolve();
        return new Promise(() => undefined);
      })
      .catch(reject);
  });
}
