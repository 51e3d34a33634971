import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceFound, peopleForMeans } from './means-power.ts';

describe('people needed to see two means differ', () => {
  // By root finding on the noncentral t distribution of SciPy 1.17 with Welch's degrees of freedom; the
  // first is also R's power.t.test(delta = 1, sd = 1, power = .8): 16.71477.
  test.each([
    ['one deviation', 1, { variance: 1 }, 1, 16.714759831161917],
    ['half of one, power 90 %', 0.5, { variance: 1, power: 0.9 }, 1, 85.03131331150493],
    ['half of one, one-sided', 0.5, { variance: 1, sides: 'one' }, 1, 50.150783386861335],
    ['unequal groups', 1, { variance: 1, otherVariance: 4 }, 0.5, 73.77462818566639],
  ] as const)('are those of the exact power for %s', (_, difference, settings, ratio, people) => {
    expect(peopleForMeans(difference, settings, ratio) / people).toBeCloseTo(1, 2);
  });

  test('are as many fewer as what was known before explains', () => {
    const [raw, adjusted] = [0, 0.4].map((varianceCut) =>
      peopleForMeans(0.01, { variance: 1, varianceCut }),
    );
    expect((adjusted ?? NaN) / (raw ?? NaN)).toBeCloseTo(0.6, 4);
  });

  test('are as for a stricter test where several are made', () => {
    const several = peopleForMeans(0.1, { variance: 1, tests: 5 });
    expect(several).toBeCloseTo(peopleForMeans(0.1, { variance: 1, alpha: 0.01 }), 9);
  });

  test('are at least two, and without a difference no number is enough', () => {
    expect(peopleForMeans(1000, { variance: 1 })).toBe(2);
    expect(peopleForMeans(0, { variance: 1 })).toBe(Infinity);
    expect(peopleForMeans(1, { variance: 0 })).toBe(2);
  });

  test('are those that just find it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (difference, variance, ratio) => {
          const people = peopleForMeans(difference, { variance }, ratio);
          fc.pre(Math.min(people, people * ratio) > 4);
          const found = differenceFound(people, people * ratio, { variance }) ?? NaN;
          expect(found / difference).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  test('find no difference below two people or without variance', () => {
    expect(differenceFound(1, 100, { variance: 1 })).toBeNull();
    expect(differenceFound(100, 100, { variance: 0 })).toBeNull();
  });
});
