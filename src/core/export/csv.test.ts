import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { CellValue, TableColumn, TableData } from '../spec/screen.ts';
import { csvForPeople, plainRows, textField } from './csv.ts';

function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly CellValue[])[],
  footer: readonly (readonly CellValue[])[] = [],
): TableData {
  return { id: 'test', title: 'Test', columns, rows, footer, marks: [] };
}

const name: TableColumn = { id: 'name', label: 'Name', kind: 'text' };
const columns: readonly TableColumn[] = [
  name,
  { id: 'revenue', label: 'Revenue', kind: 'money' },
  { id: 'perCustomer', label: 'Per customer', kind: 'moneyAverage' },
  { id: 'share', label: 'Share', kind: 'share' },
  { id: 'month', label: 'Month', kind: 'month' },
  { id: 'count', label: 'Count', kind: 'integer' },
];

/** The rows as another program reads them: papaparse, header first. */
function reread(csv: string): string[][] {
  return Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
}

describe('a CSV for people', () => {
  const csv = csvForPeople(
    table(
      columns,
      [
        ['Loyal, "best"', 123456789012345678n, 12.5, 0.25, 143, 3],
        ['—', -20n, null, null, -1, -20],
      ],
      [['Total', 123456789012345658n, null, 1, null, null]],
    ),
    2,
  );

  test('begins with a byte order mark and ends every line with CR LF', () => {
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('is read by papaparse as the table was: amounts exact, months named, gaps empty', () => {
    expect(reread(csv)).toEqual([
      ['Name', 'Revenue', 'Per customer', 'Share', 'Month', 'Count'],
      ['Loyal, "best"', '1234567890123456.78', '0.125', '0.25', '2011-12', '3'],
      ['—', '-0.20', '', '', '1999-12', '-20'],
      ['Total', '1234567890123456.58', '', '1', '', ''],
    ]);
  });

  test('a negative number stays a number', () => {
    const [, row] = reread(csvForPeople(table(columns, [['x', -20n, -20, -0.2, 0, -20]]), 0));
    expect(row?.slice(1)).toEqual(['-20', '-20', '-0.2', '2000-01', '-20']);
    for (const cell of [row?.[1], row?.[2], row?.[3], row?.[5]])
      expect(Number.isFinite(Number(cell))).toBe(true);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|'/c calc'!A0"])(
    'text that a spreadsheet would run, %j, gets an apostrophe',
    (hostile) => {
      const [, row] = reread(csvForPeople(table([name], [[hostile]]), 0));
      expect(row?.[0]).toBe(`'${hostile}`);
    },
  );

  test('a hostile header is defused like a cell', () => {
    const hostile: TableColumn = { ...name, label: '=HYPERLINK("x")' };
    expect(reread(csvForPeople(table([hostile], []), 0))).toEqual([[`'=HYPERLINK("x")`]]);
  });

  test('any text comes back, with no first character that starts a formula', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (cells) => {
        const two = [name, { ...name, id: 'other' }];
        const back = reread(csvForPeople(table(two, cells), 0)).slice(1);
        const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
        expect(back).toEqual(cells.map((row) => row.map(defused)));
        for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('plain rows name their columns and give amounts in units', () => {
  expect(plainRows(table(columns, [['x', 1234n, 12.5, 0.25, 143, 3n]]), 2)).toEqual([
    { name: 'x', revenue: 12.34, perCustomer: 0.125, share: 0.25, month: '2011-12', count: 3 },
  ]);
});

test('text without separators is left alone', () => {
  expect(textField('台北 "市"')).toBe('"台北 ""市"""');
  expect(textField('plain')).toBe('plain');
});
