/** The bytes of files while they are being made. */
export class FileParts {
  readonly #parts = new Map<number, Blob[]>();

  /** Takes the next bytes of a file. A blob may leave memory for the disk, which an array never does. */
  take(file: number, chunk: Uint8Array<ArrayBuffer>): void {
    const parts = this.#parts.get(file) ?? [];
    this.#parts.set(file, parts);
    parts.push(new Blob([chunk]));
  }

  /** What a file holds. */
  contentOf(file: number): Blob {
    return new Blob(this.#parts.get(file) ?? [], { type: 'text/csv' });
  }
}
