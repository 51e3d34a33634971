import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalOutlook } from './bayes-normal.ts';
import { sharesOutlook } from './bayes-shares.ts';
import { twoProportions } from './two-proportions.ts';

const share = (hits: number, of: number) => ({ hits, of });

describe('the belief about the difference of two shares', () => {
  // P(a > b), E[max(a − b, 0)], E[max(b − a, 0)] by mpmath's quad with 30 digits, Beta(1, 1).
  test.each([
    [51, 100, 49, 100, 0.610770522687839, 0.0387243043393442, 0.0191164612020893],
    [5, 40, 1, 40, 0.945595192430635, 0.0967336201437162, 0.00149552490562099],
    [4, 50, 0, 50, 0.971797179717972, 0.0774391106026211, 0.000516033679544205],
    [30, 30, 28, 30, 0.881147540983607, 0.0660372755659641, 0.00353727556596409],
    [0, 10, 0, 0, 0.0833333333333333, 0.00641025641025641, 0.423076923076923],
  ])('of %d/%d and %d/%d is that of an independent integration', (...numbers) => {
    const [hits, of, others, ofOthers, chance, above, below] = numbers;
    const found = sharesOutlook(share(hits, of), share(others, ofOthers));
    expect(found.chanceAbove).toBeCloseTo(chance, 11);
    expect(found.above).toBeCloseTo(above, 11);
    expect(found.below).toBeCloseTo(below, 11);
  });

  test('is certain of the Hillstrom e-mails', () => {
    // hill.mens.visit and hill.mens.conversion: bayes_beta11_chance_treatment_better 1.
    for (const [hits, others] of [
      [3894, 2262],
      [267, 122],
    ] as const)
      expect(sharesOutlook(share(hits, 21307), share(others, 21306)).chanceAbove).toBeCloseTo(
        1,
        11,
      );
  });

  test('is that of the sum that E. Miller gives for whole numbers', () => {
    // P(b > a) = Σ_{i<α_b} B(α_a + i, β_a + β_b) / ((β_b + i) B(1 + i, β_b) B(α_a, β_a)), here for
    // a: 1 of 3 and b: 2 of 3, with fractions: terms of α_a = 2, β_a = 3, α_b = 3, β_b = 2.
    const beta = (p: number, q: number): number =>
      (factorial(p - 1) * factorial(q - 1)) / factorial(p + q - 1);
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const terms = [0, 1, 2].map((i) => beta(2 + i, 5) / ((2 + i) * beta(1 + i, 2) * beta(2, 3)));
    const expected = terms.reduce((sum, term) => sum + term, 0);
    expect(sharesOutlook(share(2, 3), share(1, 3)).chanceAbove).toBeCloseTo(expected, 12);
  });

  test('adds up to certainty and to the difference of the means', () => {
    const counted = fc
      .integer({ min: 0, max: 200_000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counted, counted, ([hits, of], [others, ofOthers]) => {
        const [a, b] = [share(hits, of), share(others, ofOthers)];
        const [there, back] = [sharesOutlook(a, b), sharesOutlook(b, a)];
        expect(there.chanceAbove + back.chanceAbove).toBeCloseTo(1, 9);
        expect(there.above).toBeCloseTo(back.below, 10);
        const means = (hits + 1) / (of + 2) - (others + 1) / (ofOthers + 2);
        expect(there.above - there.below).toBeCloseTo(means, 10);
      }),
      { numRuns: 60 },
    );
  });

  test('is about normal for ten million', () => {
    const [a, b] = [share(500_500, 1e7), share(500_000, 1e7)];
    const { difference = NaN, error = NaN } = twoProportions(a, b) ?? {};
    const [exact, normal] = [sharesOutlook(a, b), normalOutlook(difference, error)];
    expect(exact.chanceAbove).toBeCloseTo(normal.chanceAbove, 5);
    expect(exact.above / normal.above).toBeCloseTo(1, 4);
  });

  test('is finite where everybody hit and nobody did', () => {
    const found = sharesOutlook(share(1e7, 1e7), share(0, 1e7));
    expect(found.chanceAbove).toBeCloseTo(1, 7);
    expect(found.above).toBeCloseTo(1, 6);
    expect(found.below).toBe(0);
  });
});
