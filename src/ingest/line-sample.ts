const perBlock = 4 * 1024;
const inTotal = 96 * 1024;
const longest = 400;

/**
 * Collects lines with bytes beyond ASCII from all over a file, as much as fits into 96 kB: what the
 * encodings are judged by. In no encoding dealt with here is a line feed part of another character.
 */
export class LineSample {
  readonly #lines: Uint8Array<ArrayBuffer>[] = [];
  #total = 0;

  /**
   * Takes what is worth keeping from a block; the first block of a file may give more. Lines that
   * the borders between blocks cut are left out: half a character would count as a broken one.
   */
  push(block: Uint8Array<ArrayBuffer>, first: boolean, last: boolean): void {
    let budget = this.#total === 0 ? 10 * perBlock : perBlock;
    let at = first ? 0 : nextLineEnd(block, 0);
    while (budget > 0 && this.#total < inTotal) {
      while (at < block.length && (block[at] as number) < 0x80) at++;
      if (at >= block.length) return;
      const start = Math.max(lineStart(block, at), at - longest / 2);
      const lineEnd = nextLineEnd(block, at);
      if (lineEnd === block.length && !last) return;
      const end = Math.min(lineEnd, start + longest);
      // A cut inside of a two-byte character would count as broken: stop after an ASCII byte.
      const line = block.slice(start, end === lineEnd ? end : lastAscii(block, at, end));
      this.#lines.push(line);
      this.#total += line.length;
      budget -= Math.max(line.length, 64);
      at = lineEnd;
    }
  }

  /** The lines with a line feed after each. */
  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#total + this.#lines.length);
    let at = 0;
    for (const line of this.#lines) {
      all.set(line, at);
      at += line.length;
      all[at++] = 10;
    }
    return all;
  }
}

function lineStart(block: Uint8Array, at: number): number {
  for (let i = at; i > 0; i--) {
    const byte = block[i - 1] as number;
    if (byte === 10 || byte === 13) return i;
    if (at - i >= longest / 2 && byte < 0x30) return i;
  }
  return 0;
}

function nextLineEnd(block: Uint8Array, at: number): number {
  for (let i = at; i < block.length; i++) {
    const byte = block[i] as number;
    if (byte === 10 || byte === 13) return i;
  }
  return block.length;
}

/** Bytes below 0x30 are never the second half of a character in the encodings at hand. */
function lastAscii(block: Uint8Array, from: number, end: number): number {
  for (let i = end; i > from; i--) if ((block[i - 1] as number) < 0x30) return i;
  return end;
}
