import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agrestiCaffo } from './agresti-caffo.ts';
import { normalQuantile } from './normal.ts';

describe('the interval with one hit and one miss added to each group', () => {
  // Golden entries hill.mens.visit and hill.mens.conversion, ci95_agresti_caffo and diff_abs.
  test.each([
    [3894, 2262, 0.0765895636515, 0.069945970361, 0.0832187765307],
    [267, 122, 0.00680500651962, 0.0049951026064, 0.00861362868274],
  ])('of %i of 21,307 less %i of 21,306', (hitsA, hitsB, difference, low, high) => {
    const found = agrestiCaffo({ hits: hitsA, of: 21307 }, { hits: hitsB, of: 21306 });
    expect(found.difference).toBeCloseTo(difference, 11);
    expect(found.interval.low).toBeCloseTo(low, 11);
    expect(found.interval.high).toBeCloseTo(high, 11);
  });

  test('by hand: 0 of 8 less 8 of 8 at 80 %', () => {
    // p̃ = 1/10 and 9/10; each with variance 0.09/10.
    const reach = normalQuantile(0.9) * Math.sqrt(0.018);
    const { difference, interval } = agrestiCaffo({ hits: 0, of: 8 }, { hits: 8, of: 8 }, 0.8);
    expect(difference).toBe(-1);
    expect(interval.low).toBeCloseTo(-0.8 - reach, 14);
    expect(interval.high).toBeCloseTo(-0.8 + reach, 14);
  });

  test('turns round with the groups, widens with the level, and stays within −1 and 1', () => {
    const counted = fc
      .nat({ max: 500 })
      .chain((of) => fc.record({ hits: fc.nat({ max: of }), of: fc.constant(of) }));
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const [found, turned] = [agrestiCaffo(a, b), agrestiCaffo(b, a)];
        expect(found.difference).toBeCloseTo(-turned.difference, 14);
        expect(found.interval.low).toBeCloseTo(-turned.interval.high, 14);
        expect(found.interval.low).toBeLessThan(found.interval.high);
        expect(found.interval.low).toBeGreaterThanOrEqual(-1);
        expect(found.interval.high).toBeLessThanOrEqual(1);
        expect(agrestiCaffo(a, b, 0.99).interval.low).toBeLessThanOrEqual(found.interval.low);
      }),
    );
  });

  test('of empty groups says that nothing is known', () => {
    const { difference, interval } = agrestiCaffo({ hits: 0, of: 0 }, { hits: 0, of: 0 });
    expect(difference).toBe(0);
    expect(interval.low).toBeCloseTo(-0.98, 2);
    expect(interval.high).toBeCloseTo(0.98, 2);
  });
});
