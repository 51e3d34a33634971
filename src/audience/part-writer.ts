import type { RowStyle } from './csv-row.ts';
import type { FileNaming } from './file-name.ts';
import { fileName } from './file-name.ts';
import { openFileHash, type FileHash } from './hash.ts';
import type { AudienceFile } from './types.ts';

/** Bytes that are gathered before they are handed over. */
const chunkBytes = 256 * 1024;

type Write = (file: number, chunk: Uint8Array<ArrayBuffer>) => void | Promise<void>;

/** What a list of files is: one per group of a platform, in parts where it would be too large. */
export interface FileKind extends Pick<AudienceFile, 'kind' | 'platform' | 'arm'> {
  readonly naming: FileNaming;
  readonly style: RowStyle;
  /** Cells of the first row; null for a file without one. */
  readonly header: readonly string[] | null;
  readonly mostRows: number;
  readonly mostBytes: number;
}

interface Part {
  readonly id: number;
  rows: number;
  bytes: number;
  sha256: string;
}

/** Writes rows into files of at most so many rows and bytes, and hashes each file as it goes. */
export class PartWriter {
  readonly #encoder = new TextEncoder();
  readonly #header: Uint8Array;
  readonly #parts: Part[] = [];
  #buffer = new Uint8Array(chunkBytes);
  #used = 0;
  #waiting: Promise<void>[] = [];

  private constructor(
    private readonly kind: FileKind,
    private readonly write: Write,
    private readonly nextId: () => number,
    private readonly hash: FileHash,
  ) {
    const { start, row } = kind.style;
    this.#header = this.#encoder.encode(start + (kind.header ? row(kind.header) : ''));
  }

  static async open(kind: FileKind, write: Write, nextId: () => number): Promise<PartWriter> {
    return new PartWriter(kind, write, nextId, await openFileHash());
  }

  /** Writes a row; the first of a part is preceded by the header. A list without rows has no file. */
  row(cells: readonly string[]): void {
    const bytes = this.#encoder.encode(this.kind.style.row(cells));
    let part = this.#parts.at(-1);
    const { mostRows, mostBytes } = this.kind;
    if (!part || part.rows >= mostRows || part.bytes + bytes.length > mostBytes) {
      this.#endPart();
      part = { id: this.nextId(), rows: 0, bytes: 0, sha256: '' };
      this.#parts.push(part);
      this.#push(part, this.#header);
    }
    this.#push(part, bytes);
    part.rows++;
  }

  /** Resolves when what was handed over has been taken. */
  settle(): Promise<void> | undefined {
    if (this.#waiting.length === 0) return undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    return Promise.all(waiting).then(() => undefined);
  }

  /** Hands over the rest; the files, now that it is known how many there are. */
  async end(): Promise<readonly AudienceFile[]> {
    this.#endPart();
    await this.settle();
    const { kind, platform, arm, naming } = this.kind;
    const parts = this.#parts.length;
    return this.#parts.map(({ id, rows, bytes, sha256 }, place) => ({
      ...{ id, kind, platform, arm, rows, bytes, sha256, parts, part: place + 1 },
      name: fileName(naming, place + 1, parts, 'csv'),
    }));
  }

  #push(part: Part, bytes: Uint8Array): void {
    part.bytes += bytes.length;
    if (this.#used + bytes.length > this.#buffer.length) this.#flush(part);
    if (bytes.length > this.#buffer.length) {
      this.#hand(part, bytes.slice());
      return;
    }
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #flush(part: Part): void {
    if (this.#used === 0) return;
    const chunk = this.#buffer.slice(0, this.#used);
    this.#used = 0;
    this.#hand(part, chunk);
  }

  #hand(part: Part, chunk: Uint8Array<ArrayBuffer>): void {
    this.hash.push(chunk);
    const taken = this.write(part.id, chunk);
    if (taken) this.#waiting.push(taken);
  }

  #endPart(): void {
    const part = this.#parts.at(-1);
    if (!part) return;
    this.#flush(part);
    part.sha256 = this.hash.end();
  }
}
