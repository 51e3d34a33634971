import { wrap } from 'comlink';
import type { FormatsWorker, Reader, Reading } from './formats-worker.ts';
import FormatsWorkerUrl from './formats-worker.ts?worker&url';

const worker = new Worker(FormatsWorkerUrl, { type: 'module' });
const remote = wrap<FormatsWorker>(worker);
/** A worker that dies answers nothing; this is all that is heard of it. */
const death = new Promise<never>((_, reject) => {
  worker.onerror = ({ message }) => reject(new Error(message || 'the worker ended'));
});

/** Gets a reader ready; called by the runner before it measures. */
async function openReader(reader: Reader): Promise<void> {
  await Promise.race([remote.open(reader), death]);
}

/** Reads the file that was chosen; called by the runner. */
async function readChosen(reader: Reader): Promise<Reading> {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('choose a file first');
  return Promise.race([remote.read(reader, file), death]);
}

Object.assign(globalThis, { openReader, readChosen });
