import { expect, test } from 'vitest';
import { sparkPaths } from './spark-path.ts';

test('the highest value is at the top and the lowest at the bottom', () => {
  expect(sparkPaths([0, 10], false, 104, 24)).toEqual({ closed: 'M2 22L102 2', open: '' });
});

test('an open last period is a path of its own', () => {
  expect(sparkPaths([0, 10, 5], true, 104, 24)).toEqual({
    closed: 'M2 22L52 2',
    open: 'M52 2L102 12',
  });
});

test('a gap interrupts the line', () => {
  expect(sparkPaths([1, null, 1], false, 104, 24).closed).toBe('M2 12M102 12');
});

test('no values draw nothing', () => {
  expect(sparkPaths([], true, 100, 20)).toEqual({ closed: '', open: '' });
  expect(sparkPaths([null], true, 100, 20).closed).toBe('');
});
