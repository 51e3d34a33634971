import { afterAll, beforeAll, expect, test } from 'vitest';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import { loadTables } from '../../src/engine/device/load-tables.ts';
import { decodeManifest, encodeManifest } from '../../src/engine/device/manifest.ts';
import { saveTables } from '../../src/engine/device/save-tables.ts';
import type { DuckDbHost } from '../../src/engine/host.ts';
import { importDataset } from '../../src/engine/import.ts';
import { openNodeHost } from '../../src/engine/node-host.ts';
import { rowsOf } from '../../src/engine/rows.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { platformText } from '../support/platform-fixtures.ts';

let host: DuckDbHost;
beforeAll(async () => {
  ({ host } = await openNodeHost({ eh: '', mvp: '' }, '', () => undefined));
});
afterAll(() => host.close());

const cancel = { aborted: false };

/** Names and consent of the profiles that have a key, in the order of their given names. */
const namesIn = (schema: string) =>
  rowsOf(
    host,
    sql`select "p_firstName" as given, "p_lastName" as family, p_consent as consent
      from ${starTables(schema).attribute} order by given`,
  );

test('What the files tell of reaching people is kept on the device with the data', async () => {
  const found = [];
  for (const name of ['shopify-orders.csv', 'klaviyo-profiles.csv'])
    found.push(await inspectFile(new File([platformText(name)], name)));
  const report = await importDataset(host, sourcesOf(found), 'before', {
    ...{ cancel, progress: () => undefined, bytesRead: () => 0 },
  });
  expect(report.model.contacts.map(({ use, filled }) => [use, filled])).toEqual([
    ['email', 5],
    ['firstName', 5],
    ['lastName', 5],
    ['zip', 5],
    ['consent', 5],
  ]);

  const pieces: Uint8Array[] = [];
  let size = 0;
  const append = (bytes: Uint8Array): number => {
    pieces.push(bytes.slice());
    size += bytes.length;
    return size - bytes.length;
  };
  const tables = await saveTables(host, 'before', { append }, cancel);
  const written = encodeManifest({ savedAt: 0, bytes: size, ...tables, report });
  const kept = decodeManifest(written);
  if (!kept) throw new Error('the manifest is not read again');
  expect(kept.report.model.contacts).toEqual(report.model.contacts);
  await loadTables(host, 'after', kept, new Blob(pieces as BlobPart[]), cancel);

  const rows = await namesIn('after');
  expect(rows).toEqual(await namesIn('before'));
  expect(rows).toContainEqual({ given: '怡君', family: '張', consent: 'SUBSCRIBED' });
});
