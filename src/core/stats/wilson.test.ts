import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilson } from './wilson.ts';

describe('the interval of a share', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
  // Medicine 17 (1998) 857–872, table I, method 3: Wilson's score without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (hits, of, low, high) => {
    expect(wilson(hits, of)?.low).toBeCloseTo(low, 4);
    expect(wilson(hits, of)?.high).toBeCloseTo(high, 4);
  });

  test('ends where the score test just rejects: |p̂ − p| = z √(p(1−p)/n)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.nat(), (of, pick) => {
        const hits = 1 + (pick % (of - 1));
        const interval = wilson(hits, of);
        for (const p of [interval?.low ?? NaN, interval?.high ?? NaN])
          expect(Math.abs(hits / of - p) / Math.sqrt((p * (1 - p)) / of)).toBeCloseTo(1.959964, 5);
      }),
    );
  });

  test('stays between 0 and 1 and holds the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(), (of, pick) => {
        const hits = pick % (of + 1);
        const interval = wilson(hits, of);
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.high).toBeLessThanOrEqual(1);
        expect(interval?.low).toBeLessThanOrEqual(hits / of);
        expect(interval?.high).toBeGreaterThanOrEqual(hits / of);
      }),
    );
  });

  test('of nobody is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});
