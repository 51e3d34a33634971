import { blockBytes, checkCancelled, readBytes } from '../bytes.ts';
import type { WorkHooks } from '../types.ts';

/** Bytes of a JSON file as UTF-8, with the position in the file up to which they reach. */
export interface JsonBlock {
  readonly bytes: Uint8Array;
  readonly end: number;
}

/**
 * The content of a JSON file block by block, without a byte order mark; UTF-16 that has one becomes
 * UTF-8. Throws a `TypeError` for UTF-16 that is damaged.
 */
export async function* jsonBlocks(file: Blob, hooks: WorkHooks): AsyncGenerator<JsonBlock, void> {
  const mark = await readBytes(file, 0, 3);
  const [first, second, third] = mark;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null;
  const decoder = wide === null ? null : new TextDecoder(wide, { fatal: true });
  const encoder = new TextEncoder();
  let start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  for (; start < file.size; start += blockBytes) {
    checkCancelled(hooks);
    const bytes = await readBytes(file, start, start + blockBytes);
    const end = Math.min(start + blockBytes, file.size);
    const isLast = end === file.size;
    yield {
      bytes: decoder ? encoder.encode(decoder.decode(bytes, { stream: !isLast })) : bytes,
      end,
    };
  }
}
