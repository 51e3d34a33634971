import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../core/error.ts';
import type { Command } from './arguments.ts';

/**
 * Writes an answer to its file, or to the standard output. Fails with `view.badValue` where the
 * file can not be written.
 */
export async function writeOut(answer: Blob, { out }: Command): Promise<void> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (out === null) {
    process.stdout.write(bytes);
    return;
  }
  try {
    await writeFile(out, bytes);
  } catch {
    fail('view.badValue', { key: '--out', value: basename(out) });
  }
}
