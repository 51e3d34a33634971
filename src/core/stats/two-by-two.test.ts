import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalAbove } from './normal.ts';
import { chiSquareOfShares } from './two-by-two.ts';

const visit = [
  { hits: 3894, of: 21307 },
  { hits: 2262, of: 21306 },
] as const;
const conversion = [
  { hits: 267, of: 21307 },
  { hits: 122, of: 21306 },
] as const;

const near = (found: number, expected: number): void => {
  expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);
};

describe("Pearson's test of two shares", () => {
  // Golden entries hill.mens.visit and hill.mens.conversion, chi2_no_correction and chi2_yates.
  test.each([
    ['visits', visit, false, 505.622032082, 5.6851654828e-112],
    ['visits', visit, true, 505.002532257, 7.75409222103e-112],
    ['conversions', conversion, false, 54.5399148625, 1.5232235006e-13],
    ['conversions', conversion, true, 53.7901871886, 2.23084137615e-13],
  ] as const)('of %s in the test of e-mails', (_, [a, b], yates, statistic, p) => {
    const found = chiSquareOfShares(a, b, { yates });
    near(found.statistic, statistic);
    near(found.p, p);
    near(found.logP, Math.log(p));
  });

  // scipy.stats.chi2_contingency, SciPy 1.10.1.
  test.each([
    [5, 40, 1, 40, false, 2.8828828828828827, 0.08952561038680087],
    [5, 40, 1, 40, true, 1.6216216216216217, 0.20286582377474532],
    [10, 12, 3, 18, false, 13.031674208144796, 0.00030626663018354963],
    [10, 12, 3, 18, true, 10.45814479638009, 0.001221098516311509],
  ])('of %i/%i against %i/%i, Yates: %s', (hitsA, ofA, hitsB, ofB, yates, statistic, p) => {
    const [a, b] = [
      { hits: hitsA, of: ofA },
      { hits: hitsB, of: ofB },
    ];
    near(chiSquareOfShares(a, b, { yates }).statistic, statistic);
    near(chiSquareOfShares(a, b, { yates }).p, p);
  });

  test('is the square of the pooled z', () => {
    const hits = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(hits, hits, (x, y) => {
        const pooled = (x + y) / 2000;
        const z = (x - y) / 1000 / Math.sqrt((pooled * (1 - pooled) * 2) / 1000);
        const found = chiSquareOfShares({ hits: x, of: 1000 }, { hits: y, of: 1000 });
        expect(found.statistic).toBeCloseTo(z * z, 8);
        expect(found.p).toBeCloseTo(2 * normalAbove(Math.abs(z)), 12);
      }),
    );
  });

  test('has a logarithm where p is too small for a number', () => {
    const found = chiSquareOfShares({ hits: 900_000, of: 1e6 }, { hits: 100_000, of: 1e6 });
    expect(found.p).toBe(0);
    // The statistic is 2,000,000 · 0.8² = 1,280,000, and ln p about minus half of that.
    expect(found.statistic).toBeCloseTo(1_280_000, 6);
    expect(found.logP / -640_000).toBeCloseTo(1, 4);
  });

  test('corrected by more than the difference finds none', () => {
    const found = chiSquareOfShares({ hits: 1, of: 3 }, { hits: 1, of: 2 }, { yates: true });
    expect(found).toMatchObject({ statistic: 0, p: 1 });
  });

  test('finds nothing where a group is empty, or where all or none hit', () => {
    for (const [a, b] of [
      [0, 0, 3, 5],
      [0, 4, 0, 5],
      [4, 4, 5, 5],
      [0, 0, 0, 0],
    ].map(
      ([x = 0, n = 0, y = 0, m = 0]) =>
        [
          { hits: x, of: n },
          { hits: y, of: m },
        ] as const,
    ))
      expect(chiSquareOfShares(a, b)).toEqual({ statistic: 0, p: 1, logP: 0 });
  });
});
