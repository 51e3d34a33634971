import { expect, test } from 'vitest';
import { directionOf, nextSort } from './sort-cycle.ts';

const revenue = ['0', 'desc', '=2024'];

test('clicks on a head sort downwards, upwards, and no more', () => {
  const first = nextSort([], revenue);
  expect(first).toEqual(['0', 'desc', '=2024']);
  const second = nextSort(first, revenue);
  expect(second).toEqual(['0', 'asc', '=2024']);
  expect(nextSort(second, revenue)).toEqual([]);
});

test('a click on another head begins with downwards', () => {
  expect(nextSort(['1', 'asc'], revenue)).toEqual(revenue);
});

test('a value called like the direction stays what it is', () => {
  expect(nextSort(['0', 'desc', 'desc'], ['0', 'desc', 'desc'])).toEqual(['0', 'asc', 'desc']);
});

test('only the column that rows are sorted by has a direction', () => {
  expect(directionOf(revenue, revenue)).toBe('descending');
  expect(directionOf(['0', 'asc', '=2024'], revenue)).toBe('ascending');
  expect(directionOf(['0', 'desc', '=2025'], revenue)).toBeNull();
  expect(directionOf([], revenue)).toBeNull();
});
