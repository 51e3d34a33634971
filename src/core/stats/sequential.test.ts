import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logSequentialP, sequentialRadius } from './sequential.ts';

const at = (count: number, alpha = 0.05) => ({ count, tightestAt: 1000, alpha });

describe('the sequence that is always valid', () => {
  // With u = −W₋₁(−α²/e) − 1 (Howard et al., Proposition 3), by mpmath 1.2 with 30 digits.
  test.each([
    [250, 0.05, 3.2510996806928131],
    [1000, 0.05, 3.035122413028551],
    [4000, 0.05, 3.1309677189931682],
    [250, 0.01, 3.7658306167533307],
    [1000, 0.01, 3.5716062524437684],
    [4000, 0.01, 3.6551693933892934],
  ])('reaches, at %d customers of 1,000 and α of %d, so many errors: %d', (count, alpha, reach) => {
    expect(sequentialRadius(2, at(count, alpha)) / 2).toBeCloseTo(reach, 10);
  });

  test('is tightest at the size that was planned', () => {
    const reach = (count: number): number => sequentialRadius(1, at(count));
    for (const other of [10, 500, 900, 1100, 2000, 100_000])
      expect(reach(other)).toBeGreaterThan(reach(1000));
  });

  test('leaves out zero just where its p-value is below α', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.integer({ min: 50, max: 1_000_000 }),
        fc.constantFrom(0.01, 0.05, 0.2),
        (z, count, alpha) => {
          const [reach, logP] = [
            sequentialRadius(1, at(count, alpha)),
            logSequentialP(z, at(count, alpha)),
          ];
          if (Math.abs(z - reach) > 1e-9) expect(logP < Math.log(alpha)).toBe(z > reach);
        },
      ),
    );
  });

  test('has a p-value of at most 1, which falls with the distance', () => {
    expect(logSequentialP(0, at(300))).toBe(0);
    expect(logSequentialP(4, at(300))).toBeLessThan(logSequentialP(3, at(300)));
  });
});
