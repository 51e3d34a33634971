import { AppFailure } from '../core/error.ts';
import { describeFailure } from './host.ts';

const [lf, cr] = [10, 13];
const blockBytes = 4 << 20;
/** The engine tells by the first line end how lines end, even if that is within a cell. */
const headBytes = 1 << 20;

/**
 * Whether the engine gave up on line ends of several kinds: a carriage return on its own, in a file
 * whose lines end in both characters, can leave its reader in a state that it does not know.
 */
export function isLineEndTrouble(error: unknown): boolean {
  return (
    error instanceof AppFailure &&
    error.error.code === 'engine.query' &&
    String(error.error.detail['message']).includes('invalid state')
  );
}

/**
 * The text as the engine can read it: with line feeds alone where its beginning has carriage returns of
 * their own among other line ends, say within a cell. Otherwise the very same. Fails with
 * `file.unreadable` where the file is gone.
 */
export async function withOneLineEnd(data: Blob): Promise<Blob> {
  const head = await bytesOf(data.slice(0, headBytes));
  const isMixed = head.includes(lf) && hasLoneReturn(head);
  return isMixed ? withLineFeeds(data) : data;
}

function hasLoneReturn(head: Uint8Array): boolean {
  // The last byte may be the first of two.
  for (let at = head.indexOf(cr); at >= 0 && at < head.length - 1; at = head.indexOf(cr, at + 1))
    if (head[at + 1] !== lf) return true;
  return false;
}

/** The text with a line feed for every end of a line: `\r\n`, and `\r` on its own. */
export async function withLineFeeds(data: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  let endsInReturn = false;
  for (let start = 0; start < data.size; start += blockBytes) {
    const bytes = await bytesOf(data.slice(start, start + blockBytes));
    let length = 0;
    for (const byte of bytes) {
      const isSecond = byte === lf && endsInReturn;
      endsInReturn = byte === cr;
      if (!isSecond) bytes[length++] = byte === cr ? lf : byte;
    }
    parts.push(new Blob([bytes.subarray(0, length)]));
  }
  return new Blob(parts);
}

async function bytesOf(data: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await data.arrayBuffer());
  } catch (error) {
    throw new AppFailure(describeFailure(error));
  }
}
