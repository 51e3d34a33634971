import { describe, expect, test } from 'vitest';
import type { ArmResult, Design, MetricDesign } from './design.ts';
import { readOut } from './read-out.ts';
import type { Gap } from './readout.ts';
import { metricKinds, noSums, type MetricKind, type MetricSums } from './sums.ts';

const metric = (kind: MetricKind): MetricDesign => ({
  ...{ id: kind, kind, goodWhen: 'up', isGuardrail: false },
});
const designOf = (arms: number, metrics: readonly MetricDesign[]): Design => ({
  arms: Array.from({ length: arms }, (_, place) => ({ name: String(place), weight: 1 })),
  ...{ control: 0, metrics, alpha: 0.05, sides: 'two', correction: 'holm', mode: 'sequential' },
  ...{ planned: 100, isAdjusted: true, isObservational: false, hasShares: true },
});
const arm = (...metrics: readonly MetricSums[]): ArmResult => ({ metrics, winsorised: metrics });
const usual: MetricSums = {
  ...{ n: 100, y: 40, yy: 40, d: 120, dd: 180, yd: 55, x: 300, xx: 2000, yx: 150, dx: 380 },
};

/** Every number of a value, however deep it lies. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((one: unknown) => numbersOf(one))
    : [];
}

/** Sums of a group that something is wrong with, and what is missing by kind; none: nothing is. */
const cases: readonly {
  readonly name: string;
  readonly sums: MetricSums;
  readonly gaps: Readonly<Record<MetricKind, Gap | null>>;
}[] = [
  {
    name: 'nobody',
    sums: noSums,
    gaps: { share: 'emptyArm', mean: 'emptyArm', ratio: 'emptyArm' },
  },
  {
    name: 'one customer',
    sums: { ...usual, n: 1, y: 1, yy: 1, d: 1, dd: 1, yd: 1, x: 5, xx: 25, yx: 5, dx: 5 },
    gaps: { share: null, mean: 'oneCustomer', ratio: 'oneCustomer' },
  },
  {
    name: 'no denominator',
    sums: { ...usual, d: 0, dd: 0, yd: 0, dx: 0 },
    gaps: { share: null, mean: null, ratio: 'noDenominator' },
  },
  {
    name: 'an infinite sum',
    sums: { ...usual, y: Infinity },
    gaps: { share: 'notFinite', mean: 'notFinite', ratio: 'notFinite' },
  },
  {
    name: 'a sum that is no number',
    sums: { ...usual, xx: NaN },
    gaps: { share: 'notFinite', mean: 'notFinite', ratio: 'notFinite' },
  },
  {
    name: 'sums whose squares are too large for a number',
    sums: { ...usual, n: 3, y: 1e300, yy: 1e308, d: 1e-300 },
    gaps: { share: 'notFinite', mean: 'notFinite', ratio: 'notFinite' },
  },
  {
    name: 'negative revenue',
    sums: { ...usual, y: -4000, yy: 400_000, yd: -5000, yx: -9000 },
    gaps: { share: 'notFinite', mean: null, ratio: null },
  },
  {
    name: 'more than 2³¹ customers',
    sums: {
      ...{ n: 1e10, y: 4e9, yy: 4e9, d: 1.2e10, dd: 1.8e10, yd: 5.5e9 },
      ...{ x: 3e10, xx: 2e11, yx: 1.5e10, dx: 3.8e10 },
    },
    gaps: { share: null, mean: null, ratio: null },
  },
  {
    name: 'squares that rounding made smaller than they can be',
    sums: { ...usual, y: 30, yy: 9 - 1e-14, d: 100, dd: 100 - 1e-13, yd: 30 },
    gaps: { share: null, mean: null, ratio: null },
  },
];

describe('a read-out of sums that something is wrong with', () => {
  for (const { name, sums, gaps } of cases)
    for (const kind of metricKinds)
      test(`says of a ${kind} with ${name} what is missing, with finite numbers only`, () => {
        const guarded = [metric(kind), { ...metric(kind), id: 'guard', isGuardrail: true }];
        for (const arms of [
          [arm(usual, usual), arm(sums, sums)],
          [arm(sums, sums), arm(usual, usual)],
        ]) {
          const readout = readOut(designOf(2, guarded), arms);
          expect(numbersOf(readout).every(Number.isFinite)).toBe(true);
          const effect = readout.comparisons[0]?.raw;
          if (gaps[kind] === null) expect(effect?.absolute).not.toBeNull();
          else expect(effect).toMatchObject({ absolute: null, relative: null, gap: gaps[kind] });
        }
      });

  test('has no verdict without anybody in an arm', () => {
    for (const arms of [[arm(noSums), arm(usual)], [arm(usual), arm(noSums)], [], [arm(noSums)]]) {
      const readout = readOut(designOf(2, [metric('share')]), arms);
      expect(readout.verdicts).toEqual([{ arm: 1, verdict: { kind: 'nothing' } }]);
      expect(readout.family).toBe(0);
    }
  });

  test('has no estimate of means or ratios where nothing varies', () => {
    const same: MetricSums = { ...noSums, n: 100, y: 300, yy: 900, d: 100, dd: 100, yd: 300 };
    for (const kind of ['mean', 'ratio'] as const) {
      const readout = readOut(designOf(2, [metric(kind)]), [arm(same), arm(same)]);
      expect(readout.comparisons[0]?.raw).toEqual({
        ...{ control: 3, treatment: 3, absolute: null, relative: null, gap: 'noVariance' },
      });
      expect(readout.verdicts[0]?.verdict.kind).toBe('nothing');
    }
  });

  test('still has an interval where everybody or nobody bought', () => {
    for (const hits of [0, 100]) {
      const group = arm({ ...noSums, n: 100, y: hits, yy: hits });
      const found = readOut(designOf(2, [metric('share')]), [group, group]).comparisons[0];
      expect(found?.raw.absolute?.value).toBe(0);
      expect(found?.raw.absolute?.test.p).toBe(1);
      expect(found?.raw.absolute?.interval.low).toBeLessThan(-0.01);
      expect(found?.raw.relative).toBeNull();
      expect(found?.decision).toBe('unclear');
    }
  });

  test('is certain where nobody bought in one arm and everybody in the other', () => {
    const [none, all] = [0, 1000].map((y) => arm({ ...noSums, n: 1000, y, yy: y }));
    const design = { ...designOf(2, [metric('share')]), mode: 'fixed' as const };
    const readout = readOut(design, [none ?? arm(), all ?? arm()]);
    expect(readout.comparisons[0]).toMatchObject({ raw: { gap: 'controlIsZero' } });
    expect(readout.verdicts[0]?.verdict.kind).toBe('better');
    expect(numbersOf(readout).every(Number.isFinite)).toBe(true);
  });

  test('compares each of ten arms with the control, whichever that is', () => {
    const design = { ...designOf(10, [metric('share'), metric('mean')]), control: 4 };
    const readout = readOut(
      design,
      Array.from({ length: 10 }, () => arm(usual, usual)),
    );
    expect(readout.verdicts.map((one) => one.arm)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
    expect(readout.comparisons).toHaveLength(18);
    expect(readout.family).toBe(18);
    expect(readout.ratio?.p).toBe(1);
  });

  test('is empty of a design without metrics or without arms', () => {
    expect(readOut(designOf(2, []), [arm(), arm()]).verdicts[0]?.verdict.kind).toBe('nothing');
    expect(readOut(designOf(0, [metric('mean')]), [])).toEqual({
      ...{ ratio: null, comparisons: [], family: 0, verdicts: [] },
    });
  });
});
