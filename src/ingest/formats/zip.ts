import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_UNSUPPORTED_COMPRESSION,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js';
import { AppFailure, fail } from '../../core/error.ts';
import { checkCancelled } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import { decodeEntryName, isClutter, safeEntryName } from './zip-name.ts';

/** A file inside a ZIP archive. */
export interface ZipEntry {
  /** Its path inside the archive, fit to be shown; never a place to write to. */
  readonly name: string;
  /** Unpacked size as the archive states it, which may be wrong; null where it does not. */
  readonly bytes: number | null;
  /**
   * Its content. Fails with `file.password` if it is encrypted, with `file.tooLarge` if it unpacks
   * to more than `hooks.maxBytes` or to far more than any table would, with `file.broken` if the
   * archive is damaged there, and with `file.unsupported` for rare compressions.
   */
  extract(hooks: WorkHooks): Promise<Blob>;
}

const defaultMaxBytes = 2 * 1024 ** 3;
/** Tables shrink to a twentieth, monotonous ones to a hundredth; zeros to a thousandth. */
const mostRatio = 200;
/** Up to this size nothing is asked about the ratio. */
const unsuspiciousBytes = 64 * 1024 ** 2;
const partBytes = 16 * 1024 * 1024;

/**
 * The files inside a ZIP archive in its order, without directories and without what systems add
 * (`__MACOSX`, names that begin with a dot). Only the directory at the end of the archive is read.
 * Fails with `file.broken` if that is cut off or makes no sense.
 */
export async function zipEntries(
  file: Blob,
  name: string,
  hooks: WorkHooks,
): Promise<readonly ZipEntry[]> {
  checkCancelled(hooks);
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    // Names are only shown, so that an unsafe one is no reason to refuse the archive.
    filenameValidation: 'tolerant',
    decodeText: (bytes, encoding) =>
      encoding.toLowerCase() === 'utf-8' ? undefined : decodeEntryName(bytes),
  });
  const entries = await orFailure(name, () => reader.getEntries());
  return entries.filter(isFile).flatMap((entry) => {
    const shown = safeEntryName(entry.filename);
    if (isClutter(shown)) return [];
    return [zipEntry(file, name, entry, shown)];
  });
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

function zipEntry(file: Blob, archive: string, entry: FileEntry, shown: string): ZipEntry {
  const stated = entry.uncompressedSize as number | undefined;
  return {
    name: shown,
    bytes: stated ?? null,
    async extract(hooks) {
      checkCancelled(hooks);
      if (entry.encrypted) fail('file.password', { name: archive });
      const packed = Math.min(entry.compressedSize, file.size);
      const limit = Math.min(
        hooks.maxBytes ?? defaultMaxBytes,
        Math.max(unsuspiciousBytes, packed * mostRatio),
      );
      // Honest archives are refused before anything is unpacked; others while they unpack.
      if (stated !== undefined && stated > limit) fail('file.tooLarge', { bytes: stated, limit });
      const parts = new PartCollector(limit, hooks);
      await orFailure(archive, () =>
        entry.getData(parts, {
          useWebWorkers: false,
          checkSignature: true,
          checkOverlappingEntry: true,
          onprogress: (done: number, total: number) => {
            hooks.progress?.(done, total, 'unpack');
            return undefined;
          },
        }),
      );
      return parts.blob();
    },
  };
}

/** Takes in what is unpacked and counts it, whatever the archive said about its size. */
class PartCollector {
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
  private readonly done: Blob[] = [];
  private open: Uint8Array<ArrayBuffer>[] = [];
  private openBytes = 0;
  private total = 0;

  constructor(limit: number, hooks: WorkHooks) {
    this.writable = new WritableStream({
      write: (chunk) => {
        checkCancelled(hooks);
        this.total += chunk.length;
        if (this.total > limit) fail('file.tooLarge', { bytes: this.total, limit });
        this.open.push(chunk);
        this.openBytes += chunk.length;
        if (this.openBytes < partBytes) return;
        // Blobs can move out of the heap, arrays cannot.
        this.done.push(new Blob(this.open));
        this.open = [];
        this.openBytes = 0;
      },
    });
  }

  blob(): Blob {
    return new Blob([...this.done, ...this.open]);
  }
}

/** Our own errors pass through, also as the cause of another; what the archive lacks gets a code. */
async function orFailure<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    for (let one: unknown = cause; one instanceof Error; one = one.cause) {
      if (one instanceof AppFailure) throw one;
    }
    const message = cause instanceof Error ? cause.message : '';
    if (message === ERR_ENCRYPTED || message === ERR_ENCRYPTED_CENTRAL_DIRECTORY) {
      fail('file.password', { name });
    }
    if (message === ERR_UNSUPPORTED_COMPRESSION) {
      fail('file.unsupported', { format: 'ZIP', feature: 'compression', name });
    }
    return fail('file.broken', { format: 'ZIP', name });
  }
}
