import { describe, expect, test } from 'vitest';
import { monotoneRoot } from './root.ts';

const bounds = { low: 0, high: 10, start: 9 };

describe('the root of a monotone function', () => {
  test('is found to the last digits, rising or falling', () => {
    const square = (x: number) => ({ value: x * x - 2, slope: 2 * x });
    expect(monotoneRoot(square, bounds)).toBeCloseTo(Math.SQRT2, 15);
    const inverse = (x: number) => ({ value: 1 / x - 4, slope: -1 / (x * x) });
    expect(monotoneRoot(inverse, bounds)).toBeCloseTo(0.25, 15);
  });

  test('is found by halving where a tangent leads out of the bounds', () => {
    const flat = (x: number) => ({ value: Math.atan(x - 3), slope: 1 / (1 + (x - 3) ** 2) });
    expect(monotoneRoot(flat, bounds)).toBeCloseTo(3, 14);
    const wrong = (x: number) => ({ value: x - 7, slope: 1e-9 });
    expect(monotoneRoot(wrong, bounds)).toBeCloseTo(7, 9);
  });
});
