import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { AppFailure, type AppError } from '../../core/error.ts';
import { zipEntries, type ZipEntry } from './zip.ts';
import { decodeEntryName, safeEntryName } from './zip-name.ts';

async function archive(
  files: Record<string, string | Blob | null>,
  options: ConstructorParameters<typeof ZipWriter>[1] = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(files)) {
    if (content === null) await writer.add(name, undefined, { directory: true });
    else if (typeof content === 'string') await writer.add(name, new TextReader(content));
    else await writer.add(name, new BlobReader(content));
  }
  return writer.close();
}

const list = (file: Blob): Promise<readonly ZipEntry[]> => zipEntries(file, 'export.zip', {});

async function failure(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error : null;
  }
}

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer());

describe('a ZIP archive', () => {
  it('lists its files with their sizes and unpacks them', async () => {
    const entries = await list(
      await archive({ 'orders.csv': 'id,n\n1,2\n', '客戶/名單.csv': 'id\n1\n' }),
    );
    expect(entries.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['orders.csv', 9],
      ['客戶/名單.csv', 5],
    ]);
    const contents = await Promise.all(
      entries.map(async (entry) => (await entry.extract({})).text()),
    );
    expect(contents).toEqual(['id,n\n1,2\n', 'id\n1\n']);
  });

  it('leaves out directories and what systems add', async () => {
    const file = await archive({
      'data/': null,
      'data/a.csv': 'a',
      '__MACOSX/data/._a.csv': 'x',
      'data/.DS_Store': 'x',
      '.hidden.csv': 'x',
    });
    expect((await list(file)).map((entry) => entry.name)).toEqual(['data/a.csv']);
  });

  it('treats paths out of the archive as names and nothing else', async () => {
    const file = await archive({
      '../../etc/orders.csv': 'a',
      '/root/b.csv': 'b',
      'C:\\c.csv': 'c',
    });
    expect((await list(file)).map((entry) => entry.name)).toEqual([
      'etc/orders.csv',
      'root/b.csv',
      'c.csv',
    ]);
    expect(safeEntryName('..')).toBe('unnamed');
    expect(safeEntryName('a\u0000b\u202e.csv')).toBe('ab.csv');
  });

  it('reads the end of the archive only, until a file is asked for', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    const big = new Blob(Array.from({ length: 20 }, () => noise));
    const whole = await archive({ 'big.bin': big, 'small.csv': 'a,b\n' }, { level: 0 });
    let bytes = 0;
    const watched = Object.assign(whole.slice(), {
      slice: (start = 0, end = whole.size) => {
        bytes += end - start;
        return whole.slice(start, end);
      },
    });
    const entries = await list(watched);
    const small = entries.find((entry) => entry.name === 'small.csv');
    expect(await (await small!.extract({})).text()).toBe('a,b\n');
    expect(bytes).toBeLessThan(whole.size / 4);
  });

  it('asks for a password only for the files that need one', async () => {
    const file = await archive({ 'secret.csv': 'id\n1\n' }, { password: 'x' });
    const [entry] = await list(file);
    expect(await failure(entry!.extract({}))).toEqual({
      code: 'file.password',
      detail: { name: 'export.zip' },
    });
  });

  it('is broken if it is cut anywhere', async () => {
    const file = await archive({ 'orders.csv': 'id,n\n1,2\n'.repeat(500) });
    const broken = { code: 'file.broken', detail: { format: 'ZIP', name: 'export.zip' } };
    for (const kept of [file.size - 1, Math.floor(file.size / 2), 30, 3]) {
      expect(await failure(list(file.slice(0, kept)))).toEqual(broken);
    }
  });

  it('is broken if the content does not match its checksum', async () => {
    const bytes = await bytesOf(await archive({ 'orders.csv': 'id,n\n1,2\n' }, { level: 0 }));
    const at = Buffer.from(bytes).indexOf('id,n');
    bytes[at] = 0x78;
    const [entry] = await list(new Blob([bytes]));
    expect(await failure(entry!.extract({}))).toMatchObject({ code: 'file.broken' });
  });

  it('is broken if two entries share the same bytes', async () => {
    const bytes = await bytesOf(await archive({ 'a.csv': 'same', 'b.csv': 'same' }, { level: 0 }));
    const view = new DataView(bytes.buffer);
    // The directory's second entry is made to point to the first one's content.
    const second = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002');
    view.setUint32(second + 42, 0, true);
    const entries = await list(new Blob([bytes]));
    const codes = [];
    for (const entry of entries) codes.push((await failure(entry.extract({})))?.code);
    expect(codes).toContain('file.broken');
  });

  it('refuses what unpacks to more than the limit, whatever its directory says', async () => {
    const zeros = new Blob([new Uint8Array(3_000_000)]);
    const honest = await archive({ 'zeros.csv': zeros });
    const [entry] = await list(honest);
    expect(await failure(entry!.extract({ maxBytes: 1_000_000 }))).toEqual({
      code: 'file.tooLarge',
      detail: { bytes: 3_000_000, limit: 1_000_000 },
    });
    const bytes = await bytesOf(honest);
    const directory = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002');
    new DataView(bytes.buffer).setUint32(directory + 24, 500, true);
    const [liar] = await list(new Blob([bytes]));
    expect(liar!.bytes).toBe(500);
    expect(await failure(liar!.extract({ maxBytes: 1_000_000 }))).not.toBeNull();
  });

  it('refuses a bomb long before it reaches the limit', async () => {
    const bomb = await archive({ 'zeros.csv': new Blob([new Uint8Array(80 * 1024 ** 2)]) });
    expect(bomb.size).toBeLessThan(200_000);
    const [entry] = await list(bomb);
    expect(await failure(entry!.extract({}))).toMatchObject({
      code: 'file.tooLarge',
      detail: { limit: 64 * 1024 ** 2 },
    });
  });

  it('stops while it unpacks once it is cancelled', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    const big = new Blob(Array.from({ length: 40 }, () => noise));
    const [entry] = await list(await archive({ 'big.csv': big }));
    const signal = { aborted: false };
    const progress = (): void => {
      signal.aborted = true;
    };
    expect(await failure(entry!.extract({ signal, progress }))).toMatchObject({
      code: 'import.cancelled',
    });
  });
});

describe('names of entries without a stated encoding', () => {
  it.each([
    [
      'Big5',
      '訂單明細.csv',
      [0xad, 0x71, 0xb3, 0xe6, 0xa9, 0xfa, 0xb2, 0xd3, 0x2e, 0x63, 0x73, 0x76],
    ],
    ['GB18030', '订单.csv', [0xb6, 0xa9, 0xb5, 0xa5, 0x2e, 0x63, 0x73, 0x76]],
    [
      'Shift_JIS',
      '売上データ.csv',
      [0x94, 0x84, 0x8f, 0xe3, 0x83, 0x66, 0x81, 0x5b, 0x83, 0x5e, 0x2e, 0x63, 0x73, 0x76],
    ],
    ['code page 437', 'Café.csv', [0x43, 0x61, 0x66, 0x82, 0x2e, 0x63, 0x73, 0x76]],
  ])('are read in %s', (_, name, bytes) => {
    expect(decodeEntryName(Uint8Array.from(bytes))).toBe(name);
  });

  it('are UTF-8 wherever that fits', () => {
    expect(decodeEntryName(new TextEncoder().encode('會員.csv'))).toBe('會員.csv');
  });
});
