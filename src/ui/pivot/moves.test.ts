import { expect, test } from 'vitest';
import { moveInPivot } from './moves.ts';

const extent = { heads: 2, rows: 50, columns: 7, page: 10 };
const from = (line: number, column: number) => (key: string, isWhole?: boolean) => {
  const to = moveInPivot(key, isWhole ?? false, { line, column }, extent);
  return to && [to.line, to.column];
};

test('arrows lead to the neighbour, from the numbers to the heads and the grand total', () => {
  expect(from(0, 3)('ArrowUp')).toEqual([-1, 3]);
  expect(from(49, 3)('ArrowDown')).toEqual([50, 3]);
  expect(from(5, 1)('ArrowLeft')).toEqual([5, 0]);
});

test('arrows stop at the edges', () => {
  expect(from(-2, 0)('ArrowUp')).toEqual([-2, 0]);
  expect(from(50, 7)('ArrowDown')).toEqual([50, 7]);
  expect(from(50, 7)('ArrowRight')).toEqual([50, 7]);
});

test('Home and End lead to the ends of the row, with Ctrl to those of the table', () => {
  expect(from(5, 3)('Home')).toEqual([5, 0]);
  expect(from(5, 3)('End')).toEqual([5, 7]);
  expect(from(5, 3)('Home', true)).toEqual([0, 0]);
  expect(from(5, 3)('End', true)).toEqual([50, 7]);
});

test('pages end at the first row and at the grand total', () => {
  expect(from(25, 3)('PageUp')).toEqual([15, 3]);
  expect(from(4, 3)('PageUp')).toEqual([0, 3]);
  expect(from(45, 3)('PageDown')).toEqual([50, 3]);
});

test('other keys mean nothing', () => {
  expect(from(0, 0)('x')).toBeNull();
});
