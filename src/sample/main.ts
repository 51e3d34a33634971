/**
 * Writes the sample to `public/sample/`: `npx tsx src/sample/main.ts`.
 *
 * A gzip header would carry the time and the operating system; both are fixed here. Two versions of
 * zlib may still compress the same text differently, so a file whose content is already right is
 * left as it is.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sampleFiles } from './sample.ts';
import { SAMPLE_SEED } from './shop.ts';

function packed(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  bytes.fill(0, 4, 8); // modification time: none
  bytes[9] = 255; // operating system: unknown
  return bytes;
}

const folder = new URL('../../public/sample/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(sampleFiles(SAMPLE_SEED))) {
  const file = new URL(`${name}.csv.gz`, folder);
  const rows = text.split('\n').length - 2;
  if (existsSync(file) && gunzipSync(readFileSync(file)).toString() === text) {
    console.log(`${name}.csv.gz: ${rows} rows, already up to date`);
  } else {
    const bytes = packed(text);
    writeFileSync(file, bytes);
    console.log(`${name}.csv.gz: ${rows} rows, ${bytes.length} bytes`);
  }
}
