import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deviance,
  gammaLower,
  gammaUpper,
  logGamma,
  logGammaUpper,
  stirlingError,
} from './gamma.ts';

const shape = fc.double({ min: 0.5, max: 2000, noNaN: true });
const place = fc.double({ min: 0, max: 4000, noNaN: true });

describe('the gamma function', () => {
  test.each([1, 2, 5, 10, 20])('of %i is a factorial', (n) => {
    let factorial = 1;
    for (let k = 2; k < n; k++) factorial *= k;
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 13);
  });

  test('of a half is the root of π', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 15);
  });

  test('grows by its argument from one number to the next', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e5, noNaN: true }), (z) => {
        const step = logGamma(z + 1) - logGamma(z);
        const size = Math.max(1, Math.abs(logGamma(z + 1)));
        expect(Math.abs(step - Math.log(z)) / size).toBeLessThan(1e-14);
      }),
    );
  });

  test("Stirling's formula leaves out less than 1/(12 z), and more than that less 1/(360 z³)", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (z) => {
        const rounding = 1e-13;
        expect(stirlingError(z)).toBeLessThan(1 / (12 * z) + rounding);
        expect(stirlingError(z)).toBeGreaterThan(1 / (12 * z) - 1 / (360 * z ** 3) - rounding);
      }),
    );
  });
});

describe('the deviance', () => {
  test('is nothing at the mean, and above it elsewhere', () => {
    expect(deviance(7, 7)).toBe(0);
    expect(deviance(7, 8)).toBeCloseTo(7 * Math.log(7 / 8) + 1, 14);
    expect(deviance(0, 3)).toBe(3);
    expect(deviance(3, 0)).toBe(Infinity);
  });

  test('close to the mean is half the squared distance, by the mean', () => {
    expect(deviance(1e6 + 1, 1e6) / 5e-7).toBeCloseTo(1, 5);
    expect(deviance(1e12 + 1, 1e12) / 5e-13).toBeCloseTo(1, 10);
  });
});

describe('the incomplete gamma functions', () => {
  test('of one are an exponential', () => {
    for (let x = 0.1; x < 700; x += 3.3) {
      expect(gammaUpper(1, x) / Math.exp(-x)).toBeCloseTo(1, 12);
      expect(gammaLower(1, x) / -Math.expm1(-x)).toBeCloseTo(1, 12);
    }
  });

  test('add up to one', () => {
    fc.assert(
      fc.property(shape, place, (a, x) => {
        expect(gammaLower(a, x) + gammaUpper(a, x)).toBeCloseTo(1, 14);
      }),
    );
  });

  test('rise and fall with x, and the logarithm with them', () => {
    fc.assert(
      fc.property(shape, place, place, (a, one, other) => {
        const [x, y] = [Math.min(one, other), Math.max(one, other) + 1e-3];
        const rounding = 1e-12;
        expect(gammaLower(a, x)).toBeLessThanOrEqual(gammaLower(a, y) * (1 + rounding));
        expect(gammaUpper(a, x) * (1 + rounding)).toBeGreaterThanOrEqual(gammaUpper(a, y));
        expect(logGammaUpper(a, x) + rounding).toBeGreaterThanOrEqual(logGammaUpper(a, y));
      }),
    );
  });

  test('meet where the way of computing them changes', () => {
    for (const a of [0.5, 3, 77.7, 5000, 1e6]) {
      const [below, above] = [gammaUpper(a, (a + 1) * (1 - 1e-15)), gammaUpper(a, a + 1)];
      expect(Math.abs(below / above - 1)).toBeLessThan(1e-11);
    }
  });

  test('begin with nothing and end with everything', () => {
    expect([gammaLower(2, 0), gammaUpper(2, 0), logGammaUpper(2, 0)]).toEqual([0, 1, 0]);
    expect([gammaLower(2, -1), gammaUpper(2, -1)]).toEqual([0, 1]);
    expect([gammaLower(2, Infinity), gammaUpper(2, Infinity)]).toEqual([1, 0]);
    expect(logGammaUpper(2, Infinity)).toBe(-Infinity);
  });
});
