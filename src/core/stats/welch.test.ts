import { describe, expect, test } from 'vitest';
import { welch, type Moments } from './welch.ts';

const momentsOf = (numbers: readonly number[]): Moments => ({
  count: numbers.length,
  sum: numbers.reduce((sum, one) => sum + one, 0),
  squares: numbers.reduce((sum, one) => sum + one * one, 0),
});
const a = momentsOf([12, 15.5, 9, 20, 22, 18]);
const b = momentsOf([8, 9.5, 7, 11]);

describe('the difference of two means', () => {
  test('has the interval of an independent implementation', () => {
    // scipy.stats.ttest_ind(a, b, equal_var=False).confidence_interval(), SciPy 1.17; df = 6.675.
    const found = welch(a, b);
    expect(found?.difference).toBeCloseTo(96.5 / 6 - 35.5 / 4, 12);
    expect(found?.interval?.low).toBeCloseTo(1.9729156189961214, 9);
    expect(found?.interval?.high).toBeCloseTo(12.443751047670542, 9);
  });

  test('has the interval of the Hillstrom e-mails', () => {
    // hill.mens.spend (SciPy): ci95 and diff, from sums and squares of spend by arm.
    const found = welch(
      { count: 21307, sum: 30311.69, squares: 6759024.4973 },
      { count: 21306, sum: 13908.33, squares: 2870050.3621 },
    );
    expect(found?.difference).toBeCloseTo(0.769827155895, 10);
    expect(found?.interval?.low).toBeCloseTo(0.485139732568, 9);
    expect(found?.interval?.high).toBeCloseTo(1.05451457922, 9);
  });

  test('has the interval of the level that is asked for', () => {
    // The same by confidence_interval(0.99).
    const interval = welch(a, b, 0.99)?.interval;
    expect(interval?.low).toBeCloseTo(-0.5922887089983773, 9);
    expect(interval?.high).toBeCloseTo(15.008955375665042, 9);
  });

  test('turns round with its sides', () => {
    const [there, back] = [welch(a, b), welch(b, a)];
    expect(back?.difference).toBe(-(there?.difference ?? NaN));
    expect(back?.interval?.low).toBeCloseTo(-(there?.interval?.high ?? NaN), 12);
  });

  test('has no width where all numbers are equal, and no interval of a single number', () => {
    const same = momentsOf([3, 3, 3]);
    expect(welch(same, momentsOf([1, 1]))).toEqual({
      difference: 2,
      interval: { low: 2, high: 2 },
    });
    expect(welch(same, momentsOf([1]))).toEqual({ difference: 2, interval: null });
  });

  test('of nobody is none', () => {
    expect(welch(a, momentsOf([]))).toBeNull();
    expect(welch(momentsOf([]), a)).toBeNull();
  });
});
