import { expect, test } from 'vitest';
import { groupsOf, linesOf } from './lines.ts';
import { shop } from '../../../test/support/shop-pivot.ts';
import type { Rectangle } from './selection.ts';
import { tsvLines } from './tsv.ts';

function copied(part: Rectangle, closed: readonly string[] = []): readonly string[] {
  const groups = groupsOf(shop);
  const lines = linesOf(9, () => groups, closed);
  return [...tsvLines(shop, lines, () => groups, part, 'Total')].map((line) => {
    expect(line.endsWith('\r\n')).toBe(true);
    return line.slice(0, -2).replaceAll('\t', '|');
  });
}

test('everything is copied under its heads, every row with all groups that it is in', () => {
  const part = { fromLine: 0, toLine: 9, fromColumn: 1, toColumn: 6 };
  const [years, halves, measures, ...rows] = copied(part);
  expect(years).toBe('||Year|2024|2024|2024|2025|2025|Total');
  expect(halves).toBe('||Half|H1|H2|Total|H1|Total|');
  expect(measures).toBe('Region|Channel|Product|Revenue|Revenue|Revenue|Revenue|Revenue|Revenue');
  expect(rows.map((row) => row.split('|').slice(0, 4).join('|'))).toEqual([
    'North|||00',
    'North|Web||10',
    'North|Web|Tea|20',
    'North|Web|Cups and saucers|30',
    'North|Store||40',
    "North|Store|'=Tea|50",
    'South|||60',
    'South|Web||70',
    'South|Web|Tea|80',
    'Total|||90',
  ]);
});

test('a part that begins inside groups names them too', () => {
  const part = { fromLine: 3, toLine: 4, fromColumn: 4, toColumn: 4 };
  expect(copied(part).slice(3)).toEqual(['North|Web|Cups and saucers|33', 'North|Store||43']);
});

test('closed groups stand for what is inside', () => {
  const part = { fromLine: 0, toLine: 2, fromColumn: 1, toColumn: 1 };
  expect(copied(part, ['n', 's']).slice(3)).toEqual(['North|||00', 'South|||60', 'Total|||90']);
});

test('a minus that a spreadsheet does not know is written as one that it knows', () => {
  const part = { fromLine: 6, toLine: 6, fromColumn: 2, toColumn: 2 };
  expect(copied(part).at(-1)).toBe('South|||-6,000');
});

test('a table without row fields has one column for its label', () => {
  const total = { ...shop, rowHeads: [], columnHeads: [], rowCount: 1 };
  const one = {
    ...total,
    columns: shop.columns.slice(0, 1).map((column) => ({ ...column, heads: [] })),
    row: () => shop.row(9),
    cell: () => shop.cell(9, 0),
  };
  const lines = linesOf(0, () => [], []);
  const part = { fromLine: 0, toLine: 0, fromColumn: 1, toColumn: 1 };
  expect([...tsvLines(one, lines, () => [], part, 'Total')]).toEqual([
    '\tRevenue\r\n',
    'Total\t90\r\n',
  ]);
});
