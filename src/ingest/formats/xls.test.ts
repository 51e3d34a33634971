import { openAsBlob, readFileSync } from 'node:fs';
import { type CellObject, utils, type WorkBook, write } from '@e965/xlsx';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import { describeWithShared, sharedFile } from '../../../test/support/shared-data.ts';
import { AppFailure } from '../../core/error.ts';
import type { WorkHooks } from '../types.ts';
import type { CellTable } from './cell-table.ts';
import { openXls } from './xls.ts';

async function rowsOf(
  table: CellTable,
  hooks: WorkHooks = {},
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for await (const rows of table.readRows(hooks, wanted)) all.push(...rows);
  return all;
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  const cause: unknown = await work.then(
    () => 'no error',
    (e: unknown) => e,
  );
  return cause instanceof AppFailure ? cause.error : cause;
}

const written = (workbook: WorkBook): Blob =>
  new Blob([write(workbook, { type: 'array', bookType: 'biff8' }) as ArrayBuffer]);

const formatted = (v: number, z: string): CellObject => ({ t: 'n', v, z });

async function firstRows(
  cells: unknown[][],
  change: (workbook: WorkBook) => void = () => undefined,
  wanted?: readonly number[],
): Promise<(readonly string[])[]> {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), 'S1');
  change(workbook);
  const [table] = await openXls(written(workbook), 'a.xls', {});
  return rowsOf(table!, {}, wanted);
}

describe('an XLS workbook', () => {
  test('lists its sheets in order, hidden ones marked', async () => {
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['a'], [1], [2]]), '訂單');
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([]), 'Empty');
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['b']]), 'Deep');
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
    const tables = await openXls(written(workbook), 'a.xls', {});
    expect(tables.map(({ name, isHidden, rows }) => [name, isHidden, rows])).toEqual([
      ['訂單', false, 2],
      ['Empty', true, 0],
      ['Deep', true, 0],
    ]);
    expect(await rowsOf(tables[1]!)).toEqual([]);
  });

  test('gives texts, numbers, truth and errors as the file means them', async () => {
    const error: CellObject = { t: 'e', v: 0x2a };
    expect(
      await firstRows([
        ['a "b", 中🙂', 7210448301122, 0.1, -19.99, true, false, error],
        ['007', 1.5e-7, 3, 0, 1e20],
      ]),
    ).toEqual([
      ['a "b", 中🙂', '7210448301122', '0.1', '-19.99', 'true', 'false', '#N/A'],
      ['007', '0.00000015', '3', '0', '100000000000000000000'],
    ]);
  });

  test('gives dates by the number format of the cell', async () => {
    const row = [
      formatted(45292, 'yyyy-mm-dd'),
      formatted(45292.5, 'm/d/yy h:mm'),
      formatted(45292.5, '0.00 "days"'),
      formatted(59, 'yyyy-mm-dd'),
      formatted(60, 'yyyy-mm-dd'),
      formatted(0.75, 'h:mm:ss'),
      formatted(1.5, '[h]:mm:ss'),
    ];
    expect(await firstRows([row])).toEqual([
      ['2024-01-01', '2024-01-01 12:00:00', '45292.5', '1900-02-28', '60', '18:00:00', '36:00:00'],
    ]);
  });

  test('counts days from 1904 where the workbook says so', async () => {
    const rows = await firstRows(
      [[formatted(0, 'yyyy-mm-dd'), formatted(43830, 'yyyy-mm-dd')]],
      (workbook) => (workbook.Workbook = { WBProps: { date1904: true } }),
    );
    expect(rows).toEqual([['1904-01-01', '2024-01-01']]);
  });

  test('keeps empty rows and cells in their places', async () => {
    expect(await firstRows([[], [null, 'x'], [], ['y', null, 'z', null]])).toEqual([
      [],
      ['', 'x'],
      [],
      ['y', '', 'z'],
    ]);
  });

  test('repeats merged headers and leaves merged data as it is', async () => {
    const cells: unknown[][] = [
      ['Customer', '2024', null],
      [null, 'Q1', 'Q2'],
    ];
    cells[12] = ['Ann'];
    cells[13] = [null, 1];
    const merge = (workbook: WorkBook): void => {
      const merges = ['A1:A2', 'B1:C1', 'A13:A14'].map((ref) => utils.decode_range(ref));
      workbook.Sheets['S1']!['!merges'] = merges;
    };
    const rows = await firstRows(cells, merge);
    expect(rows.slice(0, 2)).toEqual([
      ['Customer', '2024', '2024'],
      ['Customer', 'Q1', 'Q2'],
    ]);
    expect(rows.slice(12)).toEqual([['Ann'], ['', '1']]);
    expect((await firstRows(cells, merge, [2])).slice(0, 2)).toEqual([
      ['', '', '2024'],
      ['', '', 'Q2'],
    ]);
  });

  test('leaves out what is not wanted', async () => {
    const cells = Array.from({ length: 20 }, (_, r) => ['a', r, 'c']);
    const rows = await firstRows(cells, undefined, [1]);
    expect(rows).toEqual(cells.map((_, r) => ['', String(r), '']));
  });

  test('comes in batches with progress, and stops when cancelled', async () => {
    const workbook = utils.book_new();
    const cells = Array.from({ length: 9000 }, (_, r) => [r]);
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), 'S1');
    const file = written(workbook);
    const [table] = await openXls(file, 'a.xls', {});
    const done: number[] = [];
    const hooks: WorkHooks = { progress: (bytes) => done.push(bytes) };
    expect(await rowsOf(table!, hooks)).toEqual(cells.map(([n]) => [String(n)]));
    expect(done).toHaveLength(3);
    expect(done.at(-1)).toBe(file.size);

    const signal = { aborted: false };
    const work = (async () => {
      for await (const rows of table!.readRows({ signal })) signal.aborted = rows.length > 0;
    })();
    expect(await errorOf(work)).toEqual({ code: 'import.cancelled', detail: {} });
    expect(await errorOf(openXls(file, 'a.xls', { signal }))).toMatchObject({
      code: 'import.cancelled',
    });
  });
});

describe('refuses', () => {
  const broken = { code: 'file.broken', detail: { format: 'XLS', name: 'a.xls' } };

  test('a workbook with a password, and does not call it damaged', async () => {
    // The library writes no encryption. What announces one is put where encrypted workbooks have
    // it: after the first record.
    const sheet = Buffer.from(
      write(
        { SheetNames: ['S1'], Sheets: { S1: utils.aoa_to_sheet([['a']]) } },
        { type: 'buffer', bookType: 'biff8' },
      ) as ArrayBuffer,
    );
    const start = sheet.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
    expect(start).toBeGreaterThan(0);
    const next = start + 4 + 0x10;
    // FilePass (0x2F) with XOR obfuscation (0), a key and a verifier: [MS-XLS] 2.4.117.
    sheet.set([0x2f, 0x00, 0x06, 0x00, 0x00, 0x00, 0x59, 0xb3, 0x0a, 0x9a], next);
    expect(await errorOf(openXls(new Blob([sheet]), 'a.xls', {}))).toEqual({
      code: 'file.password',
      detail: { name: 'a.xls' },
    });
  });

  test('other files, texts among them that spreadsheet programs would open', async () => {
    for (const text of ['', 'a,b\n1,2\n', '<table><tr><td>1</td></tr></table>', 'PK\u0003\u0004']) {
      expect(await errorOf(openXls(new Blob([text]), 'a.xls', {}))).toEqual(broken);
    }
  });

  test('a container without a workbook in it', async () => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await errorOf(openXls(new Blob([bytes]), 'a.xls', {}))).toEqual(broken);
  });

  test('a workbook that is cut anywhere', async () => {
    const workbook = utils.book_new();
    const cells = Array.from({ length: 3000 }, (_, r) => [r, `text ${r}`]);
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), 'S1');
    const file = written(workbook);
    for (let share = 0; share < 1; share += 0.03) {
      const cut = file.slice(0, Math.floor(file.size * share));
      expect(await errorOf(openXls(cut, 'a.xls', {})), `${share}`).toEqual(broken);
    }
  });

  test('a file above the limit', async () => {
    const file = new Blob([new Uint8Array(2000)]);
    expect(await errorOf(openXls(file, 'a.xls', { maxBytes: 1000 }))).toEqual({
      code: 'file.tooLarge',
      detail: { bytes: 2000, limit: 1000 },
    });
  });
});

describeWithShared('the superstore', 'data/superstore/Sample_Superstore.xls', (path) => {
  test('has its orders, returns and people', async () => {
    const tables = await openXls(await openAsBlob(path), 'Sample_Superstore.xls', {});
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['Orders', 10_194],
      ['People', 4],
      ['Returns', 800],
    ]);
    const widths = [21, 2, 2];
    for (const [i, table] of tables.entries()) {
      const rows = await rowsOf(table);
      expect(rows).toHaveLength((table.rows ?? 0) + 1);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([widths[i]]));
    }
  });

  // The same table, published as CSV by others.
  const csv = sharedFile('data/superstore/orders.csv');
  test.skipIf(csv === null)('says the same as its CSV, cell by cell', async () => {
    const tables = await openXls(await openAsBlob(path), 'Sample_Superstore.xls', {});
    const expected = parse<string[]>(readFileSync(csv!, 'utf8').trim()).data;
    const rows = await rowsOf(tables[0]!);
    expect(rows).toHaveLength(expected.length);
    for (const [r, row] of expected.entries()) {
      // The CSV writes some whole numbers as `0.0`.
      const cells = row.map((cell) => cell.replace(/^(-?\d+)\.0$/, '$1'));
      if (rows[r]!.join('\n') !== cells.join('\n')) expect(rows[r]).toEqual(cells);
    }
  });

  test('is called damaged at once when a part of it is missing', async () => {
    const bytes = readFileSync(path);
    for (const share of [0.01, 0.5, 0.9, 0.999]) {
      const cut = new Blob([bytes.subarray(0, Math.floor(bytes.length * share))]);
      const start = performance.now();
      expect(await errorOf(openXls(cut, 'a.xls', {}))).toMatchObject({ code: 'file.broken' });
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});
