import { expect, test } from 'vitest';
import { firstCell, moveInGrid } from './moves.ts';
import type { HeatCell, HeatRow } from './types.ts';

const cell: HeatCell = { value: 1, text: '1', step: 0, label: '1' };
/** A triangle, as cohorts are: `#` is a cell, `.` is none. */
const rows: readonly HeatRow[] = ['###', '##.', '#..'].map((line, i) => ({
  id: String(i),
  label: String(i),
  cells: Array.from(line).map((mark) => (mark === '#' ? cell : null)),
}));

test('arrows move to the neighbour and stop at the edge', () => {
  expect(moveInGrid(rows, { row: 0, column: 0 }, 'ArrowRight')).toEqual({ row: 0, column: 1 });
  expect(moveInGrid(rows, { row: 0, column: 0 }, 'ArrowLeft')).toEqual({ row: 0, column: 0 });
  expect(moveInGrid(rows, { row: 2, column: 0 }, 'ArrowDown')).toEqual({ row: 2, column: 0 });
});

test('places without a cell are skipped or refused', () => {
  expect(moveInGrid(rows, { row: 1, column: 1 }, 'ArrowRight')).toEqual({ row: 1, column: 1 });
  expect(moveInGrid(rows, { row: 0, column: 2 }, 'ArrowDown')).toEqual({ row: 0, column: 2 });
});

test('Home and End go to the ends of the row, with Ctrl of the grid', () => {
  expect(moveInGrid(rows, { row: 1, column: 0 }, 'End')).toEqual({ row: 1, column: 1 });
  expect(moveInGrid(rows, { row: 1, column: 1 }, 'Home', true)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid(rows, { row: 0, column: 0 }, 'End', true)).toEqual({ row: 2, column: 0 });
});

test('other keys mean nothing', () => {
  expect(moveInGrid(rows, { row: 0, column: 0 }, 'x')).toBeNull();
});

test('the first cell may not be in the first row', () => {
  const late = [{ id: 'a', label: 'a', cells: [null, null] }, ...rows];
  expect(firstCell(late)).toEqual({ row: 1, column: 0 });
});
