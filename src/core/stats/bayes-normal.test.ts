import { describe, expect, test } from 'vitest';
import { normalOutlook } from './bayes-normal.ts';

describe('the belief about a difference with a normal error', () => {
  test('is that of GrowthBook’s engine for shares of 49 and 51 of 100', () => {
    // gbstats.fixtures, "bayesian binomial relative flat prior".
    const found = normalOutlook(0.04082, 0.14725);
    expect(found.chanceAbove).toBeCloseTo(0.60918, 4);
    expect(found.above).toBeCloseTo(0.0814, 4);
    expect(found.below).toBeCloseTo(0.04058, 4);
  });

  test('is that of GrowthBook’s engine far from zero', () => {
    // hill.mens.visit, gbstats_bayesian_relative: risk 5.32840594212e-68.
    const found = normalOutlook(0.721404616781, 0.0423417922237);
    expect(found.below / 5.32840594212e-68).toBeCloseTo(1, 6);
    expect(found.above).toBeCloseTo(0.721404616781, 10);
  });

  test.each([
    // φ(z) + zΦ(z) by mpmath 1.2 with 30 digits.
    [-30.5, 4.2627920889872051e-206],
    [-29.5, 4.8684244514720229e-193],
    [-5, 5.346165533832815e-8],
    [0, 0.39894228040143268],
    [2, 2.0084907026168296],
  ])('at %d errors weighs what lies above zero with %d', (z, weight) => {
    expect(normalOutlook(z * 3, 3).above / 3 / weight).toBeCloseTo(1, 9);
  });

  test('turns round with the difference, and adds up to it', () => {
    const [there, back] = [normalOutlook(1.5, 0.7), normalOutlook(-1.5, 0.7)];
    expect(back.chanceAbove).toBeCloseTo(1 - there.chanceAbove, 14);
    expect(back.above).toBe(there.below);
    expect(there.above - there.below).toBeCloseTo(1.5, 12);
  });
});
