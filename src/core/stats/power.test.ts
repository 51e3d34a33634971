import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arcsinePeople,
  exactPeople,
  peopleNeeded,
  powerOfShares,
  shareFound,
  type PowerFormula,
} from './power.ts';

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

describe('people needed at 5 % and with a power of 80 %', () => {
  // power.samplesize: Evan Miller's formula, R's power.prop.test (pooled), statsmodels NormalIndPower.
  test.each([
    [0.2, 0.05, 1030.21928311, 1093.73904577, 1091.89615872],
    [0.05, 0.01, 7663.00027167, 8157.73144785, 8142.59539444],
    [0.1, 0.01, 14312.8562419, 14750.790469, 14744.1048369],
    [0.03, 0.003, 51486.456308, 53210.301207, 53181.7897174],
    [0.01, 0.002, 39985.9607451, 42692.8023592, 42606.1264203],
    [0.5, 0.02, 9808.74146429, 9805.99620874, 9805.84138724],
  ])('for %d and %d more are those of the calculators', (baseline, more, evan, fleiss, arcsine) => {
    const other = baseline + more;
    expect(exactPeople({ baseline, other, formula: 'baseline' }) / evan).toBeCloseTo(1, 9);
    expect(exactPeople({ baseline, other, formula: 'pooled' }) / fleiss).toBeCloseTo(1, 9);
    // statsmodels also counts finding a difference the wrong way round: 2.4 millionths fewer people.
    expect(arcsinePeople(baseline, other) / arcsine).toBeCloseTo(1, 5);
    expect(peopleNeeded({ baseline, other, formula: 'baseline' })).toBe(Math.round(evan));
    expect(peopleNeeded({ baseline, other })).toBe(Math.ceil(fleiss));
  });

  test('are fewer for a test that looks one way, and more where α is shared', () => {
    const comparison = { baseline: 0.05, other: 0.06 };
    const two = exactPeople(comparison);
    expect(exactPeople({ ...comparison, sides: 'one' })).toBeCloseTo(
      exactPeople({ ...comparison, alpha: 0.1 }),
      8,
    );
    expect(exactPeople({ ...comparison, tests: 5 })).toBeCloseTo(
      exactPeople({ ...comparison, alpha: 0.01 }),
      8,
    );
    expect(exactPeople({ ...comparison, varianceCut: 0.25 })).toBeCloseTo(two * 0.75, 8);
  });

  test('have that power', () => {
    for (const formula of ['pooled', 'unpooled', 'baseline'] as const) {
      const comparison = { baseline: 0.05, other: 0.06, ratio: 0.5, formula };
      expect(powerOfShares(comparison, exactPeople(comparison))).toBeCloseTo(0.8, 10);
    }
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

  test('is below the baseline where less is looked for', () => {
    const found = shareFound(0.05, 8158, 8158, { goes: 'down' }) ?? NaN;
    expect(found).toBeLessThan(0.05);
    expect(peopleNeeded({ baseline: 0.05, other: found })).toBe(8158);
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
