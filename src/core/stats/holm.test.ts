import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { holm } from './holm.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const many = fc.array(chance, { minLength: 1, maxLength: 20 });

describe('p-values of many tests', () => {
  test('are multiplied by how many are left, by Holm', () => {
    // By hand: 5 · 0.005, 4 · 0.01, 3 · 0.03, then 2 · 0.04 = 0.08 is lifted to 0.09, and 0.5.
    const expected = [0.04, 0.09, 0.09, 0.025, 0.5];
    holm([0.01, 0.04, 0.03, 0.005, 0.5]).forEach((p, place) => {
      expect(p).toBeCloseTo(expected[place] ?? NaN, 12);
    });
  });

  test('are those of SciPy by Benjamini and Hochberg', () => {
    // scipy.stats.false_discovery_control([.01, .04, .03, .005, .5]), SciPy 1.17.
    const expected = [0.025, 0.05, 0.05, 0.025, 0.5];
    benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5]).forEach((p, place) => {
      expect(p).toBeCloseTo(expected[place] ?? NaN, 12);
    });
  });

  test('lie between the raw one and that of Bonferroni, and Benjamini’s not above Holm’s', () => {
    fc.assert(
      fc.property(many, (ps) => {
        const [byHolm, byBh] = [holm(ps), benjaminiHochberg(ps)];
        ps.forEach((p, place) => {
          const adjusted = byHolm[place] ?? NaN;
          expect(adjusted).toBeGreaterThanOrEqual(p);
          expect(adjusted).toBeLessThanOrEqual(Math.min(1, p * ps.length));
          expect(byBh[place]).toBeGreaterThanOrEqual(p);
          expect(byBh[place]).toBeLessThanOrEqual(adjusted * (1 + 1e-12));
        });
      }),
    );
  });

  test('keep their order', () => {
    fc.assert(
      fc.property(many, (ps) => {
        for (const adjusted of [holm(ps), benjaminiHochberg(ps)])
          for (const one of ps.keys())
            for (const other of ps.keys())
              if ((ps[one] ?? 0) <= (ps[other] ?? 0))
                expect(adjusted[one]).toBeLessThanOrEqual((adjusted[other] ?? 0) + 1e-15);
      }),
    );
  });

  test('stay as they are where there is one, and are none of none', () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
