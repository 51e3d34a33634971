import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleNeeded, shareFound, type PowerFormula } from './power.ts';

describe('people needed to see 5 % become 6 %, at 5 % and with a power of 80 %', () => {
  // Published calculators: the pooled and the unpooled two-sample formula, and Evan Miller's.
  test.each([
    ['pooled', 8158],
    ['unpooled', 8155],
    ['baseline', 7663],
  ] satisfies [PowerFormula, number][])(
    'by the %s formula are %i in each group',
    (formula, people) => {
      expect(peopleNeeded({ baseline: 0.05, other: 0.06, formula })).toBe(people);
    },
  );

  test('are by the pooled formula unless another one is named', () => {
    expect(peopleNeeded({ baseline: 0.05, other: 0.06 })).toBe(8158);
  });

  test('are more for a power of 90 %', () => {
    // R 4.3: power.prop.test(p1 = .05, p2 = .06, power = .9)$n = 10920.58
    expect(peopleNeeded({ baseline: 0.05, other: 0.06, power: 0.9 })).toBe(10921);
  });
});

test('Nothing shows a difference that is none', () => {
  expect(peopleNeeded({ baseline: 0.05, other: 0.05 })).toBe(Infinity);
});

describe('the share that two groups can find', () => {
  test('is the one for which they are just large enough', () => {
    expect(shareFound(0.05, 8158, 8158)).toBeCloseTo(0.06, 5);
  });

  test('lies further off the smaller the second group is', () => {
    const even = shareFound(0.1, 1000, 1000) ?? 0;
    expect(shareFound(0.1, 1000, 250)).toBeGreaterThan(even);
  });

  test('is none where the groups are too small for any', () => {
    expect(shareFound(0.5, 2, 2)).toBeNull();
    expect(shareFound(0.05, 0, 100)).toBeNull();
  });

  test('needs as many people as there are, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 100, max: 100_000 }),
        fc.integer({ min: 1, max: 20 }),
        (percent, first, twentieths) => {
          const baseline = percent / 100;
          const second = Math.ceil((first * twentieths) / 20);
          const other = shareFound(baseline, first, second);
          if (other === null) return;
          const needed = peopleNeeded({ baseline, other, ratio: second / first });
          expect(Math.abs(needed - first)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
