import { describe, expect, test } from 'vitest';
import { chiSquareSurvival, logChiSquareSurvival } from './chi-square.ts';

// scipy.stats.chi2.sf (SciPy 1.17.1).
const references: readonly (readonly [x: number, degreesOfFreedom: number, p: number])[] = [
  [0.001, 1, 0.9747728793699604],
  [3.841458820694124, 1, 0.05],
  [10, 1, 0.001565402258002549],
  [100, 1, 1.5239706048320995e-23],
  [0.5, 2, 0.7788007830714049],
  [5.99, 2, 0.05003662708658629],
  [500, 2, 2.6691902155412655e-109],
  [20, 3, 0.00016974243555282632],
  [1, 5, 0.9625657732472964],
  [3, 10, 0.9814240637778593],
  [18.307038053275146, 10, 0.05],
  [30, 30, 0.4656537089440098],
  [60, 30, 0.0009206823961486636],
  [80, 100, 0.9296649333406051],
  [120, 100, 0.08440668109369177],
  [1000, 900, 0.010994608942135844],
];

describe('the χ² survival function', () => {
  test.each(references)('of %d with %d degrees of freedom is %d', (x, df, expected) => {
    expect(Math.abs(chiSquareSurvival(x, df) / expected - 1)).toBeLessThan(1e-10);
  });

  test('of two degrees of freedom is an exponential', () => {
    for (let x = 0.1; x < 100; x += 0.7)
      expect(Math.abs(chiSquareSurvival(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-12);
  });

  test('keeps its precision far out: 9,463 against 7,681 at even odds', () => {
    // scipy.stats.chi2.sf(185.22655156322912, 1)
    const statistic = (9463 - 7681) ** 2 / (9463 + 7681);
    expect(chiSquareSurvival(statistic, 1) / 3.502192273048579e-42).toBeCloseTo(1, 10);
  });

  test('falls from one to zero', () => {
    expect(chiSquareSurvival(0, 3)).toBe(1);
    expect(chiSquareSurvival(-1, 3)).toBe(1);
    expect(chiSquareSurvival(Infinity, 3)).toBe(0);
    for (const df of [1, 2, 3, 8, 41]) {
      const values = Array.from({ length: 400 }, (_, index) => chiSquareSurvival(index / 4, df));
      expect(values.every((value, i) => i === 0 || value <= (values[i - 1] ?? 1))).toBe(true);
    }
  });

  test('has a logarithm that goes on where the value is too small', () => {
    for (let x = 0.1; x < 1e5; x *= 1.7)
      expect(logChiSquareSurvival(x, 2) / (-x / 2)).toBeCloseTo(1, 12);
    for (const df of [1, 3, 40])
      for (const x of [0.5, 30, 600])
        expect(Math.exp(logChiSquareSurvival(x, df)) / chiSquareSurvival(x, df)).toBeCloseTo(1, 12);
    expect(logChiSquareSurvival(0, 3)).toBe(0);
    expect(logChiSquareSurvival(Infinity, 3)).toBe(-Infinity);
  });

  // Printed tables, among them Fisher and Yates, "Statistical Tables", 6th ed. (1963), table IV.
  test.each([
    [1, 0.05, 3.841],
    [1, 0.001, 10.828],
    [5, 0.95, 1.145],
    [10, 0.01, 23.209],
    [30, 0.5, 29.336],
  ])('with %i degrees of freedom %d lie above %d', (df, p, x) => {
    expect(chiSquareSurvival(x, df) / p).toBeCloseTo(1, 2);
  });
});
