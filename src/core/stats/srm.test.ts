import { describe, expect, test } from 'vitest';
import { sampleRatio } from './srm.ts';

describe('sizes of arms against what was planned', () => {
  test('are those of the Hillstrom data', () => {
    // hill.srm (SciPy, GrowthBook, and published by aokassamali/Hillstrom-emails-experiment).
    const found = sampleRatio([21306, 21307, 21387], [1, 1, 1]);
    expect(found?.statistic).toBeCloseTo(0.20253125, 10);
    expect(found?.p).toBeCloseTo(0.90369295756, 10);
  });

  test('are far from half and half with 9463 and 7681', () => {
    // definitions.md: p ≈ 3.5e−42.
    const found = sampleRatio([9463, 7681], [50, 50]);
    expect((found?.p ?? NaN) / 3.5e-42).toBeCloseTo(1, 1);
  });

  test('are held against weights, whatever these add up to', () => {
    expect(sampleRatio([800, 200], [80, 20])?.statistic).toBe(0);
    expect(sampleRatio([800, 200], [4, 1])?.expected).toEqual([800, 200]);
    expect(sampleRatio([500, 500], [80, 20])?.p).toBeLessThan(1e-100);
  });

  test('cannot be asked for with one arm, nobody, or without weights', () => {
    expect(sampleRatio([10], [1])).toBeNull();
    expect(sampleRatio([0, 0], [1, 1])).toBeNull();
    expect(sampleRatio([10, 10], [1, 0])).toBeNull();
    expect(sampleRatio([10, 10], [1])).toBeNull();
    expect(sampleRatio([10, NaN], [1, 1])).toBeNull();
    expect(sampleRatio([10, Infinity], [1, 1])).toBeNull();
  });

  test('have a logarithm where p is too small for a number', () => {
    const found = sampleRatio([1_000_000, 500_000], [1, 1]);
    expect(found?.p).toBe(0);
    // χ² = 166,666.7 with one degree of freedom: ln p ≈ −χ²/2 − ln √(π χ² / 2).
    expect(found?.logP).toBeCloseTo(-166666.6667 / 2 - Math.log(Math.sqrt(Math.PI * 83333.33)), 2);
  });
});
