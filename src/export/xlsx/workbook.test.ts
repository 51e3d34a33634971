import { read, type CellObject, type WorkBook } from '@e965/xlsx';
import { BlobReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factSheet, tableSheet } from '../../core/export/sheet.ts';
import type { CellValue, TableData, ValueKind } from '../../core/spec/screen.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { sheetWriting } from '../../i18n/sheet-writing.ts';
import { anyTable, startsFormula } from '../../../test/support/any-table.ts';
import { expectedCell } from '../../../test/support/expected-cell.ts';
import { tableFile } from '../table-file.ts';
import { writeWorkbook } from './workbook.ts';

const scale = 2;
const formats = formatsOf(createFormats('en'), 'en', { scale, currency: 'GBP' });
const writing = sheetWriting(formats, scale);

function table(
  kind: ValueKind,
  rows: readonly CellValue[],
  footer: readonly CellValue[] = [],
): TableData {
  return {
    ...{ id: 'test', title: 'Test', marks: [] },
    columns: [{ id: 'value', label: 'Value', kind }],
    rows: rows.map((value) => [value]),
    footer: footer.map((value) => [value]),
  };
}

async function saved(data: TableData): Promise<{ file: Blob; book: WorkBook }> {
  const file = await tableFile('xlsx', data, writing, { name: 'About', facts: [] });
  return { file, book: reread(await file.arrayBuffer()) };
}

/** The workbook as another program reads it. */
function reread(bytes: ArrayBuffer): WorkBook {
  return read(bytes, { cellNF: true, cellText: true, cellStyles: true });
}

function cellAt(book: WorkBook, name: string, sheet = 0): CellObject | undefined {
  return book.Sheets[book.SheetNames[sheet] ?? '']?.[name] as CellObject | undefined;
}

async function partsOf(file: Blob): Promise<ReadonlyMap<string, string>> {
  const entries = await new ZipReader(new BlobReader(file)).getEntries();
  return new Map(
    await Promise.all(
      entries
        .filter((entry): entry is FileEntry => !entry.directory)
        .map(async (entry) => [entry.filename, await entry.getData(new TextWriter())] as const),
    ),
  );
}

describe('a workbook', () => {
  test.each<readonly [ValueKind, CellValue, number, string]>([
    ['money', 123456n, 1234.56, '£1,234.56'],
    ['money', -20n, -0.2, '-£0.20'],
    ['moneyAverage', 1234.5, 12.345, '£12.35'],
    ['moneyAverage', 1234567.8, 12345.678, '£12,346'],
    ['share', 0.853, 0.853, '85%'],
    ['shareFine', 0.853, 0.853, '85.3%'],
    ['sharePrecise', 0.01253, 0.01253, '1.25%'],
    ['probability', 0.03121, 0.03121, '0.0312'],
    ['probability', 3.49e-42, 3.49e-42, '3.49E-42'],
    ['significant', 1234.5, 1234.5, '1,235'],
    ['significant', 0.006812, 0.006812, '0.006812'],
    ['points', -0.012, -0.012, '-1.2%'],
    ['days', 40, 40, '40 days'],
    ['days', 1, 1, '1 day'],
    ['integer', -20, -20, '-20'],
    ['integer', 1234567n, 1234567, '1,234,567'],
    ['number', 3.14159, 3.14159, '3.14'],
    ['measure', 12, 12, '12'],
    ['day', '2026-02-28', 46081, '2026-02-28'],
    ['month', 312, 46023, '2026-01'],
  ])('shows %s %s as a number, %d, written %s', async (kind, value, number, shown) => {
    const { book } = await saved(table(kind, [value]));
    expect(cellAt(book, 'A2')).toMatchObject({ t: 'n', v: number, w: shown });
  });

  test('keeps header and first column in sight', async () => {
    const { file } = await saved(table('text', ['x']));
    const sheet = (await partsOf(file)).get('xl/worksheets/sheet1.xml') ?? '';
    const pane = /<pane [^>]*>/.exec(sheet)?.[0] ?? '';
    for (const part of ['xSplit="1"', 'ySplit="1"', 'topLeftCell="B2"', 'state="frozen"'])
      expect(pane).toContain(part);
  });

  test('sets totals and the header in bold, and gives columns their width', async () => {
    const { file, book } = await saved(table('text', ['台北市信義區松高路'], ['Total']));
    const parts = await partsOf(file);
    const styles = parts.get('xl/styles.xml') ?? '';
    const looks = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0].matchAll(/<xf [^>]*>/g) ?? [])];
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    const isBold = (name: string): boolean => {
      const style = new RegExp(`<c r="${name}" s="(\\d+)"`).exec(sheet)?.[1];
      return looks[Number(style)]?.[0].includes('fontId="1"') ?? false;
    };
    expect(['A1', 'A2', 'A3'].map(isBold)).toEqual([true, false, true]);
    expect(styles).toMatch(/<fonts count="2"><font><sz [^>]*>.*<font><b\/>/);
    // Nine Chinese characters are as wide as eighteen digits.
    const [column] = book.Sheets['Test']?.['!cols'] ?? [];
    expect(column?.width).toBeGreaterThanOrEqual(18);
  });

  test('leaves cells without a value out', async () => {
    const { book } = await saved(table('money', [null, 1n]));
    expect(cellAt(book, 'A2')).toBeUndefined();
    expect(cellAt(book, 'A3')).toMatchObject({ v: 0.01 });
  });

  test('has sheets with names that every program takes', async () => {
    const wished = ['a/b:c*?[d]\\', 'Same', 'same', '', "'quoted'", 'History', '台'.repeat(40)];
    const file = await writeWorkbook(wished.map((name) => factSheet(name, [])));
    const names = reread(await file.arrayBuffer()).SheetNames;
    expect(names).toEqual([
      ...['a b c d', 'Same', 'same (2)', 'Sheet', 'quoted', 'History 1'],
      '台'.repeat(31),
    ]);
  });

  test('says of what it is about, in words, on a sheet of its own', async () => {
    const facts = [
      { label: 'Question', value: '=who?' },
      { label: 'As of', value: '28 Feb 2026' },
    ];
    const file = await tableFile('xlsx', table('text', []), writing, { name: '關於', facts });
    const book = reread(await file.arrayBuffer());
    expect(book.SheetNames).toEqual(['Test', '關於']);
    expect(cellAt(book, 'A2', 1)?.v).toBe('As of');
    expect(cellAt(book, 'B2', 1)?.v).toBe('28 Feb 2026');
    expect(cellAt(book, 'B1', 1)).toMatchObject({ t: 's', v: "'=who?" });
  });

  test('refuses a table that a sheet can not hold, before it writes anything', async () => {
    const sheet = tableSheet(table('text', []), writing);
    await expect(writeWorkbook([{ ...sheet, rowCount: 1_048_576 }])).rejects.toMatchObject({
      error: { code: 'export.tooLarge' },
    });
    await expect(
      writeWorkbook([{ ...sheet, widths: Array.from({ length: 16_385 }, () => 8) }]),
    ).rejects.toMatchObject({ error: { code: 'export.tooLarge' } });
  });

  test('holds twenty thousand rows, the last like the first', async () => {
    const rows = Array.from({ length: 20_000 }, (_, place) => place);
    const { book } = await saved(table('integer', rows, [199_990_000]));
    expect(book.Sheets['Test']?.['!ref']).toBe('A1:A20002');
    expect(cellAt(book, 'A20001')?.v).toBe(19_999);
    expect(cellAt(book, 'A20002')?.v).toBe(199_990_000);
  });
});

describe('text in a workbook', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|'/c calc'!A0"])(
    'that a spreadsheet would run, %j, gets an apostrophe, in cells and headers',
    async (hostile) => {
      const data = table('text', [hostile]);
      const { book } = await saved({
        ...data,
        columns: [{ id: 'value', label: hostile, kind: 'text' }],
      });
      for (const name of ['A1', 'A2']) {
        expect(cellAt(book, name)).toMatchObject({ t: 's', v: `'${hostile}` });
        expect(cellAt(book, name)).not.toHaveProperty('f');
      }
    },
  );

  test.each(['#N/A', 'TRUE', '1e5', '007', '_x0041_', '<a&"b\'>', ' x ', 'a\nb', 'a\u0001b', ''])(
    'that looks like something else, %j, stays text',
    async (text) => {
      const { book } = await saved(table('text', [text]));
      expect(cellAt(book, 'A2')).toMatchObject({ t: 's', v: text });
    },
  );

  test('that no cell can hold ends in an ellipsis', async () => {
    const { book } = await saved(table('text', ['x'.repeat(40_000)]));
    expect(cellAt(book, 'A2')?.v).toBe(`${'x'.repeat(32_766)}…`);
  });
});

test('any table comes back with the same numbers, dates and texts', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (data) => {
      const { book } = await saved(data);
      for (const [place, row] of [...data.rows, ...data.footer].entries())
        for (const [column, { kind }] of data.columns.entries()) {
          const cell = cellAt(book, `${'ABCDEF'.charAt(column)}${place + 2}`);
          expect(cell?.v ?? null).toEqual(expectedCell(kind, row[column] ?? null, scale));
          expect(cell?.f).toBeUndefined();
          if (typeof cell?.v === 'string') expect(cell.v).not.toMatch(startsFormula);
        }
    }),
    { numRuns: 60 },
  );
});
