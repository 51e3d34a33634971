import { AppFailure, fail } from '../core/error.ts';
import { blockBytes, checkCancelled, readBytes } from './bytes.ts';
import type { WorkHooks } from './types.ts';

/** The part of the platform's `DecompressionStream` that is used here. */
interface GunzipStream {
  readonly readable: { getReader(): ByteReader };
  readonly writable: { getWriter(): ByteWriter };
}
interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array<ArrayBuffer> | undefined }>;
  cancel(): Promise<void>;
}
interface ByteWriter {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

const defaultMaxBytes = 2 * 1024 ** 3;
const partBytes = 16 * 1024 * 1024;

/**
 * The content of a gzip file. `head` is called once, with the first bytes, while the rest is still
 * being unpacked. A cut or damaged archive fails with `file.gzipTruncated`, one that unpacks to
 * more than `hooks.maxBytes` with `file.tooLarge`.
 */
export async function gunzip(
  blob: Blob,
  hooks: WorkHooks,
  head: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<Blob> {
  const { DecompressionStream } = globalThis as unknown as {
    DecompressionStream: new (format: 'gzip') => GunzipStream;
  };
  const stream = new DecompressionStream('gzip');
  const reader = stream.readable.getReader();
  // Writing and reading run at the same time; a failure on either side ends both.
  const feeding = feed(blob, stream.writable.getWriter(), hooks).then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  try {
    const unpacked = await collect(reader, hooks.maxBytes ?? defaultMaxBytes, head);
    const fed = await feeding;
    if (fed !== null) throw fed.cause;
    return unpacked;
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    const fed = await feeding;
    const first = fed?.cause instanceof AppFailure ? fed.cause : cause;
    if (first instanceof AppFailure) throw first;
    return fail('file.gzipTruncated', { bytes: blob.size });
  }
}

async function feed(blob: Blob, writer: ByteWriter, hooks: WorkHooks): Promise<void> {
  try {
    for (let start = 0; start < blob.size; start += blockBytes) {
      checkCancelled(hooks);
      await writer.write(await readBytes(blob, start, start + blockBytes));
      hooks.progress?.(Math.min(start + blockBytes, blob.size), blob.size, 'unpack');
    }
    await writer.close();
  } catch (cause) {
    // Not awaited: aborting a stream that is broken already may never settle.
    void writer.abort().catch(() => undefined);
    throw cause;
  }
}

/** Chunks are packed into blobs as they come, so that a browser can move them out of the heap. */
async function collect(
  reader: ByteReader,
  maxBytes: number,
  head: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<Blob> {
  const done: Blob[] = [];
  let open: Uint8Array<ArrayBuffer>[] = [];
  let openBytes = 0;
  let total = 0;
  let headSent = false;
  const sendHead = (): void => {
    if (headSent) return;
    headSent = true;
    head(joined(open, openBytes));
  };
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) break;
    open.push(value);
    openBytes += value.length;
    total += value.length;
    if (total > maxBytes) fail('file.tooLarge', { bytes: total, limit: maxBytes });
    if (total >= headBytes) sendHead();
    if (openBytes >= partBytes) {
      done.push(new Blob(open));
      open = [];
      openBytes = 0;
    }
  }
  sendHead();
  return new Blob([...done, ...open]);
}

/** First bytes of an unpacked text that an early look needs. */
export const headBytes = 256 * 1024;

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
