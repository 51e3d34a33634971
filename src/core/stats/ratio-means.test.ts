import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioOfMeans, type RatioSums } from './ratio-means.ts';

const sumsOf = (pairs: readonly (readonly [number, number])[]): RatioSums => ({
  n: pairs.length,
  y: pairs.reduce((sum, [y]) => sum + y, 0),
  yy: pairs.reduce((sum, [y]) => sum + y * y, 0),
  d: pairs.reduce((sum, [, d]) => sum + d, 0),
  dd: pairs.reduce((sum, [, d]) => sum + d * d, 0),
  yd: pairs.reduce((sum, [y, d]) => sum + y * d, 0),
});

describe('a ratio of two sums', () => {
  test('has the variance of the numbers that stand for it, by hand', () => {
    // Ratio 12 / 6 = 2, mean denominator 2; u = (y − 2d) / 2 = 0, −1, 1; variance 2 / 2 = 1.
    const found = ratioOfMeans(
      sumsOf([
        [2, 1],
        [4, 3],
        [6, 2],
      ]),
    );
    expect(found?.ratio).toBe(2);
    expect(found?.variance).toBeCloseTo(1, 12);
  });

  test('is the mean and its variance where everybody counts once', () => {
    const found = ratioOfMeans(
      sumsOf([
        [2, 1],
        [4, 1],
        [9, 1],
      ]),
    );
    expect(found?.ratio).toBe(5);
    expect(found?.variance).toBeCloseTo(13, 12);
  });

  test('has no variance where the numerator follows the denominator', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 30 }),
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        (denominators, price) => {
          const found = ratioOfMeans(sumsOf(denominators.map((d) => [price * d, d])));
          expect(found?.ratio).toBeCloseTo(price, 8);
          expect(found?.variance).toBe(0);
        },
      ),
    );
  });

  test('is none without a denominator', () => {
    expect(
      ratioOfMeans(
        sumsOf([
          [2, 0],
          [4, 0],
        ]),
      ),
    ).toBeNull();
    expect(ratioOfMeans(sumsOf([]))).toBeNull();
  });
});
