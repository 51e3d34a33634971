import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { platformRows } from './csv-row.ts';
import { PartWriter, type FileKind } from './part-writer.ts';

const naming = { what: 'meta', segment: 'S', arm: null, day: '2026-06-30' };
const kind: FileKind = {
  ...{ kind: 'platform', platform: 'meta', arm: null, naming, style: platformRows },
  ...{ header: ['email'], mostRows: Infinity, mostBytes: Infinity },
};

async function write(change: Partial<FileKind>, cells: readonly string[]) {
  const chunks: { readonly file: number; readonly chunk: Uint8Array }[] = [];
  let ids = 0;
  const writer = await PartWriter.open(
    { ...kind, ...change },
    (file, chunk) => void chunks.push({ file, chunk }),
    () => ids++,
  );
  for (const cell of cells) writer.row([cell]);
  const files = await writer.end();
  return {
    ...{ files, chunks },
    texts: files.map(({ id }) =>
      Buffer.concat(chunks.filter(({ file }) => file === id).map(({ chunk }) => chunk)).toString(),
    ),
  };
}

describe('a list that is too large', () => {
  test('is cut by rows, each part with the header', async () => {
    const { files, texts } = await write({ mostRows: 2 }, ['a', 'b', 'c', 'd', 'e']);
    expect(texts).toEqual(['email\na\nb\n', 'email\nc\nd\n', 'email\ne\n']);
    expect(files.map(({ name, part, parts, rows }) => [name, part, parts, rows])).toEqual([
      ['meta_S_2026-06-30_1of3.csv', 1, 3, 2],
      ['meta_S_2026-06-30_2of3.csv', 2, 3, 2],
      ['meta_S_2026-06-30_3of3.csv', 3, 3, 1],
    ]);
  });

  test('is cut by bytes, not by characters', async () => {
    // The header has 6 bytes, each row 4: three bytes of a Chinese character and the line end.
    const { files, texts } = await write({ mostBytes: 14 }, ['茶', '葉', '店']);
    expect(texts).toEqual(['email\n茶\n葉\n', 'email\n店\n']);
    expect(files.map(({ bytes }) => bytes)).toEqual([14, 10]);
    for (const [place, { sha256 }] of files.entries())
      expect(sha256).toBe(
        createHash('sha256')
          .update(texts[place] ?? '')
          .digest('hex'),
      );
  });
});

test('a list of nobody has no file', async () => {
  expect((await write({}, [])).files).toEqual([]);
});

test('bytes come in large chunks that are the taker’s own', async () => {
  const cells = Array.from({ length: 30_000 }, (_, k) => `person.${k}@example.com`);
  const { chunks, texts, files } = await write({}, cells);
  expect(chunks.length).toBeGreaterThan(1);
  for (const { chunk } of chunks.slice(0, -1)) {
    expect(chunk.length).toBeGreaterThan(64 * 1024);
    expect(chunk.buffer.byteLength).toBe(chunk.length);
  }
  expect(texts[0]).toBe(`email\n${cells.join('\n')}\n`);
  expect(files[0]?.bytes).toBe(Buffer.byteLength(texts[0] ?? ''));
});

test('a row larger than a chunk is written whole', async () => {
  const long = 'x'.repeat(600_000);
  expect((await write({}, ['a', long, 'b'])).texts).toEqual([`email\na\n${long}\nb\n`]);
});
