import type { Page, Worker } from 'playwright-core';

type WorkerName = 'engine' | 'ingest' | 'audience';

/** The worker of the page whose script has this name. */
export function workerOf(page: Page, name: WorkerName): Worker {
  const found = page.workers().find((worker) => worker.url().includes(`${name}.worker`));
  if (!found) throw new Error(`the page has no ${name} worker`);
  return found;
}

/** Ends a worker from within, as a crash does: without a word to the page. */
export async function killWorker(page: Page, name: WorkerName): Promise<void> {
  const worker = workerOf(page, name);
  const gone = new Promise((resolve) => worker.once('close', resolve));
  await worker.evaluate(() => self.close()).catch(() => undefined);
  await gone;
}
