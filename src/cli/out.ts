import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../core/error.ts';
import type { Command } from './arguments.ts';
import type { WrittenAudience } from './audience.ts';

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
  await write(out, bytes);
}

/**
 * Writes the files of an audience beside the name that was asked for: `list.csv`, or `list_A.csv` and
 * `list_B.csv`, and `list.csv.manifest.json`. Fails like `writeOut`.
 */
export async function writeAudience(
  { files, manifest }: WrittenAudience,
  { out }: Pick<Command, 'out'>,
): Promise<void> {
  if (out === null) fail('view.badValue', { key: '--out', value: '' });
  for (const { name, bytes } of files) await write(join(dirname(out), name), bytes);
  await write(`${out}.manifest.json`, new TextEncoder().encode(manifest));
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch {
    fail('view.badValue', { key: '--out', value: basename(path) });
  }
}
