import type { Encoding } from '../core/model/plan.ts';
import { eachBlock } from './bytes.ts';
import { blockDecoder } from './decode.ts';
import type { WorkHooks } from './types.ts';

const partBytes = 16 * 1024 * 1024;

/** A text as UTF-8 and what that took. */
export interface Utf8Text {
  /** Without byte order mark. */
  readonly text: Blob;
  /** Broken sequences that became U+FFFD. */
  readonly replaced: number;
}

/**
 * The same text as UTF-8. UTF-8 that is sound is sliced, not copied; with `repair` its broken
 * sequences become U+FFFD, as does everything that another encoding cannot explain.
 */
export async function toUtf8(
  bytes: Blob,
  encoding: Encoding,
  hooks: WorkHooks = {},
  options: { readonly bomBytes?: number; readonly repair?: boolean } = {},
): Promise<Utf8Text> {
  const body = bytes.slice(options.bomBytes ?? 0);
  if (encoding === 'utf-8' && options.repair !== true) return { text: body, replaced: 0 };
  const decoder = blockDecoder(encoding);
  const encoder = new TextEncoder();
  const done: Blob[] = [];
  let open: Uint8Array<ArrayBuffer>[] = [];
  let openBytes = 0;
  let replaced = 0;
  await eachBlock(body, hooks, 'convert', (block, offset) => {
    const text = decoder.decode(block, offset + block.length === body.size);
    replaced += countReplaced(text);
    const part = encoder.encode(text);
    open.push(part);
    openBytes += part.length;
    if (openBytes < partBytes) return;
    // A browser may keep finished blobs outside of the heap.
    done.push(new Blob(open));
    open = [];
    openBytes = 0;
  });
  return { text: new Blob([...done, ...open]), replaced };
}

function countReplaced(text: string): number {
  let n = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) n++;
  return n;
}
