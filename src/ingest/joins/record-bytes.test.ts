import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutRecords } from '../records.ts';
import { eachRecordBytes } from './record-bytes.ts';

const dialect = { delimiter: ',', quote: '"' };

async function cellsOf(text: string, width: number): Promise<string[][]> {
  const found: string[][] = [];
  const columns = Array.from({ length: width }, (_, column) => column);
  await eachRecordBytes(new Blob([text]), { dialect, width, columns }, {}, (bytes, _, cells) => {
    found.push(
      columns.map((n) => new TextDecoder().decode(bytes.subarray(cells[2 * n], cells[2 * n + 1]))),
    );
  });
  return found;
}

test('Cells are cut from bytes as they are cut from text', async () => {
  const piece = fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', '\r', '會', ' ', 'b1', '"x"');
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      async (pieces, width) => {
        const text = pieces.join('');
        const expected = cutRecords(text, dialect).records.filter(({ length }) => length === width);
        expect(await cellsOf(text, width)).toEqual(expected);
      },
    ),
  );
});

test('A record that ends in another block is one record', async () => {
  const long = 'x'.repeat(3 << 20);
  const found = await cellsOf(`k1,"${long}"\nk2,"${long},"\nk3,z\n`, 2);
  expect(found.map(([key = '', cell = '']) => [key, cell.length])).toEqual([
    ['k1', 3 << 20],
    ['k2', (3 << 20) + 1],
    ['k3', 1],
  ]);
});

test('A quote that never closes costs its record and no more memory than a record may have', async () => {
  expect(await cellsOf('k1,a\nk2,"b\nk3,c\n', 2)).toEqual([
    ['k1', 'a'],
    ['k2', 'b\nk3,c\n'],
  ]);
});
