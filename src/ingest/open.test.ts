import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppFailure, type AppError } from '../core/error.ts';
import { openFile } from './open.ts';
import type { NamedBlob } from './types.ts';

type Part = string | Uint8Array<ArrayBuffer>;
const drop = (part: Part, name = 'orders.csv'): NamedBlob =>
  Object.assign(new Blob([part]), { name });
const packed = (part: Part): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(part));

async function failure(work: Promise<unknown>): Promise<AppError | null> {
  try {
    await work;
    return null;
  } catch (cause) {
    return cause instanceof AppFailure ? cause.error : null;
  }
}

/** A file that is gone by the time it is read, as browsers report it. */
function vanished(name: string): NamedBlob {
  const blob = drop('id,n\n1,2\n');
  return Object.assign(blob, {
    slice: () =>
      Object.assign(new Blob(['']), {
        arrayBuffer: () => Promise.reject(new DOMException('gone', name)),
      }),
  });
}

describe('opening a dropped file', () => {
  it('goes by the content, not by the extension', async () => {
    const opened = await openFile(drop(packed('id,n\n1,2\n'), 'orders.csv'));
    expect(opened).toMatchObject({ wrapping: 'gzip', format: 'delimited' });
    expect(await opened.bytes.text()).toBe('id,n\n1,2\n');
    expect((await openFile(drop('id,n\n1,2\n', 'orders.csv.gz'))).wrapping).toBe('none');
  });

  it('reads archives of several members, as log shippers write them', async () => {
    const both = Buffer.concat([packed('id,n\n'), packed('1,2\n')]);
    const opened = await openFile(drop(new Uint8Array(both)));
    expect(await opened.bytes.text()).toBe('id,n\n1,2\n');
  });

  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'PNG'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'PDF'],
    [[0x50, 0x4b, 0x03, 0x04, 1, 2], 'ZIP'],
    [[0x50, 0x4b, 0x03, 0x04, ...Buffer.from('[Content_Types].xml')], 'XLSX'],
    [[0xd0, 0xcf, 0x11, 0xe0, 1, 2], 'XLS'],
    [
      [0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')],
      'XLSX with a password',
    ],
    [[0x50, 0x41, 0x52, 0x31, 0x15], 'Parquet'],
    [[1, 0, 0, 2, 0, 0, 3, 0, 0, 9], 'binary'],
  ] as const)('refuses %j, naming it %s', async (bytes, kind) => {
    const error = await failure(openFile(drop(new Uint8Array(bytes))));
    expect(error).toMatchObject({ code: 'file.binary', detail: { kind } });
    const inside = await failure(openFile(drop(packed(new Uint8Array(bytes)))));
    expect(inside).toMatchObject({ code: 'file.binary', detail: { kind } });
  });

  it('takes UTF-16 and a stray NUL for text', async () => {
    expect(
      await failure(openFile(drop(new Uint8Array(Buffer.from('id,n\n1,2\n', 'utf16le'))))),
    ).toBeNull();
    expect(await failure(openFile(drop(`id,n\n1,\0\n${'3,4\n'.repeat(50)}`)))).toBeNull();
  });

  it('says that a file is empty, packed or not', async () => {
    expect(await failure(openFile(drop('')))).toMatchObject({ code: 'file.empty' });
    expect(await failure(openFile(drop(packed(''))))).toMatchObject({ code: 'file.empty' });
  });

  it('says that an archive is cut or damaged, wherever', async () => {
    const whole = packed(
      readFileSync(new URL(import.meta.url))
        .toString()
        .repeat(5),
    );
    for (const cut of [3, 8, 12, whole.length >> 1, whole.length - 1]) {
      const error = await failure(openFile(drop(whole.slice(0, cut))));
      expect(error, `cut at ${cut}`).toMatchObject({ code: 'file.gzipTruncated' });
    }
    const damaged = whole.slice();
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 0xff;
    expect(await failure(openFile(drop(damaged)))).toMatchObject({ code: 'file.gzipTruncated' });
  });

  it('stops unpacking a bomb at the limit', async () => {
    const bomb = packed(new Uint8Array(20_000_000));
    const text = packed('1,2\n'.repeat(5_000_000));
    expect(await failure(openFile(drop(text), { maxBytes: 1_000_000 }))).toMatchObject({
      code: 'file.tooLarge',
      detail: { limit: 1_000_000 },
    });
    expect(await failure(openFile(drop(bomb)))).toMatchObject({ code: 'file.binary' });
  });

  it.each(['NotFoundError', 'NotReadableError'])(
    'explains a file that is gone (%s)',
    async (name) => {
      expect(await failure(openFile(vanished(name)))).toEqual({
        code: 'file.unreadable',
        detail: { reason: name },
      });
    },
  );

  it('stops when it is cancelled and tells how far it came', async () => {
    const signal = { aborted: true };
    expect(await failure(openFile(drop('a'), { signal }))).toMatchObject({
      code: 'import.cancelled',
    });
    const seen: number[] = [];
    const file = drop(packed('id,n\n1,2\n'));
    await openFile(file, { progress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(file.size);
  });
});
