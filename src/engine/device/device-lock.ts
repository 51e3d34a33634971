import { fail } from '../../core/error.ts';

/** Whoever changes what is kept holds this lock; it becomes free when its worker ends, however. */
const name = 'regulars.device';

/** Runs work that changes what is kept. Fails with `device.held` while another tab does. */
export function asOnlyWriter<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
    lock ? work() : fail('device.held'),
  );
}

/** Runs work that changes what is kept as soon as nobody else does. */
export function afterWriters<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work);
}

/** Runs work that can wait for another day, unless somebody is writing. */
export async function unlessWriting(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
