import { AppFailure, fail } from '../core/error.ts';
import type { WorkHooks, WorkStage } from './types.ts';

/** Bytes read at a time: large enough to be quick, small enough to cancel between blocks. */
export const blockBytes = 4 * 1024 * 1024;

/** Stops the work with `import.cancelled` once the caller asked for it. */
export function checkCancelled(hooks: WorkHooks): void {
  if (hooks.signal?.aborted === true) fail('import.cancelled');
}

/**
 * A range of a file's bytes. A file that was moved, changed or locked after it was dropped fails
 * with `file.unreadable`.
 */
export async function readBytes(
  blob: Blob,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = Math.max(0, Math.min(end, blob.size) - start);
  let buffer: ArrayBuffer;
  try {
    buffer = await blob.slice(start, end).arrayBuffer();
  } catch (cause) {
    return unreadable(cause);
  }
  if (buffer.byteLength !== wanted) fail('file.unreadable', { reason: 'shorter' });
  return new Uint8Array(buffer);
}

/** Turns what the platform throws while reading (NotFoundError, NotReadableError) into our error. */
export function unreadable(cause: unknown): never {
  if (cause instanceof AppFailure) throw cause;
  return fail('file.unreadable', { reason: cause instanceof Error ? cause.name : 'unknown' });
}

/** Hands all bytes of a blob to `visit`, block by block in file order, with progress and cancel. */
export async function eachBlock(
  blob: Blob,
  hooks: WorkHooks,
  stage: WorkStage,
  visit: (bytes: Uint8Array<ArrayBuffer>, offset: number) => void,
): Promise<void> {
  for (let start = 0; start < blob.size; start += blockBytes) {
    checkCancelled(hooks);
    const bytes = await readBytes(blob, start, start + blockBytes);
    visit(bytes, start);
    hooks.progress?.(Math.min(start + blockBytes, blob.size), blob.size, stage);
  }
}
