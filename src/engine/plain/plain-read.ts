import { fail } from '../../core/error.ts';
import type { Source } from '../engine.ts';
import type { Cancel } from '../host.ts';
import { nextTask } from '../../core/next-task.ts';
import { canBePlain } from './can-be-plain.ts';
import { PlainLines } from './plain-lines.ts';
import { RecordCutter } from './record-cutter.ts';

/** Bytes cut between two looks at the messages: a cancel waits for so many at most. */
const turnBytes = 4 << 20;

/**
 * Reads a file in which every cell is plain; null where one is not. Rows that do not fit the count of
 * records make a file odd too, so nothing can be lost.
 */
export async function readPlainLines(
  { plan, data, records }: Source,
  cancel: Cancel,
  progress: (bytes: number) => void,
): Promise<PlainLines | null> {
  if (!canBePlain(plan)) return null;
  const lines = linesFor(plan, records);
  if (!lines) return null;
  const cutter = new RecordCutter(plan.dialect, lines.takers, () => lines.endRecord());
  // A stream is read ahead of its reader, and takes half the time of slices.
  const reader = data.stream().getReader();
  const rest = new Rest();
  let bytes = 0;
  let turn = 0;
  try {
    for (;;) {
      const { value, done } = await read(reader);
      const text = rest.joined(value ?? new Uint8Array());
      const taken = cutter.cut(text, done);
      if (taken === null || !lines.isTidy) return null;
      rest.keep(text.subarray(taken));
      bytes += value?.length ?? 0;
      if (done) return rest.isEmpty && lines.rows === records ? lines : null;
      if (bytes < turn) continue;
      turn = bytes + turnBytes;
      progress(bytes);
      await nextTask();
      if (cancel.aborted) fail('engine.cancelled');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Room for the records; null where there is none: the careful way needs less at a time. */
function linesFor(plan: Source['plan'], records: number): PlainLines | null {
  try {
    return new PlainLines(plan, records);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function read(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch {
    return fail('file.unreadable');
  }
}

/** The bytes after the last whole record, and the buffer in which what follows is put behind them. */
class Rest {
  #buffer = new Uint8Array(1 << 18);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  joined(next: Uint8Array): Uint8Array {
    const length = this.#length + next.length;
    if (length > this.#buffer.length) {
      const longer = new Uint8Array(2 * length);
      longer.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = longer;
    }
    this.#buffer.set(next, this.#length);
    return this.#buffer.subarray(0, length);
  }

  keep(bytes: Uint8Array): void {
    this.#buffer.copyWithin(0, bytes.byteOffset, bytes.byteOffset + bytes.length);
    this.#length = bytes.length;
  }
}
