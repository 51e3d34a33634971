import { AppFailure, fail } from '../../core/error.ts';
import type { LoadReport } from '../../core/model/info.ts';
import type { Cancel, DuckDbHost } from '../host.ts';
import { DeviceFile } from './device-file.ts';
import { isMissing, onDevice } from './device-failure.ts';
import { afterWriters, asOnlyWriter, unlessWriting } from './device-lock.ts';
import {
  fileNames,
  generationNumbers,
  newestGeneration,
  removeOthers,
  type Generation,
} from './generations.ts';
import type { KeptInfo } from './kept-info.ts';
import { loadTables } from './load-tables.ts';
import { encodeManifest, type Manifest } from './manifest.ts';
import { saveTables } from './save-tables.ts';

/** Our folder in the browser's private file system. Nothing of ours lies outside of it. */
const folderName = 'regulars';

/**
 * Writes the data set as a new generation; then, and only then, removes the one before. Fails with
 * `device.full`, `device.held` or `device.unavailable`, and leaves what was kept as it was.
 */
export function saveKept(
  host: DuckDbHost,
  schema: string,
  report: LoadReport,
  cancel: Cancel,
): Promise<KeptInfo> {
  return onDevice(() =>
    asOnlyWriter(async () => {
      const folder = await (await root()).getDirectoryHandle(folderName, { create: true });
      const before = await newestGeneration(folder);
      // Room first: what a crash left behind is never needed.
      await removeOthers(folder, before?.number ?? null);
      const [latest = 0] = await generationNumbers(folder);
      try {
        const manifest = await writeGeneration(host, schema, report, cancel, folder, latest + 1);
        await removeOthers(folder, latest + 1);
        return infoOf(manifest);
      } catch (error) {
        await removeOthers(folder, before?.number ?? null);
        if (!before) await removeFolder();
        throw error;
      }
    }),
  );
}

/** What is kept, or null. Removes what is no complete generation of this version. */
export function keptInfo(): Promise<KeptInfo | null> {
  return onDevice(async () => {
    await unlessWriting(tidy);
    const newest = await newestInFolder();
    return newest && infoOf(newest.manifest);
  });
}

/**
 * Loads the newest complete generation under `schema`. Nothing is locked: any number of tabs can do
 * so at once, also while one of them writes. Fails with `device.unreadable` where there is none.
 */
export function loadKept(host: DuckDbHost, schema: string, cancel: Cancel): Promise<LoadReport> {
  return onDevice(async () => {
    let tried: number | null = null;
    for (;;) {
      const newest: Generation | null = await newestInFolder();
      if (!newest || newest.number === tried) fail('device.unreadable');
      try {
        const { manifest, data } = newest;
        await onDevice(() => loadTables(host, schema, manifest, data, cancel));
        const { report } = manifest;
        return { ...report, model: { ...report.model, schema } };
      } catch (error) {
        // Another tab may have replaced it in the meantime.
        if (!(error instanceof AppFailure && error.error.code === 'device.unreadable')) throw error;
        tried = newest.number;
      }
    }
  });
}

/** Removes every byte of ours, when nobody is writing any more. */
export function forgetKept(): Promise<void> {
  return onDevice(() => afterWriters(removeFolder));
}

async function writeGeneration(
  host: DuckDbHost,
  schema: string,
  report: LoadReport,
  cancel: Cancel,
  folder: FileSystemDirectoryHandle,
  number: number,
): Promise<Manifest> {
  const names = fileNames(number);
  const manifest = await writeFile(folder, names.data, async (file) => ({
    ...(await saveTables(host, schema, file, cancel)),
    ...{ savedAt: Date.now(), bytes: file.size, report },
  }));
  await writeFile(folder, names.manifest, (file) => {
    file.append(encodeManifest(manifest));
    return Promise.resolve();
  });
  return manifest;
}

/** Writes a file; it is on the device when this resolves. */
async function writeFile<T>(
  folder: FileSystemDirectoryHandle,
  name: string,
  write: (file: DeviceFile) => Promise<T>,
): Promise<T> {
  const file = await DeviceFile.create(folder, name);
  try {
    const written = await write(file);
    file.flush();
    return written;
  } finally {
    file.close();
  }
}

function infoOf({ savedAt, bytes, report: { model } }: Manifest): KeptInfo {
  const { fileNames: names, lines, dataVersion } = model;
  const dimensions = model.dimensions.map(({ id }) => id);
  return {
    ...{ name: names[0] ?? '', files: names.length, rows: lines },
    ...{ bytes, savedAt, dataVersion, dimensions },
  };
}

function root(): Promise<FileSystemDirectoryHandle> {
  return navigator.storage.getDirectory();
}

async function existingFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await root()).getDirectoryHandle(folderName);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function newestInFolder(): Promise<Generation | null> {
  const folder = await existingFolder();
  try {
    return folder && (await newestGeneration(folder));
  } catch (error) {
    // Another tab may forget everything in the meantime.
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Removes what a crash or another version left behind. */
async function tidy(): Promise<void> {
  const folder = await existingFolder();
  if (!folder) return;
  const newest = await newestGeneration(folder);
  if (newest) await removeOthers(folder, newest.number);
  else await removeFolder();
}

async function removeFolder(): Promise<void> {
  try {
    await (await root()).removeEntry(folderName, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
