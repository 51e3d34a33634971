import { expect, test } from 'vitest';
import { labelledMonths, monthsWithYear } from './fragments.ts';

const months = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => Date.UTC(2010, from + i, 1));
const names = (list: readonly number[]) => list.map((m) => new Date(m).toISOString().slice(0, 7));

test('every month is labelled when there is room', () => {
  expect(labelledMonths(months(11, 13), 13)).toHaveLength(13);
});

test('with less room January is still labelled', () => {
  expect(names(labelledMonths(months(11, 13), 5))).toEqual([
    '2011-01',
    '2011-04',
    '2011-07',
    '2011-10',
  ]);
  expect(names(labelledMonths(months(0, 36), 3))).toEqual(['2010-01', '2011-01', '2012-01']);
});

test('years that would touch are written once', () => {
  const all = months(11, 13);
  expect(names([...monthsWithYear(all, 13)])).toEqual(['2011-01']);
  expect(names([...monthsWithYear(all, 40)])).toEqual(['2010-12', '2011-01']);
});
