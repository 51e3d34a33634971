import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileHundredths } from './quantile.ts';

const counts = (values: readonly number[]) =>
  [...new Set(values)]
    .sort((left, right) => left - right)
    .map((value) => ({ value, count: values.filter((one) => one === value).length }));

test('interpolates between the closest ranks, as numpy does by default', () => {
  // numpy.percentile([10, 20, 40, 80], [0, 25, 50, 75, 90, 100])
  const values = counts([10, 20, 40, 80]);
  const at = [0, 25, 50, 75, 90, 100].map((percent) => quantileHundredths(values, percent));
  expect(at).toEqual([1000, 1750, 3000, 5000, 6800, 8000]);
});

test('of no numbers is none', () => {
  expect(quantileHundredths([], 50)).toBeNull();
});

test('of counts is that of the numbers written out', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 100 }), (values, percent) => {
      const sorted = [...values].sort((left, right) => left - right);
      const at = ((sorted.length - 1) * percent) / 100;
      const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
      const expected = low + (at - Math.floor(at)) * (high - low);
      expect((quantileHundredths(counts(values), percent) ?? NaN) / 100).toBeCloseTo(expected, 9);
    }),
  );
});
