import { expect, test } from 'vitest';
import { gapAt } from './gap.ts';

/** Two chips in a line, a third below them. */
const chips = [
  { left: 0, right: 100, top: 0, bottom: 30 },
  { left: 110, right: 210, top: 0, bottom: 30 },
  { left: 0, right: 100, top: 40, bottom: 70 },
];

test.each([
  [10, 15, 0],
  [80, 15, 1],
  [130, 15, 1],
  [200, 15, 2],
  [400, 15, 2],
  [10, 55, 2],
  [80, 55, 3],
  [10, 200, 3],
])('A pointer at %d, %d means gap %d', (x, y, gap) => {
  expect(gapAt(chips, x, y)).toBe(gap);
});

test('An empty shelf has one gap', () => {
  expect(gapAt([], 5, 5)).toBe(0);
});
