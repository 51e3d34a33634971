import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  logNormalAbove,
  normalAbove,
  normalBelow,
  normalDensity,
  normalQuantile,
  normalQuantileAbove,
} from './normal.ts';

const place = fc.double({ min: -37, max: 37, noNaN: true });

describe('the normal distribution', () => {
  // Every printed table; Fisher and Yates, "Statistical Tables", 6th ed. (1963), table I.
  test.each([
    [0.9, 1.281552],
    [0.95, 1.644854],
    [0.975, 1.959964],
    [0.99, 2.326348],
    [0.995, 2.575829],
    [0.9995, 3.290527],
  ])('has %d below %d', (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 6);
    expect(normalBelow(x)).toBeCloseTo(p, 6);
  });

  test('has as much above as below the opposite', () => {
    fc.assert(
      fc.property(place, (x) => {
        expect(normalAbove(x)).toBe(normalBelow(-x));
        expect(normalAbove(x) + normalBelow(x)).toBeCloseTo(1, 15);
      }),
    );
  });

  test('is found back from its own shares, to the far tails', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalBelow(x))).toBeCloseTo(x, 9);
        expect(normalQuantileAbove(normalAbove(-x))).toBeCloseTo(-x, 9);
      }),
    );
  });

  test('falls, and its logarithm with it', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [x, y] = [Math.min(one, other), Math.max(one, other)];
        expect(normalAbove(x) * (1 + 1e-12)).toBeGreaterThanOrEqual(normalAbove(y));
        expect(logNormalAbove(x) + 1e-12).toBeGreaterThanOrEqual(logNormalAbove(y));
      }),
    );
  });

  test('far out lies between the bounds of its asymptotic series: NIST DLMF 7.12.1', () => {
    for (const x of [20, 60, 1000]) {
      const first = -(x * x) / 2 - Math.log(x * Math.sqrt(2 * Math.PI));
      expect(logNormalAbove(x)).toBeLessThanOrEqual(first);
      expect(logNormalAbove(x)).toBeGreaterThanOrEqual(first + 1.001 * Math.log1p(-1 / (x * x)));
    }
  });

  test('has its density as slope', () => {
    for (const x of [-3, -0.4, 0, 1.7]) {
      const slope = (normalBelow(x + 1e-5) - normalBelow(x - 1e-5)) / 2e-5;
      expect(slope / normalDensity(x)).toBeCloseTo(1, 8);
    }
  });

  test('ends at infinity', () => {
    expect([normalAbove(-Infinity), normalAbove(Infinity)]).toEqual([1, 0]);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantileAbove(0), normalQuantileAbove(1)]).toEqual([Infinity, -Infinity]);
    expect(normalQuantile(0.5)).toBe(0);
  });
});
