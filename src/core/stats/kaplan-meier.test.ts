import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goldenEntry } from '../../../test/support/golden-entries.ts';
import {
  kaplanMeier,
  medianInterval,
  stepAt,
  timeOfShare,
  type LifetimeCount,
} from './kaplan-meier.ts';
import { glioma } from '../../../test/support/lifetimes.ts';

const at = (time: number, events: number, censored: number): LifetimeCount => ({
  time,
  events,
  censored,
});

describe('the Kaplan–Meier estimate', () => {
  test('of events at 10 and 20, censored at 15 and 30, is 0.75 and 0.375, median 20', () => {
    // By hand: 3 of 4 pass 10; of the 2 at risk on 20, one passes.
    const steps = kaplanMeier([at(10, 1, 0), at(15, 0, 1), at(20, 1, 0), at(30, 0, 1)]);
    expect(stepAt(steps, 9)).toBeNull();
    expect(stepAt(steps, 10)?.survival).toBe(0.75);
    expect(stepAt(steps, 19)?.survival).toBe(0.75);
    expect(stepAt(steps, 25)?.survival).toBe(0.375);
    expect(timeOfShare(steps, 0.5)).toBe(20);
    expect(timeOfShare(steps, 0.7)).toBeNull();
  });

  test('has the published survival and band of the glioma data (km.g3)', () => {
    interface Published {
      readonly t: readonly number[];
      readonly surv: readonly number[];
      readonly lower?: readonly number[];
      readonly upper?: readonly number[];
    }
    const golden = goldenEntry<{ nonRIT: Published; RIT: Published }>('km.g3');
    for (const [lifetimes, published] of [
      [glioma.control, golden.nonRIT],
      [glioma.rit, golden.RIT],
    ] as const) {
      const steps = kaplanMeier(lifetimes);
      published.t.forEach((time, i) => {
        const step = stepAt(steps, time);
        const off = (own: number | null | undefined, theirs: number | undefined): number =>
          theirs === undefined ? 0 : Math.abs((own ?? NaN) - theirs);
        expect(off(step?.survival, published.surv[i]), `S(${time})`).toBeLessThan(1e-3);
        expect(off(step?.lower, published.lower?.[i]), `lower ${time}`).toBeLessThan(1e-3);
        expect(off(step?.upper, published.upper?.[i]), `upper ${time}`).toBeLessThan(1e-3);
      });
    }
  });

  test('leaves out what was never at risk, and has no band once everybody is gone', () => {
    const steps = kaplanMeier([at(0, 0, 5), at(1, 0, 1), at(2, 2, 0)]);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([3, 2]);
    expect(steps[0]).toMatchObject({ survival: 1, lower: 1, upper: 1 });
    expect(steps[1]).toMatchObject({ survival: 0, lower: null, upper: null });
  });

  const anyLifetimes = fc
    .uniqueArray(
      fc.record({
        time: fc.integer({ min: 1, max: 300 }),
        events: fc.integer({ min: 0, max: 9 }),
        censored: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 40, selector: ({ time }) => time },
    )
    .map((counts) =>
      counts
        .filter(({ events, censored }) => events + censored > 0)
        .sort((left, right) => left.time - right.time),
    );

  test('without censoring is the share that lasts longer', () => {
    fc.assert(
      fc.property(anyLifetimes, (counts) => {
        const events = counts.map((count) => ({ ...count, censored: 0 }));
        const total = events.reduce((sum, one) => sum + one.events, 0);
        for (const { time, survival, atRisk } of kaplanMeier(events)) {
          const longer = events.reduce((sum, one) => sum + (one.time > time ? one.events : 0), 0);
          if (atRisk > 0) expect(survival).toBeCloseTo(longer / total, 12);
        }
      }),
    );
  });

  test('never rises, and lies within its band', () => {
    fc.assert(
      fc.property(anyLifetimes, (counts) => {
        let before = 1;
        for (const { survival, lower, upper } of kaplanMeier(counts)) {
          expect(survival).toBeLessThanOrEqual(before);
          before = survival;
          if (lower === null || upper === null) expect(survival).toBe(0);
          else expect(lower <= survival && survival <= upper).toBe(true);
        }
      }),
    );
  });

  test('has a median between the ends of its interval', () => {
    fc.assert(
      fc.property(anyLifetimes, (counts) => {
        const steps = kaplanMeier(counts);
        const median = timeOfShare(steps, 0.5);
        const [low, high] = medianInterval(steps);
        if (median !== null && low !== null) expect(low).toBeLessThanOrEqual(median);
        if (median !== null && high !== null) expect(high).toBeGreaterThanOrEqual(median);
      }),
    );
  });
});
