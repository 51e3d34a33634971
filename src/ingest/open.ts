import { fail } from '../core/error.ts';
import { checkCancelled, readBytes, unreadable } from './bytes.ts';
import { gunzip, headBytes } from './gunzip.ts';
import { isGzip, sniffBinary } from './sniff.ts';
import type { NamedBlob, OpenedFile, WorkHooks } from './types.ts';

/** Hooks of opening a file. */
export interface OpenHooks extends WorkHooks {
  /** Called once with the first bytes of the text, before the rest of an archive is unpacked. */
  readonly head?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/**
 * Takes the wrapping off a dropped file, judging by its bytes and never by its extension. Fails with
 * `file.empty`, `file.binary` (detail `kind` names what it looks like), `file.gzipTruncated`,
 * `file.tooLarge` or `file.unreadable`. Workbooks, Parquet and JSON become further openers here.
 */
export async function openFile(file: NamedBlob, hooks: OpenHooks = {}): Promise<OpenedFile> {
  checkCancelled(hooks);
  const head = await readBytes(file, 0, headBytes);
  if (head.length === 0) {
    // A file that is gone says that it is empty; only reading it as a whole tells the two apart.
    await file.arrayBuffer().catch(unreadable);
    fail('file.empty', { name: file.name });
  }
  const zipped = isGzip(head);
  const look = (bytes: Uint8Array<ArrayBuffer>): void => {
    if (bytes.length === 0) fail('file.empty', { name: file.name });
    const kind = sniffBinary(bytes);
    if (kind !== null) fail('file.binary', { name: file.name, kind });
    hooks.head?.(bytes);
  };
  let bytes: Blob = file;
  if (zipped) bytes = await gunzip(file, hooks, look);
  else look(head);
  return {
    fileName: file.name,
    fileBytes: file.size,
    wrapping: zipped ? 'gzip' : 'none',
    format: 'delimited',
    bytes,
  };
}
