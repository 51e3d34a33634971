import { describe, expect, test } from 'vitest';
import { twoProportions } from './two-proportions.ts';

describe('the difference of two shares', () => {
  // hill.mens.visit and hill.mens.conversion (statsmodels 0.13.5): Mens E-Mail against No E-Mail.
  test.each([
    {
      name: 'visits',
      sides: [3894, 2262],
      difference: 0.0765895636515,
      error: 0.00338580835452,
      z: 22.4860408272,
      interval: [0.0699535012181, 0.083225626085],
    },
    {
      name: 'conversions',
      sides: [267, 122],
      difference: 0.00680500651962,
      error: 0.000920851175532,
      z: 7.38511441093,
      interval: [0.00500017138045, 0.00860984165878],
    },
  ])('has the error, interval and statistic of statsmodels for $name', (expected) => {
    const [hits = 0, others = 0] = expected.sides;
    const found = twoProportions({ hits, of: 21307 }, { hits: others, of: 21306 });
    expect(found?.difference).toBeCloseTo(expected.difference, 12);
    expect(found?.error).toBeCloseTo(expected.error, 12);
    expect(found?.z).toBeCloseTo(expected.z, 9);
    expect(found?.interval.low).toBeCloseTo(expected.interval[0] ?? NaN, 12);
    expect(found?.interval.high).toBeCloseTo(expected.interval[1] ?? NaN, 12);
  });

  test('is no statistic where everybody or nobody hit, and none of nobody', () => {
    expect(twoProportions({ hits: 4, of: 4 }, { hits: 9, of: 9 })?.z).toBe(0);
    expect(twoProportions({ hits: 0, of: 4 }, { hits: 0, of: 9 })?.z).toBe(0);
    expect(twoProportions({ hits: 0, of: 0 }, { hits: 0, of: 9 })).toBeNull();
  });

  test('has a narrower interval at a lower level', () => {
    const sides = [
      { hits: 60, of: 100 },
      { hits: 50, of: 100 },
    ] as const;
    const at90 = twoProportions(...sides, 0.9)?.interval;
    // 0.1 − 1.6448536 · √(0.24/100 + 0.25/100) = 0.1 − 1.6448536 · 0.07.
    expect(at90?.low).toBeCloseTo(0.1 - 0.115139754, 8);
  });
});
