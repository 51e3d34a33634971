import { describe, expect, test } from 'vitest';
import { normalOutlook } from '../stats/bayes-normal.ts';
import { normalAbove } from '../stats/normal.ts';
import { adjustedEffectOf, effectOf } from './effects.ts';
import type { Estimate } from './readout.ts';
import { noSums, type MetricSums } from './sums.ts';

const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;
const share = (hits: number, n: number): MetricSums => ({ ...noSums, n, y: hits, yy: hits });

/** Spend after and history before of two arms of the Hillstrom data. */
const control: MetricSums = {
  ...{ ...noSums, n: 21306, y: 13908.33, yy: 2870050.3621 },
  ...{ x: 5132245.81, xx: 2597172414.5563, yx: 4267933.8399 },
};
const mens: MetricSums = {
  ...{ ...noSums, n: 21307, y: 30311.69, yy: 6759024.4973 },
  ...{ x: 5174105.18, xx: 2700687619.2752, yx: 9857526.2586 },
};

function expectInterval(
  estimate: Estimate | null,
  [low, high]: readonly [number, number],
  digits: number,
): void {
  expect(estimate?.interval.low).toBeCloseTo(low, digits);
  expect(estimate?.interval.high).toBeCloseTo(high, digits);
}

describe('shares of the Hillstrom e-mails', () => {
  // hill.mens.visit, hill.mens.conversion (statsmodels) and hill.published.mens; relative: GrowthBook.
  const visit = effectOf({ kind: 'share' }, share(2262, 21306), share(3894, 21307), options);
  const conversion = effectOf({ kind: 'share' }, share(122, 21306), share(267, 21307), options);

  test('differ as published', () => {
    expect(visit.absolute?.value).toBeCloseTo(0.0765895636515, 12);
    expect(conversion.absolute?.value).toBeCloseTo(0.00680500651962, 12);
    expectInterval(visit.absolute, [0.0699535012181, 0.083225626085], 12);
    expectInterval(conversion.absolute, [0.00500017138045, 0.00860984165878], 12);
    expect(visit.control).toBeCloseTo(0.106167276823, 12);
    expect(visit.treatment).toBeCloseTo(0.182756840475, 12);
  });

  test('are told apart by the pooled z-test, however small p', () => {
    expect((visit.absolute?.test.p ?? NaN) / 5.6851654828e-112).toBeCloseTo(1, 8);
    expect((conversion.absolute?.test.p ?? NaN) / 1.5232235006e-13).toBeCloseTo(1, 8);
    expect(visit.absolute?.test.logP).toBeCloseTo(Math.log(5.6851654828e-112), 7);
    expect(visit.absolute?.method).toBe('z');
  });

  test('differ relatively as GrowthBook’s engine says', () => {
    expect(visit.relative?.value).toBeCloseTo(0.721404616781, 11);
    expect(visit.relative?.error).toBeCloseTo(0.0423417922237, 11);
    expectInterval(visit.relative, [0.63841375448, 0.804395479083], 9);
    expect(conversion.relative?.value).toBeCloseTo(1.18842187629, 10);
    expect(conversion.relative?.error).toBeCloseTo(0.238208204262, 10);
    expectInterval(conversion.relative, [0.721527300088, 1.65531645249], 8);
    expect((conversion.relative?.test.p ?? NaN) / 6.0962218229e-7).toBeCloseTo(1, 6);
  });
});

describe('spend of the Hillstrom e-mails', () => {
  const spend = effectOf({ kind: 'mean' }, control, mens, options);

  test('differs as SciPy says', () => {
    // hill.mens.spend, welch.
    expect(spend.absolute?.value).toBeCloseTo(0.769827155895, 10);
    expect(spend.absolute?.test.statistic).toBeCloseTo(5.30014035841, 8);
    expect(spend.absolute?.test.degrees).toBeCloseTo(36671.1579774, 3);
    expect((spend.absolute?.test.p ?? NaN) / 1.16381496823e-7).toBeCloseTo(1, 6);
    expectInterval(spend.absolute, [0.485139732568, 1.05451457922], 9);
  });

  test('has the p-value that was published to its second digit', () => {
    // hill.published.mens: by the normal distribution, 1.15713688853e-07.
    expect((spend.absolute?.test.p ?? NaN) / 1.15713688853e-7).toBeCloseTo(1, 1);
  });

  test('differs relatively as GrowthBook’s engine says, with its chance to win and its risk', () => {
    // hill.mens.spend: gbstats_relative, gbstats_bayesian.
    expect(spend.relative?.value).toBeCloseTo(1.17928877036, 9);
    expectInterval(spend.relative, [0.544284760729, 1.81429277999], 8);
    expect((spend.relative?.test.p ?? NaN) / 0.000272970537678).toBeCloseTo(1, 6);
    const { value = NaN, error = NaN } = spend.relative ?? {};
    const outlook = normalOutlook(value, error);
    expect(outlook.chanceAbove).toBeCloseTo(0.999863701999, 9);
    expect(outlook.above).toBeCloseTo(1.179299529, 8);
    expect(outlook.below).toBeCloseTo(1.07586366136e-5, 10);
  });

  test('adjusted by history differs as SciPy and GrowthBook say', () => {
    // hill.mens.cuped.
    const adjusted = adjustedEffectOf({ kind: 'mean' }, control, mens, options);
    expect(adjusted?.theta).toBeCloseTo(0.00122289651982, 11);
    expect(adjusted?.absolute?.value).toBeCloseTo(0.767438499428, 9);
    expect(adjusted?.absolute?.test.statistic).toBeCloseTo(5.28484162406, 7);
    expect((adjusted?.absolute?.test.p ?? NaN) / 1.26531446654e-7).toBeCloseTo(1, 6);
    expectInterval(adjusted?.absolute ?? null, [0.482812853796, 1.05206414506], 8);
  });
});

describe('the published tests of GrowthBook’s engine', () => {
  // gbstats.fixtures.
  const a: MetricSums = { ...noSums, n: 3407, y: 1396.87, yy: 52377.9767 };
  const b: MetricSums = { ...noSums, n: 3461, y: 2422.7, yy: 134698.29 };

  test('hold for a mean, relative and absolute', () => {
    const { absolute, relative } = effectOf({ kind: 'mean' }, a, b, options);
    expect(relative?.value).toBeCloseTo(0.70732, 5);
    expect(relative?.error).toBeCloseTo(0.37879, 5);
    expectInterval(relative, [-0.03526, 1.44989], 5);
    expect(relative?.test.p).toBeCloseTo(0.06191, 5);
    expect(absolute?.value).toBeCloseTo(0.29, 5);
    expect(absolute?.error).toBeCloseTo(0.12478, 5);
    expectInterval(absolute, [0.04538, 0.53462], 5);
    expect(absolute?.test.p).toBeCloseTo(0.02016, 5);
  });

  test('hold for a share, relative', () => {
    const { relative } = effectOf({ kind: 'share' }, share(14, 28), share(16, 30), options);
    expect(relative?.value).toBeCloseTo(0.06667, 5);
    expect(relative?.error).toBeCloseTo(0.2717, 5);
    expectInterval(relative, [-0.47767, 0.61101], 5);
    expect(relative?.test.p).toBeCloseTo(0.80707, 5);
  });

  test('hold for the belief of somebody without an opinion', () => {
    const { relative } = effectOf({ kind: 'share' }, share(49, 100), share(51, 100), options);
    const { value = NaN, error = NaN } = relative ?? {};
    expect(value).toBeCloseTo(0.04082, 5);
    expect(error).toBeCloseTo(0.14725, 5);
    const outlook = normalOutlook(value, error);
    expect(outlook.chanceAbove).toBeCloseTo(0.60918, 5);
    expect(outlook.above).toBeCloseTo(0.0814, 5);
    expect(outlook.below).toBeCloseTo(0.04058, 5);
  });
});

describe('shares with few hits', () => {
  // ab.small_sample (statsmodels, SciPy).
  const few = effectOf({ kind: 'share' }, share(1, 40), share(5, 40), options);
  const none = effectOf({ kind: 'share' }, share(4, 50), share(0, 50), options);

  test('have Newcombe’s interval and Fisher’s exact test', () => {
    expect(few.absolute?.method).toBe('exact');
    expectInterval(few.absolute, [-0.0254358235403, 0.237667119941], 10);
    expect(few.absolute?.test.p).toBeCloseTo(0.200723327306, 10);
    expectInterval(none.absolute, [-0.188382469183, 0.00624343155943], 10);
    expect(none.absolute?.test.p).toBeCloseTo(0.117463292721, 10);
  });

  test('are tested one-sided by the tables with more hits', () => {
    // scipy.stats.fisher_exact([[5, 35], [1, 39]], alternative='greater'), SciPy 1.17.
    const up = { ...options, sides: 'one' } as const;
    const better = effectOf({ kind: 'share' }, share(1, 40), share(5, 40), up);
    expect(better.absolute?.test.p).toBeCloseTo(0.10036166365280286, 10);
    const worse = effectOf({ kind: 'share' }, share(5, 40), share(1, 40), up);
    expect(worse.absolute?.test.p).toBeCloseTo(0.9872266973532796, 10);
    const fewer = { ...up, goodWhen: 'down' } as const;
    const less = effectOf({ kind: 'share' }, share(5, 40), share(1, 40), fewer);
    expect(less.absolute?.test.p).toBeCloseTo(0.10036166365280286, 10);
  });

  test('keep the statistic of the z-test, whose p is too small', () => {
    // ab.small_sample: z_p.
    const byZ = (z: number): number => 2 * normalAbove(Math.abs(z));
    expect(byZ(few.absolute?.test.statistic ?? NaN)).toBeCloseTo(0.0895256103868, 10);
    expect(byZ(none.absolute?.test.statistic ?? NaN)).toBeCloseTo(0.0412268333372, 10);
  });

  test('have Katz’s interval relative to the control, and none without hits', () => {
    // Ratio 5, error of its logarithm √(1/5 − 1/40 + 1 − 1/40) = 1.0723805: 5 · e^(±1.96 · 1.0723805).
    expectInterval(few.relative, [5 * Math.exp(-2.1018272) - 1, 5 * Math.exp(2.1018272) - 1], 4);
    expect(none.relative).toBeNull();
    const fromNone = effectOf({ kind: 'share' }, share(0, 50), share(4, 50), options);
    expect(fromNone.relative).toBeNull();
    expect(fromNone.gap).toBe('controlIsZero');
  });
});

test('A test that looks one way has half the p-value that way, and the rest the other way', () => {
  const two = effectOf({ kind: 'mean' }, control, mens, options).absolute?.test.p ?? NaN;
  const up = effectOf({ kind: 'mean' }, control, mens, { ...options, sides: 'one' });
  const down = effectOf({ kind: 'mean' }, control, mens, {
    ...{ ...options, sides: 'one', goodWhen: 'down' },
  });
  expect((up.absolute?.test.p ?? NaN) / two).toBeCloseTo(0.5, 10);
  expect(down.absolute?.test.p).toBeCloseTo(1 - two / 2, 12);
  expect(up.absolute?.interval).toEqual(
    effectOf({ kind: 'mean' }, control, mens, options).absolute?.interval,
  );
});

test('A rise from below zero stays a rise relatively', () => {
  const below: MetricSums = { ...noSums, n: 100, y: -500, yy: 9000 };
  const above: MetricSums = { ...noSums, n: 100, y: 500, yy: 9000 };
  expect(effectOf({ kind: 'mean' }, below, above, options).relative?.value).toBeCloseTo(2, 12);
});

test('A ratio differs as its linear form does', () => {
  // Customers (revenue, orders): (10, 1) (30, 2) (20, 1) and (20, 1) (20, 1) (50, 2). Ratios 15 and 22.5;
  // u = (y − ratio · d) / d̄: −3.75, 0, 3.75 and −1.875, −1.875, 3.75; variances 14.0625 and 10.546875.
  const a: MetricSums = { ...noSums, n: 3, y: 60, yy: 1400, d: 4, dd: 6, yd: 90 };
  const b: MetricSums = { ...noSums, n: 3, y: 90, yy: 3300, d: 4, dd: 6, yd: 140 };
  const { absolute } = effectOf({ kind: 'ratio' }, a, b, options);
  expect(absolute?.value).toBeCloseTo(7.5, 12);
  expect(absolute?.error).toBeCloseTo(Math.sqrt((14.0625 + 10.546875) / 3), 12);
});
