import { describe, expect, test } from 'vitest';
import { continuedFraction } from './continued-fraction.ts';

describe('a continued fraction', () => {
  test('of ones is the golden ratio, less one', () => {
    const one = (): number => 1;
    expect(continuedFraction(one, one)).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
  });

  test('of squares below odd numbers is the arctangent: NIST DLMF 4.25.3', () => {
    const found = continuedFraction(
      (level) => (level === 1 ? 1 : (level - 1) ** 2),
      (level) => 2 * level - 1,
    );
    expect(found).toBeCloseTo(Math.PI / 4, 14);
  });

  test('ends at a numerator of zero', () => {
    // 1 / (2 + 3 / 4)
    const found = continuedFraction(
      (level) => [1, 3, 0][level - 1] ?? NaN,
      (level) => 2 * level,
    );
    expect(found).toBeCloseTo(4 / 11, 15);
  });

  test('passes a denominator of zero', () => {
    // 1 / (0 + 1 / (1 + 1 / 1)) = 2
    const found = continuedFraction(
      (level) => (level > 3 ? 0 : 1),
      (level) => (level === 1 ? 0 : 1),
    );
    expect(found).toBeCloseTo(2, 12);
  });
});
