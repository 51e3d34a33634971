import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** Files as one ZIP, in their order. Of two with the same name the second is called `name (2)`. */
export async function zipFile(
  files: readonly { readonly name: string; readonly content: Blob }[],
  made: Date,
): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    lastModDate: made,
    useWebWorkers: false,
    dataDescriptor: false,
  });
  const names = new Set<string>();
  for (const { name, content } of files) {
    let free = name;
    for (let n = 2; names.has(free); n++) free = name.replace(/(\.[^.]*)?$/, ` (${n})$1`);
    names.add(free);
    await zip.add(free, new BlobReader(content));
  }
  return zip.close();
}
