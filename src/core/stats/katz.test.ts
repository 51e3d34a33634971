import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexOf, katz } from './katz.ts';

const group = { hits: 40, of: 200 };
const rest = { hits: 90, of: 1800 };

describe('the ratio of two shares', () => {
  test('has the interval of an independent implementation', () => {
    // scipy.stats.contingency.relative_risk(40, 200, 90, 1800).confidence_interval(0.95), SciPy 1.17.
    // By hand: RR = 0.2 / 0.05 = 4; √(1/40 − 1/200 + 1/90 − 1/1800) = 0.17481; 4 · e^(±1.96 · 0.17481).
    const found = katz(group, rest);
    expect(found?.ratio).toBeCloseTo(4, 12);
    expect(found?.interval.low).toBeCloseTo(2.8396754465903973, 9);
    expect(found?.interval.high).toBeCloseTo(5.634446717920256, 9);
  });

  test('has none where a count is zero', () => {
    expect(katz({ hits: 0, of: 10 }, rest)).toBeNull();
    expect(katz(group, { hits: 0, of: 10 })).toBeNull();
  });
});

describe('the index of a group', () => {
  test('is its share by the share of everyone, with the bounds of the ratio carried over', () => {
    // 0.2 / (130 / 2000) = 3.0769; w = 0.1, so the bounds are 1 / (0.1 + 0.9 / 2.83968) and
    // 1 / (0.1 + 0.9 / 5.63445).
    const found = indexOf(group, rest);
    expect(found?.index).toBeCloseTo(3.0769230769, 9);
    expect(found?.interval?.low).toBeCloseTo(2.398440277692046, 9);
    expect(found?.interval?.high).toBeCloseTo(3.8501262306150124, 9);
    expect(found?.evidence).toBeCloseTo(Math.log(4) / 0.174808, 3);
  });

  test('lies within its interval, which holds 1 just where that of the ratio does', () => {
    const counted = fc
      .integer({ min: 1, max: 500 })
      .chain((of) => fc.record({ of: fc.constant(of), hits: fc.integer({ min: 1, max: of }) }));
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const found = indexOf(a, b);
        const { low = NaN, high = NaN } = found?.interval ?? {};
        const index = found?.index ?? NaN;
        expect(low).toBeLessThanOrEqual(index * (1 + 1e-9));
        expect(high).toBeGreaterThanOrEqual(index * (1 - 1e-9));
        const ratio = katz(a, b)?.interval ?? { low: NaN, high: NaN };
        // 1 maps to 1; exactly there rounding decides.
        for (const [one, other] of [
          [low, ratio.low],
          [high, ratio.high],
        ] as const)
          if (Math.abs(other - 1) > 1e-9) expect(one > 1).toBe(other > 1);
      }),
    );
  });

  test('has no interval where the group is everyone, nobody of it or nobody else has it', () => {
    expect(indexOf(group, { hits: 0, of: 0 })).toEqual({ index: 1, interval: null, evidence: 0 });
    expect(indexOf({ hits: 0, of: 5 }, rest)).toEqual({ index: 0, interval: null, evidence: 0 });
    expect(indexOf({ hits: 2, of: 5 }, { hits: 0, of: 15 })?.interval).toBeNull();
  });

  test('is none of an empty group, or of what nobody has', () => {
    expect(indexOf({ hits: 0, of: 0 }, rest)).toBeNull();
    expect(indexOf({ hits: 0, of: 5 }, { hits: 0, of: 5 })).toBeNull();
  });
});
