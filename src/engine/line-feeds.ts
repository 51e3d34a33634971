import { AppFailure } from '../core/error.ts';

const [lf, cr] = [10, 13];
const blockBytes = 4 << 20;

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

/** The text with a line feed for every end of a line: `\r\n`, and `\r` on its own. */
export async function withLineFeeds(data: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  let endsInReturn = false;
  for (let start = 0; start < data.size; start += blockBytes) {
    const bytes = new Uint8Array(await data.slice(start, start + blockBytes).arrayBuffer());
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
