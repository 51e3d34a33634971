import { describe, expect, test } from 'vitest';
import { barOf, fillOf } from './shade.ts';

describe('heat', () => {
  test('goes in seven equal steps from the least to the largest', () => {
    const range = { least: 10, most: 80 };
    const steps = [10, 19.9, 20, 45, 69.9, 70, 80].map((value) => fillOf(value, range).fill);
    expect(steps).toEqual([0, 0, 1, 3, 5, 6, 6].map((step) => `var(--seq-${step})`));
  });

  test('has a neutral middle where zero is between them, and is as wide on both sides', () => {
    const range = { least: -20, most: 100 };
    expect(fillOf(0, range)).toEqual({ fill: 'var(--div-4)', ink: 'var(--div-ink-4)' });
    expect(fillOf(100, range).fill).toBe('var(--div-0)');
    // A fifth of the reach is nearest to the first of four steps.
    expect(fillOf(-20, range).fill).toBe('var(--div-5)');
  });

  test('has its good side below zero for what had better be small', () => {
    expect(fillOf(100, { least: -20, most: 100 }, true).fill).toBe('var(--div-8)');
    expect(fillOf(-20, { least: -20, most: 100 }, true).fill).toBe('var(--div-3)');
  });

  test('keeps what is outside at the ends', () => {
    expect(fillOf(500, { least: 0, most: 10 }).fill).toBe('var(--seq-6)');
    expect(fillOf(-5, { least: 0, most: 10 }).fill).toBe('var(--seq-0)');
  });

  test('is full where all values are the same', () => {
    expect(fillOf(7, { least: 7, most: 7 }).fill).toBe('var(--seq-6)');
  });
});

describe('bars', () => {
  test('begin at zero, whatever the least value is', () => {
    expect(barOf(50, { least: 20, most: 100 })).toEqual({
      ...{ from: 0, length: 0.5, isNegative: false },
    });
  });

  test('go to both sides of zero', () => {
    const range = { least: -100, most: 300 };
    expect(barOf(300, range)).toEqual({ from: 0.25, length: 0.75, isNegative: false });
    expect(barOf(-50, range)).toEqual({ from: 0.125, length: 0.125, isNegative: true });
  });

  test('are none where everything is zero', () => {
    expect(barOf(0, { least: 0, most: 0 })).toBeNull();
  });
});
