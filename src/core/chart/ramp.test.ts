import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rampOf } from './ramp.ts';

describe('the ramp of a grid', () => {
  test('has seven steps of equal width', () => {
    const ramp = rampOf(Array.from({ length: 101 }, (_, value) => value));
    // The 5th and 95th percentile of 0 … 100 (type 7) are 5 and 95.
    expect([ramp.low, ramp.high]).toEqual([5, 95]);
    expect([5, 17, 18, 50, 82, 83, 95].map((value) => ramp.step(value))).toEqual([
      0, 0, 1, 3, 5, 6, 6,
    ]);
  });

  test('clamps what lies beyond the percentiles', () => {
    const ramp = rampOf(Array.from({ length: 101 }, (_, value) => value));
    expect(ramp.step(-1e9)).toBe(0);
    expect(ramp.step(1e9)).toBe(6);
  });

  test('one extreme value does not bleach the others', () => {
    const values = [...Array.from({ length: 99 }, (_, value) => value + 1), 1e9];
    const ramp = rampOf(values);
    expect(new Set(values.map((value) => ramp.step(value))).size).toBe(7);
  });

  test('amounts step by factors on a logarithmic scale', () => {
    const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
    const ramp = rampOf(powers, 'log');
    const middle = powers.slice(1, -1).map((value) => ramp.step(value));
    expect(middle).toEqual([...middle].sort((left, right) => left - right));
    expect(new Set(middle).size).toBe(5);
  });

  test('falls back to a linear scale where an amount is not positive', () => {
    expect(rampOf([-10, 0, 10], 'log').step(0)).toBe(rampOf([-10, 0, 10]).step(0));
  });

  test('a single value, or none, has the middle step', () => {
    expect(rampOf([5]).step(5)).toBe(3);
    expect(rampOf([5, 5, 5], 'log').step(5)).toBe(3);
    expect(rampOf([]).step(1)).toBe(3);
  });

  test('is monotone over the values of its grid, and stays within its steps', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom('linear' as const, 'log' as const), (grid, scale) => {
        const ramp = rampOf(grid, scale);
        const steps = [...grid]
          .sort((left, right) => left - right)
          .map((value) => ramp.step(value));
        expect(steps).toEqual([...steps].sort((left, right) => left - right));
        for (const step of steps) expect([0, 1, 2, 3, 4, 5, 6]).toContain(step);
      }),
    );
  });
});
