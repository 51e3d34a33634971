import { AppFailure, type AppError } from '../../core/error.ts';

/** The code behind what the browser's file system throws. */
const codes: Readonly<Record<string, AppError['code']>> = {
  QuotaExceededError: 'device.full',
  // Another tab has the file open for writing.
  NoModificationAllowedError: 'device.held',
  // A file went away or changed while it was read.
  NotFoundError: 'device.unreadable',
  NotReadableError: 'device.unreadable',
};

/** Runs work on the device's files: whatever the browser throws becomes a failure with a code. */
export async function onDevice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    throw new AppFailure({
      code: codes[name] ?? 'device.unavailable',
      detail: { message: message.slice(0, 300) },
    });
  }
}

/** Whether a file or folder is not there, or no longer. */
export function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
