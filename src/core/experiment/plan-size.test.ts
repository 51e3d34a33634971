import { describe, expect, test } from 'vitest';
import { planFound, planSize, type PlanSettings } from './plan-size.ts';

const settings: PlanSettings = {
  ...{ weights: [1, 1], control: 0, alpha: 0.05, power: 0.8 },
  ...{ sides: 'two', metrics: 1, varianceCut: 0 },
};
const share = { kind: 'share', value: 0.05 } as const;
const mean = { kind: 'mean', value: 20, variance: 2500 } as const;

describe('the size of a test', () => {
  test('of two shares is that of R', () => {
    // R: power.prop.test(p1 = .05, p2 = .06, power = .8)$n = 8157.73.
    expect(planSize(share, 0.01, settings)).toEqual({ arms: [8158, 8158], total: 16316 });
  });

  test('of two means is that of the exact power', () => {
    // By root finding on the noncentral t distribution of SciPy 1.17: 9812.06.
    expect(planSize(mean, 2, settings)?.arms).toEqual([9813, 9813]);
  });

  test('keeps proportions, and serves the smallest arm', () => {
    const three = { ...settings, weights: [2, 1, 1], metrics: 2 };
    const size = planSize(share, 0.01, three)?.arms ?? [];
    expect((size[0] ?? 0) / (size[1] ?? 1)).toBeCloseTo(2, 3);
    expect(size[1]).toBe(size[2]);
    // Four tests share α, so each arm needs more than a test of two arms alone would.
    expect(size[0]).toBeGreaterThan(
      planSize(share, 0.01, { ...settings, weights: [2, 1] })?.arms[0] ?? 0,
    );
  });

  test('is none without a difference, or where the share would not be one', () => {
    expect(planSize(share, 0, settings)).toBeNull();
    expect(planSize(share, 0.96, settings)).toBeNull();
    expect(planSize(share, -0.06, settings)).toBeNull();
    expect(planSize({ ...mean, variance: 0 }, 1, settings)).toBeNull();
  });

  test('finds the difference that it was made for', () => {
    expect(planFound(share, 16_316, settings)).toBeCloseTo(0.01, 5);
    expect(planFound(mean, 19_626, settings)).toBeCloseTo(2, 3);
    expect(planFound(share, 2, settings)).toBeNull();
  });

  test('is smaller by what the days before explain', () => {
    const [raw = 0, cut = 0] = [0, 0.3].map(
      (varianceCut) => planSize(mean, 1, { ...settings, varianceCut })?.total,
    );
    expect(cut / raw).toBeCloseTo(0.7, 3);
  });
});
