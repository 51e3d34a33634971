import { describe, expect, test } from 'vitest';
import { covarianceOf, meanOf, varianceOf } from './moments.ts';

describe('the variance of numbers by their sums', () => {
  test('is that of the numbers, by n − 1', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared deviations 32.
    const moments = { count: 8, sum: 40, squares: 232 };
    expect(meanOf(moments)).toBe(5);
    expect(varianceOf(moments)).toBeCloseTo(32 / 7, 12);
  });

  test('is none of numbers that are all equal, whatever rounding leaves', () => {
    let [sum, squares] = [0, 0];
    for (let n = 0; n < 1_000_000; n++) {
      sum += 0.1;
      squares += 0.1 * 0.1;
    }
    expect(varianceOf({ count: 1_000_000, sum, squares })).toBe(0);
    expect(varianceOf({ count: 3, sum: 9, squares: 26.999999999999996 })).toBe(0);
  });

  test('is none of one number or nobody', () => {
    expect(varianceOf({ count: 1, sum: 5, squares: 25 })).toBe(0);
    expect(varianceOf({ count: 0, sum: 0, squares: 0 })).toBe(0);
  });
});

test('The covariance of pairs is that by hand', () => {
  // (1, 2), (2, 4), (3, 9): deviations −1, 0, 1 and −3, −1, 4; products 3 + 0 + 4 = 7.
  expect(covarianceOf(3, { y: 6, x: 15, yx: 37 })).toBeCloseTo(3.5, 12);
  expect(covarianceOf(1, { y: 6, x: 15, yx: 90 })).toBe(0);
});
