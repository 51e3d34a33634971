import { expect, test } from 'vitest';
import { readCellTexts } from './cell-texts.ts';

/** The cells of a file of these bytes. */
async function cellsOf(bytes: BlobPart): Promise<readonly string[]> {
  return (await (await readCellTexts(new File([bytes], 'list.txt'))).text()).split('\n');
}

const bytesOf = (text: string): readonly number[] => Array.from(new TextEncoder().encode(text));

test('A list of one value on each line needs no delimiter and no header', async () => {
  expect(await cellsOf('ann@example.com\r\n\r\n bob@example.com \n')).toEqual([
    'ann@example.com',
    'bob@example.com',
  ]);
});

test('Cells of all columns count, blank ones do not', async () => {
  expect(await cellsOf('Email;Phone\nann@example.com;\n;"0912 345 678"\n')).toEqual([
    'Email',
    'Phone',
    'ann@example.com',
    '0912 345 678',
  ]);
});

test('A line break within a cell ends no cell', async () => {
  expect(await cellsOf('"ann@example.com\nbob@example.com",x\n')).toEqual([
    'ann@example.com bob@example.com',
    'x',
  ]);
});

test('UTF-16 and Big5 are read', async () => {
  const utf16 = new Uint8Array([
    ...[0xff, 0xfe],
    ...bytesOf('a@b.tw\n').flatMap((byte) => [byte, 0]),
  ]);
  expect(await cellsOf(utf16)).toEqual(['a@b.tw']);
  // 姓名,電話 in Big5
  const big5 = new Uint8Array([
    ...[0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xb9, 0x71, 0xb8, 0xdc, 0x0a],
    ...[0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa, 0x2c],
    ...bytesOf('0912345678\n'),
  ]);
  expect(await cellsOf(big5)).toEqual(['姓名', '電話', '王小明', '0912345678']);
});

test('An empty file says that it is empty', async () => {
  await expect(cellsOf('')).rejects.toMatchObject({ error: { code: 'file.empty' } });
});
