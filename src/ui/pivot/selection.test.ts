import { expect, test } from 'vitest';
import { rectangleOf, sizeOfRectangle } from './selection.ts';

const extent = { rows: 9, columns: 6 };
const at = (line: number, column: number) => ({ line, column });

test('two cells span a rectangle, whichever comes first', () => {
  const wanted = { fromLine: 2, toLine: 5, fromColumn: 1, toColumn: 3 };
  expect(rectangleOf(at(5, 1), at(2, 3), extent)).toEqual(wanted);
  expect(rectangleOf(at(2, 3), at(5, 1), extent)).toEqual(wanted);
});

test('heads stand for their whole columns, the grand total included', () => {
  expect(rectangleOf(at(-1, 2), at(-2, 4), extent)).toEqual({
    ...{ fromLine: 0, toLine: 9, fromColumn: 2, toColumn: 4 },
  });
});

test('row labels stand for their whole rows', () => {
  expect(rectangleOf(at(3, 0), at(4, 0), extent)).toEqual({
    ...{ fromLine: 3, toLine: 4, fromColumn: 1, toColumn: 6 },
  });
});

test('the corner stands for everything', () => {
  const all = rectangleOf(at(-1, 0), at(-1, 0), extent);
  expect(all).toEqual({ fromLine: 0, toLine: 9, fromColumn: 1, toColumn: 6 });
  expect(sizeOfRectangle(all)).toBe(60);
});

test('from a head or label into the numbers only numbers are taken', () => {
  expect(rectangleOf(at(-2, 0), at(1, 2), extent)).toEqual({
    ...{ fromLine: 0, toLine: 1, fromColumn: 1, toColumn: 2 },
  });
});
