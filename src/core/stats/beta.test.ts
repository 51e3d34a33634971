import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaDensity, betaLower, betaQuantile, betaUpper, logBeta, logBetaLower } from './beta.ts';

const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const inner = fc.double({ min: 1e-12, max: 0.99, noNaN: true });

/** P(at least k of n) with chance p, summed term by term. */
function atLeast(k: number, n: number, p: number): number {
  let sum = 0;
  let term = (1 - p) ** n;
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('the incomplete beta function', () => {
  test('is a binomial tail: NIST DLMF 8.17.5', () => {
    for (const [k, n] of [
      [1, 1],
      [3, 10],
      [10, 10],
      [40, 100],
    ] as const)
      for (const p of [0.01, 0.2, 0.5, 0.9])
        expect(betaLower(p, k, n - k + 1) / atLeast(k, n, p)).toBeCloseTo(1, 11);
  });

  test('of one and one is x itself', () => {
    for (const x of [0, 1e-9, 0.3, 0.999, 1]) expect(betaLower(x, 1, 1)).toBeCloseTo(x, 15);
  });

  test('adds up to one with its upper side', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        expect(betaLower(x, a, b) + betaUpper(x, a, b)).toBeCloseTo(1, 14);
      }),
    );
  });

  test('is its own mirror image', () => {
    // A share of 2⁻²⁰ parts, so that 1 − x is exact.
    const exact = fc.integer({ min: 1, max: 2 ** 20 - 1 }).map((parts) => parts / 2 ** 20);
    fc.assert(
      fc.property(exact, shape, shape, (x, a, b) => {
        const [here, mirrored] = [betaLower(x, a, b), betaUpper(1 - x, b, a)];
        expect(Math.abs(here - mirrored)).toBeLessThanOrEqual(1e-10 * here);
      }),
    );
  });

  test('rises with x', () => {
    fc.assert(
      fc.property(share, share, shape, shape, (one, other, a, b) => {
        const [x, y] = [Math.min(one, other), Math.max(one, other)];
        expect(betaLower(x, a, b)).toBeLessThanOrEqual(betaLower(y, a, b) * (1 + 1e-11));
      }),
    );
  });

  test('rises at the rate of its density', () => {
    for (const [x, a, b] of [
      [0.2, 2, 5],
      [0.5, 0.5, 0.5],
      [0.011, 123, 10_000],
    ] as const) {
      const step = 1e-5 * x;
      const rate = (betaLower(x + step, a, b) - betaLower(x - step, a, b)) / (2 * step);
      expect(rate / betaDensity(x, a, b)).toBeCloseTo(1, 5);
    }
  });

  test('begins with nothing and ends with everything', () => {
    expect([betaLower(0, 2, 3), betaUpper(0, 2, 3)]).toEqual([0, 1]);
    expect([betaLower(1, 2, 3), betaUpper(1, 2, 3)]).toEqual([1, 0]);
    expect(logBetaLower(0, 2, 3)).toBe(-Infinity);
  });
});

describe('the density', () => {
  test('at its ends is nothing, finite or without bound', () => {
    expect([betaDensity(0, 2, 3), betaDensity(0, 1, 3), betaDensity(0, 0.5, 3)]).toEqual([
      0,
      3,
      Infinity,
    ]);
    expect([betaDensity(1, 3, 2), betaDensity(1, 3, 1), betaDensity(1, 3, 0.5)]).toEqual([
      0,
      3,
      Infinity,
    ]);
    expect([betaDensity(-0.1, 2, 2), betaDensity(1.1, 2, 2)]).toEqual([0, 0]);
  });
});

describe('the quantile', () => {
  test('of a known share is what it came from, in both tails', () => {
    fc.assert(
      fc.property(inner, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // What the last digit of x is worth.
        const digit = (2e-16 * x * betaDensity(x, a, b)) / p;
        expect(Math.abs(betaLower(x, a, b) / p - 1)).toBeLessThan(1e-11 + 2 * digit);
      }),
    );
  });

  test('of nothing and of everything are the ends', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });

  test('too small for a number is zero', () => {
    expect(betaQuantile(1e-300, 0.5, 10)).toBe(0);
  });
});

test('the beta function of whole numbers is one by a binomial coefficient', () => {
  // B(3, 4) = 2! 3! / 6! = 1/60, and a B(a, 1) = 1.
  expect(Math.exp(logBeta(3, 4))).toBeCloseTo(1 / 60, 15);
  expect(logBeta(1e6, 1)).toBeCloseTo(-Math.log(1e6), 12);
});
