import { isMissing } from './device-failure.ts';
import { decodeManifest, type Manifest } from './manifest.ts';

/** One state of the kept data: a file of the data and the manifest that was written after it. */
export interface Generation {
  readonly number: number;
  readonly manifest: Manifest;
  readonly data: File;
}

/** Names of the files of a generation. */
export const fileNames = (
  number: number,
): { readonly data: string; readonly manifest: string } => ({
  data: `data-${number}`,
  manifest: `manifest-${number}`,
});

/** Numbers of all generations of which there is any file, the newest first. */
export async function generationNumbers(
  folder: FileSystemDirectoryHandle,
): Promise<readonly number[]> {
  const numbers = new Set<number>();
  for await (const name of folder.keys()) {
    const [, number] = /^(?:data|manifest)-(\d+)$/.exec(name) ?? [];
    if (number !== undefined) numbers.add(Number(number));
  }
  return [...numbers].sort((left, right) => right - left);
}

/** The newest generation that is complete, or null. */
export async function newestGeneration(
  folder: FileSystemDirectoryHandle,
): Promise<Generation | null> {
  // A tab that writes may replace it between two steps of a look: a second one finds the next.
  return (await look(folder)) ?? look(folder);
}

async function look(folder: FileSystemDirectoryHandle): Promise<Generation | null> {
  for (const number of await generationNumbers(folder)) {
    const names = fileNames(number);
    const written = await presentOrNull(async () =>
      (await (await folder.getFileHandle(names.manifest)).getFile()).arrayBuffer(),
    );
    const data = await presentOrNull(async () =>
      (await folder.getFileHandle(names.data)).getFile(),
    );
    const manifest = written && decodeManifest(new Uint8Array(written));
    if (manifest && data?.size === manifest.bytes) return { number, manifest, data };
  }
  return null;
}

/** Removes every file but those of one generation. */
export async function removeOthers(
  folder: FileSystemDirectoryHandle,
  kept: number | null,
): Promise<void> {
  const names = kept === null ? [] : Object.values(fileNames(kept));
  const found: string[] = [];
  for await (const name of folder.keys()) found.push(name);
  // Manifests first: data without one are no generation, whenever this is interrupted.
  found.sort().reverse();
  for (const name of found) if (!names.includes(name)) await folder.removeEntry(name);
}

async function presentOrNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
