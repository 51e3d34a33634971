import { describe, expect, test } from 'vitest';
import type { ArmResult, Design, MetricDesign } from './design.ts';
import { readOut } from './read-out.ts';
import type { Comparison, Readout } from './readout.ts';
import { noSums, type MetricSums } from './sums.ts';

const bought: MetricDesign = {
  id: 'conversion',
  kind: 'share',
  goodWhen: 'up',
  isGuardrail: false,
};
const revenue: MetricDesign = { id: 'revenue', kind: 'mean', goodWhen: 'up', isGuardrail: false };
const refunds: MetricDesign = { id: 'refunds', kind: 'mean', goodWhen: 'down', isGuardrail: true };

const design: Design = {
  arms: [
    { name: 'control', weight: 1 },
    { name: 'B', weight: 1 },
  ],
  ...{ control: 0, metrics: [bought], alpha: 0.05, sides: 'two', correction: 'holm' },
  ...{ mode: 'fixed', planned: null, isAdjusted: true, isObservational: false, hasShares: true },
};

const share = (hits: number, n: number): MetricSums => ({ ...noSums, n, y: hits, yy: hits });
/** A mean with a standard deviation of 10. */
const mean = (value: number, n: number): MetricSums => ({
  ...noSums,
  ...{ n, y: value * n, yy: (value * value + 100) * n },
});
const arm = (...metrics: readonly MetricSums[]): ArmResult => ({ metrics, winsorised: [] });
const first = (readout: Readout): Comparison | undefined => readout.comparisons[0];
const kindOf = (readout: Readout): string | undefined => readout.verdicts[0]?.verdict.kind;

describe('what is decided', () => {
  test('is the direction of the difference where chance is not believed', () => {
    const better = readOut(design, [arm(share(500, 10_000)), arm(share(600, 10_000))]);
    expect(first(better)?.decision).toBe('better');
    expect(kindOf(better)).toBe('better');
    const worse = readOut(design, [arm(share(600, 10_000)), arm(share(500, 10_000))]);
    expect(kindOf(worse)).toBe('worse');
    const unclear = readOut(design, [arm(share(500, 10_000)), arm(share(520, 10_000))]);
    expect(kindOf(unclear)).toBe('unclear');
  });

  test('is the other way round for what should fall', () => {
    const fewer = { ...design, metrics: [{ ...bought, goodWhen: 'down' as const }] };
    const readout = readOut(fewer, [arm(share(500, 10_000)), arm(share(600, 10_000))]);
    expect(kindOf(readout)).toBe('worse');
    expect(first(readout)?.belief?.chanceToWin).toBeLessThan(0.01);
    // One point more of what should fall is lost by choosing it, and hardly anything by staying.
    expect(first(readout)?.belief?.lossIfChosen).toBeCloseTo(0.01, 3);
    expect(first(readout)?.belief?.lossIfNot).toBeLessThan(1e-4);
  });

  test('is never "worse" by a test that only looks for better', () => {
    const one = { ...design, sides: 'one' } as const;
    const readout = readOut(one, [arm(share(600, 10_000)), arm(share(500, 10_000))]);
    expect(kindOf(readout)).toBe('unclear');
  });

  test('takes all tests of all arms together, but no guardrails', () => {
    // z = 2.2 each: p = 0.028 alone, 4 × 0.028 = 0.11 by Holm.
    const three = { ...design, arms: [...design.arms, { name: 'C', weight: 1 }] };
    const many = { ...three, metrics: [revenue, { ...revenue, id: 'orders' }, refunds] };
    const error = Math.sqrt(200 / 10_000);
    const lifted = mean(2.2 * error, 10_000);
    const zero = mean(0, 10_000);
    const arms = [arm(zero, zero, zero), arm(lifted, lifted, zero), arm(lifted, lifted, zero)];
    const readout = readOut(many, arms);
    expect(readout.family).toBe(4);
    expect(readout.comparisons).toHaveLength(6);
    expect(first(readout)?.raw.absolute?.test.p).toBeCloseTo(0.0278, 3);
    expect(first(readout)?.adjustedP).toBeCloseTo(4 * 0.0278, 3);
    expect(kindOf(readout)).toBe('unclear');
    expect(kindOf(readOut({ ...many, correction: 'none' }, arms))).toBe('better');
    // All four are alike, so the largest is not multiplied by Benjamini and Hochberg.
    expect(first(readOut({ ...many, correction: 'bh' }, arms))?.adjustedP).toBeCloseTo(0.0278, 3);
    expect(readout.comparisons[2]?.adjustedP).toBeNull();
  });

  test('waits for the planned size', () => {
    const arms = [arm(share(500, 10_000)), arm(share(600, 10_000))];
    const early = readOut({ ...design, planned: 20_001 }, arms);
    expect(early.verdicts[0]?.verdict).toEqual({
      ...{ kind: 'locked', customers: 20_000, planned: 20_001 },
    });
    expect(first(early)?.decision).toBe('locked');
    expect(kindOf(readOut({ ...design, planned: 20_000 }, arms))).toBe('better');
  });

  test('is about the first metric, with the guardrails that were harmed', () => {
    const guarded = { ...design, metrics: [refunds, bought] };
    const [low, high] = [mean(1, 10_000), mean(1.3, 10_000)];
    const harmed = readOut(guarded, [arm(low, share(500, 10_000)), arm(high, share(600, 10_000))])
      .verdicts[0]?.verdict;
    expect(harmed).toMatchObject({ kind: 'better', comparison: { metric: 1 } });
    expect(harmed && 'harmed' in harmed && harmed.harmed.map(({ metric }) => metric)).toEqual([0]);
    const spared = readOut(guarded, [arm(high, share(500, 10_000)), arm(low, share(600, 10_000))])
      .verdicts[0]?.verdict;
    expect(spared).toMatchObject({ kind: 'better', harmed: [] });
  });

  test('is nothing where arms do not have their sizes', () => {
    // definitions.md: 9463 and 7681 at half and half, p ≈ 3.5e−42.
    const readout = readOut(design, [arm(share(500, 9463)), arm(share(700, 7681))]);
    expect(readout.ratio?.isMismatch).toBe(true);
    expect(kindOf(readout)).toBe('mismatch');
  });

  test('only wonders at sizes of which nobody said what was planned', () => {
    const uneven = [arm(share(500, 9463)), arm(share(500, 7681))];
    const supposed = readOut({ ...design, hasShares: false }, uneven);
    expect(supposed.ratio).toMatchObject({ isMismatch: false, isUneven: true });
    expect(supposed.verdicts[0]?.verdict.kind).not.toBe('mismatch');
    const entered = readOut(design, uneven);
    expect(entered.ratio).toMatchObject({ isMismatch: true, isUneven: false });
  });

  test('does not ask for sizes that nobody planned', () => {
    const readout = readOut({ ...design, isObservational: true }, [
      arm(share(500, 9463)),
      arm(share(700, 7681)),
    ]);
    expect(readout.ratio).toBeNull();
    expect(kindOf(readout)).toBe('better');
  });
});

describe('a test that may be looked at any time', () => {
  const sequential = { ...design, mode: 'sequential' as const, metrics: [revenue] };
  const at = (errors: number): readonly ArmResult[] => [
    arm(mean(0, 2500)),
    arm(mean(errors * Math.sqrt(200 / 2500), 2500)),
  ];

  test('is decided where the sequence leaves zero out, not where p is small', () => {
    // At the 5,000 customers that the sequence is tightest at it reaches 3.035 errors.
    expect(first(readOut({ ...sequential, mode: 'fixed' }, at(2.9)))?.decision).toBe('better');
    expect(first(readOut(sequential, at(2.9)))?.decision).toBe('unclear');
    expect(first(readOut(sequential, at(3.1)))?.decision).toBe('better');
    expect(first(readOut(sequential, at(-3.1)))?.decision).toBe('worse');
  });

  test('has a wider interval than that of a single look', () => {
    const { sequential: always, raw } = first(readOut(sequential, at(2))) ?? {};
    const width = (interval: { low: number; high: number } | null | undefined): number =>
      interval ? interval.high - interval.low : NaN;
    expect(width(always) / width(raw?.absolute?.interval)).toBeCloseTo(3.035 / 1.96, 2);
  });

  test('is tightest where the arm and the control have what was planned for both', () => {
    const three = { ...sequential, arms: [...design.arms, { name: 'C', weight: 2 }] };
    const arms = [...at(2), arm(mean(0, 5000))];
    const [ofB] = readOut({ ...three, planned: 20_000 }, arms).comparisons;
    const [alone] = readOut({ ...sequential, planned: 10_000 }, at(2)).comparisons;
    expect(ofB?.sequential).toEqual(alone?.sequential);
    expect(ofB?.sequential).not.toEqual(first(readOut(sequential, at(2)))?.sequential);
  });

  test('does not wait', () => {
    expect(kindOf(readOut({ ...sequential, planned: 10_000 }, at(6)))).toBe('better');
  });

  test('holds guardrails against the sequence too', () => {
    const guarded = { ...sequential, metrics: [revenue, refunds] };
    const arms = (errors: number) => at(errors).map(({ metrics }) => arm(...metrics, ...metrics));
    expect(readOut(guarded, arms(2.5)).comparisons[1]?.decision).toBe('unclear');
    expect(readOut(guarded, arms(3.1)).comparisons[1]?.decision).toBe('worse');
    expect(readOut(guarded, arms(-3.1)).comparisons[1]?.decision).toBe('unclear');
  });

  test('has no sequence of few customers or hits', () => {
    const few = { ...sequential, metrics: [bought] };
    expect(first(readOut(few, [arm(share(0, 900)), arm(share(30, 900))]))?.sequential).toBeNull();
    const readout = readOut(sequential, [arm(mean(0, 20)), arm(mean(50, 20))]);
    expect(first(readout)?.sequential).toBeNull();
    expect(first(readout)?.decision).toBe('unclear');
  });
});

describe('a comparison', () => {
  const known = { x: 20_000, xx: 50_000 };
  const withBefore = (value: number): MetricSums => ({
    ...mean(value, 10_000),
    ...{ ...known, yx: value * 20_000 + 20_000 },
  });

  test('is adjusted where something was known before, and switched on', () => {
    const arms = [arm(withBefore(5)), arm(withBefore(6))];
    const revenueOnly = { ...design, metrics: [revenue] };
    const on = first(readOut(revenueOnly, arms));
    expect(on?.adjusted?.theta).toBeCloseTo(2, 2);
    // var(x) = 1, cov = 2, var(y) = 100: of the variance goes 2² / 100.
    expect(on?.adjusted?.varianceCut).toBeCloseTo(0.04, 3);
    expect(on?.main).toBe(on?.adjusted);
    const off = first(readOut({ ...revenueOnly, isAdjusted: false }, arms));
    expect(off?.adjusted).toBeNull();
    expect(off?.main).toBe(off?.raw);
    expect(
      first(readOut(revenueOnly, [arm(mean(5, 100)), arm(mean(6, 100))]))?.adjusted,
    ).toBeNull();
  });

  test('is cut beside raw where cut sums are given, of means only', () => {
    const both = { ...design, metrics: [bought, revenue] };
    const cut = (value: number): ArmResult => ({
      metrics: [share(500, 10_000), mean(value, 10_000)],
      winsorised: [share(500, 10_000), mean(value / 2, 10_000)],
    });
    const [shares, means] = readOut(both, [cut(4), cut(6)]).comparisons;
    expect(shares?.winsorised).toBeNull();
    expect(means?.raw.absolute?.value).toBeCloseTo(2, 12);
    expect(means?.winsorised?.absolute?.value).toBeCloseTo(1, 12);
  });

  test('believes in shares exactly, and in means by their normal error', () => {
    // Beta(52, 50) against Beta(50, 52): 0.61077 by mpmath; Φ(2 / 0.5) = 0.99997.
    const shares = readOut(design, [arm(share(49, 100)), arm(share(51, 100))]);
    expect(first(shares)?.belief?.chanceToWin).toBeCloseTo(0.610770522687839, 10);
    const means = readOut({ ...design, metrics: [revenue] }, [
      arm(mean(0, 800)),
      arm(mean(2, 800)),
    ]);
    expect(first(means)?.belief?.chanceToWin).toBeCloseTo(0.9999683, 5);
    expect(first(means)?.belief?.lossIfNot).toBeCloseTo(2, 3);
  });
});
