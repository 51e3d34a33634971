import { describe, expect, test } from 'vitest';
import { goldenEntry } from '../../../test/support/golden-entries.ts';
import { glioma, lifetimesOf } from '../../../test/support/lifetimes.ts';
import { logRank } from './log-rank.ts';

describe('the log-rank test', () => {
  test('of the leukaemia data is the published one (logrank.freireich)', () => {
    const golden = goldenEntry<{
      control_T: readonly number[];
      treatment_T: readonly number[];
      treatment_E: readonly number[];
      chi2: number;
      p: number;
    }>('logrank.freireich');
    const result = logRank([
      lifetimesOf(golden.control_T),
      lifetimesOf(golden.treatment_T, golden.treatment_E),
    ]);
    expect(Math.abs((result?.chiSquare ?? NaN) - golden.chi2)).toBeLessThan(0.1);
    expect(result?.degreesOfFreedom).toBe(1);
    expect(result?.p).toBeCloseTo(golden.p, 6);
    expect(result?.observed).toEqual([21, 9]);
    // Every event is expected in some group.
    expect(sum(result?.expected)).toBeCloseTo(30, 10);
  });

  test('of the glioma data is the published one (km.g3)', () => {
    const { logrank_p: p } = goldenEntry<{ logrank_p: number }>('km.g3');
    const result = logRank([glioma.rit, glioma.control]);
    expect(Math.abs((result?.p ?? NaN) - p)).toBeLessThan(1e-3);
  });

  test('does not depend on the order of the groups', () => {
    const groups = [
      lifetimesOf([3, 5, 7, 9, 11], [1, 1, 0, 1, 0]),
      lifetimesOf([2, 4, 6, 6, 13], [1, 1, 1, 0, 1]),
      lifetimesOf([1, 8, 10, 12, 14], [0, 1, 1, 1, 1]),
    ];
    const [a, b, c] = groups as [(typeof groups)[0], (typeof groups)[0], (typeof groups)[0]];
    const first = logRank([a, b, c]);
    expect(first?.degreesOfFreedom).toBe(2);
    for (const other of [logRank([c, a, b]), logRank([b, a, c])])
      expect(other?.chiSquare).toBeCloseTo(first?.chiSquare ?? NaN, 10);
  });

  test('of equal groups is zero, of one group there is none', () => {
    const one = lifetimesOf([2, 3, 5, 7], [1, 0, 1, 1]);
    expect(logRank([one, one, one])?.chiSquare).toBeCloseTo(0, 12);
    expect(logRank([one, one, one])?.p).toBeCloseTo(1, 12);
    expect(logRank([one])).toBeNull();
    expect(logRank([])).toBeNull();
    expect(logRank([one, []])).toBeNull();
  });
});

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0);
}
