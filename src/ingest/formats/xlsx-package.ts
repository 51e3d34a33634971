import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { AppFailure, fail } from '../../core/error.ts';
import { unreadable } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';
import { takeTurns } from './turns.ts';
import { XmlTokens } from './xml-tokens.ts';

/** The parts of the platform's streams that are used here. */
interface Pipe {
  readonly readable: { getReader(): ByteReader };
  readonly writable: unknown;
}
interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array<ArrayBuffer> | undefined }>;
  cancel(): Promise<void>;
}

/** Bytes decoded at a time. Long strings are kept apart by engines and are freed late. */
const pieceBytes = 32 * 1024;
const defaultMaxBytes = 2 * 1024 ** 3;

/** Unpacked bytes of some parts that are read together, held against a limit. */
export class Budget {
  #used = 0;
  readonly #limit: number;
  constructor(hooks: WorkHooks) {
    this.#limit = hooks.maxBytes ?? defaultMaxBytes;
  }
  /** Fails with `file.tooLarge` once the limit is passed. */
  spend(bytes: number): void {
    this.#used += bytes;
    if (this.#used > this.#limit) {
      fail('file.tooLarge', { bytes: this.#used, limit: this.#limit });
    }
  }
}

/** A part as the archive's directory describes it, in bytes. */
export interface PartSize {
  readonly packed: number;
  readonly unpacked: number;
}

/** How a part is read. */
export interface PartReading {
  readonly hooks: WorkHooks;
  readonly budget: Budget;
  /** Told how much of the part (0–1) has been read. */
  readonly share?: (share: number) => void;
}

/** The XML parts of a workbook: an archive whose entries are found by path, in any letter case. */
export class XlsxPackage {
  readonly #entries: ReadonlyMap<string, FileEntry>;
  private constructor(entries: ReadonlyMap<string, FileEntry>) {
    this.#entries = entries;
  }

  /** Reads the directory of the archive and nothing else. */
  static async open(file: Blob): Promise<XlsxPackage> {
    const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
    const entries = new Map<string, FileEntry>();
    for (const entry of await zip.getEntries()) {
      if (!entry.directory) entries.set(key(entry.filename), entry);
    }
    return new XlsxPackage(entries);
  }

  size(path: string): PartSize | null {
    const entry = this.#entries.get(key(path));
    return entry ? { packed: entry.compressedSize, unpacked: entry.uncompressedSize } : null;
  }

  /**
   * The text of a part in pieces, unpacked as they are asked for and never all at once; its
   * checksum is verified. Fails with `file.tooLarge` and with whatever a broken archive throws.
   */
  async *texts(path: string, reading: PartReading): AsyncGenerator<string, void, undefined> {
    const entry = this.#entries.get(key(path));
    if (entry === undefined) throw new Error('a part is missing');
    const { TransformStream } = globalThis as unknown as { TransformStream: new () => Pipe };
    const pipe = new TransformStream();
    const reader = pipe.readable.getReader();
    const unpacking = entry.getData(pipe.writable as never, { checkCrc32: true }).then(
      () => null,
      async (cause: unknown) => {
        // A part that cannot even be begun leaves the stream open for ever.
        await reader.cancel().catch(() => undefined);
        return { cause };
      },
    );
    let decoder: TextDecoder | null = null;
    let done = 0;
    try {
      for (;;) {
        const { value } = await reader.read();
        if (value === undefined) break;
        await takeTurns(reading.hooks);
        reading.budget.spend(value.length);
        decoder ??= new TextDecoder(encoding(value), { fatal: true });
        for (let at = 0; at < value.length; at += pieceBytes) {
          yield decoder.decode(value.subarray(at, at + pieceBytes), { stream: true });
        }
        done += value.length;
        reading.share?.(Math.min(1, done / Math.max(1, entry.uncompressedSize)));
      }
      if (decoder !== null) yield decoder.decode();
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    const failure = await unpacking;
    if (failure !== null) throw failure.cause;
  }

  /** Hands every token of a part to `visit`. */
  async eachToken(
    path: string,
    reading: PartReading,
    visit: (tokens: XmlTokens) => void,
  ): Promise<void> {
    const tokens = new XmlTokens();
    for await (const text of this.texts(path, reading)) {
      tokens.push(text);
      while (tokens.next()) visit(tokens);
    }
    tokens.end();
  }
}

/** XML comes in UTF-8, or in UTF-16 with a byte order mark. */
function encoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Some writers use backslashes or a leading slash, and letter case does not count. */
const key = (path: string): string => path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

const movedAway = ['NotReadableError', 'NotFoundError', 'NotAllowedError'];

/**
 * Turns what reading a workbook threw into our error: `file.unreadable` where the file itself
 * could not be read any more, and `file.broken` for everything that contradicts the format.
 */
export function brokenWorkbook(cause: unknown, format: 'XLSX' | 'XLS', name: string): never {
  if (cause instanceof AppFailure) throw cause;
  if (cause instanceof Error && movedAway.includes(cause.name)) return unreadable(cause);
  return fail('file.broken', { format, name });
}
