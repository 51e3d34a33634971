import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannWhitney, type ValueCounts } from './mann-whitney.ts';

const counts = (...rows: readonly (readonly [number, number, number])[]): readonly ValueCounts[] =>
  rows.map(([value, a, b]) => ({ value, a, b }));

const samples = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), { maxLength: 12 });
const ascending = (rows: readonly (readonly [number, number])[]): readonly ValueCounts[] =>
  rows.map(([a, b], value) => ({ value, a, b }));

describe('the test of Wilcoxon, Mann and Whitney', () => {
  // scipy.stats.mannwhitneyu(method='asymptotic'), SciPy 1.10.1.
  test.each([
    ['some ties', counts([0, 5, 9], [1, 3, 4], [2, 8, 2], [5, 4, 0]), 227.5, 0.0069416823835172356],
    ['negative numbers', counts([-3, 10, 2], [0, 5, 5], [7, 1, 6]), 42.5, 0.004242788073389756],
    [
      'mostly zeros, as money spent is',
      counts([0, 21000, 21200], [10, 100, 20], [25, 60, 50], [30, 147, 36]),
      229125036,
      2.7937901752420805e-23,
    ],
    ['two values', counts([0, 900, 100], [1, 100, 900]), 100000, 3.4618301611507365e-280],
    ['equal samples', counts([1, 1, 1], [2, 1, 1]), 2, 1],
    ['one number each', counts([1, 1, 0], [2, 0, 1]), 0, 1],
    [
      // The example of SciPy's documentation: ages at diagnosis.
      'nine ages',
      [11, 12, 16, 17, 19, 20, 22, 24, 29].map((value) => {
        const a = [16, 19, 22, 24, 29].includes(value) ? 1 : 0;
        return { value, a, b: 1 - a };
      }),
      17,
      0.11134688653314041,
    ],
  ])('with %s', (_, values, u, p) => {
    const found = mannWhitney(values);
    expect(found?.u).toBe(u);
    expect(Math.abs((found?.p ?? 0) / p - 1)).toBeLessThan(1e-11);
    expect(found?.logP).toBeCloseTo(Math.log(p), 10);
  });

  test('counts the pairs that a sample wins', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const values = ascending(rows);
        const found = mannWhitney(values);
        if (!found) return;
        let pairs = 0;
        for (const one of values)
          for (const other of values)
            pairs +=
              one.a * other.b * (one.value > other.value ? 1 : one.value === other.value ? 0.5 : 0);
        expect(found.u).toBe(pairs);
      }),
    );
  });

  test('does not care which sample comes first, nor which way numbers go', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const found = mannWhitney(ascending(rows));
        const swapped = mannWhitney(ascending(rows.map(([a, b]) => [b, a])));
        const mirrored = mannWhitney(ascending([...rows].reverse()));
        expect(swapped?.p).toBe(found?.p);
        expect(mirrored?.p).toBe(found?.p);
        expect(found === null || (found.p > 0 && found.p <= 1)).toBe(true);
      }),
    );
  });

  test('says nothing of an empty sample, or of numbers that are all equal', () => {
    expect(mannWhitney([])).toBeNull();
    expect(mannWhitney(counts([1, 3, 0], [2, 1, 0]))).toBeNull();
    expect(mannWhitney(counts([1, 0, 3]))).toBeNull();
    expect(mannWhitney(counts([1, 5, 3]))).toBeNull();
    expect(mannWhitney(counts([0, 0, 0], [1, 5, 3]))).toBeNull();
  });
});
