import { expect, test } from 'vitest';
import { bounded, fitted, spread } from './widths.ts';

const measured = (text: string) => text.length * 10;

test('a column is as wide as the longest of its texts, and a head needs more beside it', () => {
  expect(fitted(['abc'], ['1234567890'], measured)).toBe(120);
  expect(fitted(['1234567890'], ['1'], measured)).toBe(136);
});

test('a column is never too narrow to handle nor wider than allowed', () => {
  expect(fitted(['a'], [], measured)).toBe(56);
  expect(fitted(['a'.repeat(100)], [], measured, 168)).toBe(168);
  expect([bounded(3), bounded(99.6), bounded(9999)]).toEqual([56, 100, 480]);
});

test('places are spread over all rows, the first and the last among them', () => {
  expect(spread(3)).toEqual([0, 1, 2]);
  const places = spread(100_000, 400);
  expect([places.length, places[0], places.at(-1)]).toEqual([400, 0, 99_999]);
  expect(new Set(places).size).toBe(400);
});
