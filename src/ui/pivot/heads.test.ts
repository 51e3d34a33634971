import { expect, test } from 'vitest';
import { headSpans, headTexts } from './heads.ts';
import { shop } from '../../../test/support/shop-pivot.ts';

test('columns of one value stand under one head, and totals under what they add up over', () => {
  const [years, halves] = headSpans(shop.columns, 2, 'Total');
  expect(years).toEqual([
    { label: '2024', start: 0, end: 3, levels: 1 },
    { label: '2025', start: 3, end: 5, levels: 1 },
    { label: 'Total', start: 5, end: 6, levels: 2 },
  ]);
  expect(halves).toEqual([
    { label: 'H1', start: 0, end: 1, levels: 1 },
    { label: 'H2', start: 1, end: 2, levels: 1 },
    { label: 'Total', start: 2, end: 3, levels: 1 },
    { label: 'H1', start: 3, end: 4, levels: 1 },
    { label: 'Total', start: 4, end: 5, levels: 1 },
  ]);
});

test('a value that is next to itself under another value has a head of its own', () => {
  const column = (heads: readonly string[]) => ({
    ...{ id: heads.join(), heads, measure: 0, totalOver: 0, isOpen: false, sortTexts: [] },
  });
  const [, inner] = headSpans([column(['a', 'x']), column(['b', 'x'])], 2, 'Total');
  expect(inner?.map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test('measures of one value share its head', () => {
  const column = (measure: number) => ({
    ...{ id: String(measure), heads: ['a'], measure, totalOver: 0, isOpen: false, sortTexts: [] },
  });
  expect(headSpans([column(0), column(1)], 1, 'Total')).toEqual([
    [{ label: 'a', start: 0, end: 2, levels: 1 }],
  ]);
});

test('the words over a column name a total once', () => {
  const texts = shop.columns.map((column) => headTexts(column, 'Revenue', 'Total').join('|'));
  expect(texts).toEqual([
    '2024|H1|Revenue',
    '2024|H2|Revenue',
    '2024|Total|Revenue',
    '2025|H1|Revenue',
    '2025|Total|Revenue',
    'Total||Revenue',
  ]);
});
