import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Split, SplitArm } from '../core/audience/plan.ts';
import { openHasher, type Hasher } from './hash.ts';
import { assignArms } from './split.ts';

let hasher: Hasher;
beforeAll(async () => {
  hasher = await openHasher();
});

const arm = (name: string, share: number, isHoldout = false): SplitArm => ({
  ...{ name, share, isHoldout },
});
const halves = [arm('A', 1), arm('B', 1)];

function splitOf(change: Partial<Split>): Split {
  return { name: 'tea', seed: 1, arms: halves, strata: [], ...change };
}

function crowd(size: number, strata = 1): { id: string; stratum: string }[] {
  return Array.from({ length: size }, (_, k) => ({ id: `c${k}`, stratum: `s${k % strata}` }));
}

function countsOf(arms: Uint8Array, most: number): number[] {
  const counts = new Array<number>(most).fill(0);
  for (const one of arms) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

describe('without strata', () => {
  test('the group follows from seed and identifier alone', () => {
    const [first] = assignArms([{ id: 'c7', stratum: 'x' }], splitOf({ seed: 5 }), hasher);
    // The first 52 bits by another library, against a share of one half.
    const digest = createHash('sha256').update('5:c7').digest('hex');
    expect(first).toBe(Number.parseInt(digest.slice(0, 13), 16) / 2 ** 52 < 0.5 ? 0 : 1);
    const all = assignArms(crowd(100), splitOf({ seed: 5 }), hasher);
    expect(all[7]).toBe(first);
  });

  test('shares are met within chance: chi-square over 1,000 seeds', () => {
    const arms = [arm('A', 50), arm('B', 30), arm('C', 20, true)];
    const people = crowd(400);
    const statistics = Array.from({ length: 1000 }, (_, seed) =>
      chiSquare(countsOf(assignArms(people, splitOf({ seed, arms }), hasher), 3), [200, 120, 80]),
    );
    // Two degrees of freedom: mean 2, variance 4, upper tails 4.605 (10 %), 9.210 (1 %).
    const mean = statistics.reduce((sum, one) => sum + one, 0) / 1000;
    expect(Math.abs(mean - 2)).toBeLessThan(3.3 * Math.sqrt(4 / 1000));
    expectShareAbove(statistics, 1.386, 0.5);
    expectShareAbove(statistics, 4.605, 0.1);
    expectShareAbove(statistics, 9.21, 0.01);
  });

  test('two seeds have nothing to do with each other', () => {
    const people = crowd(10_000);
    const one = assignArms(people, splitOf({ seed: 1 }), hasher);
    const two = assignArms(people, splitOf({ seed: 2 }), hasher);
    const same = one.filter((value, row) => value === two[row]).length;
    expect(Math.abs(same - 5000)).toBeLessThan(3.3 * 50);
  });
});

describe('with strata', () => {
  test('every stratum has its shares to within one person', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        (size, strata, shares, seed) => {
          const people = crowd(size, strata);
          const arms = shares.map((share, k) => arm(`arm ${k}`, share));
          const split = splitOf({ seed, arms, strata: ['tier'] });
          const assigned = assignArms(people, split, hasher);
          const total = shares.reduce((sum, share) => sum + share, 0);
          for (let k = 0; k < Math.min(strata, size); k++) {
            const own = assigned.filter((_, row) => people[row]?.stratum === `s${k}`);
            countsOf(own, shares.length).forEach((count, place) => {
              const expected = (own.length * (shares[place] ?? 0)) / total;
              expect(Math.abs(count - expected)).toBeLessThan(1);
            });
          }
        },
      ),
    );
  });

  test('who is alone in a stratum is in each group as often as its share says', () => {
    const arms = [arm('A', 80), arm('B', 20)];
    const people = crowd(1, 1);
    let inB = 0;
    for (let seed = 0; seed < 2000; seed++)
      inB += assignArms(people, splitOf({ seed, arms, strata: ['tier'] }), hasher)[0] ?? 0;
    expect(Math.abs(inB - 400)).toBeLessThan(3.3 * Math.sqrt(2000 * 0.2 * 0.8));
  });

  test('each person of a stratum is in each group as often as the others', () => {
    const people = crowd(5, 1);
    const inB = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 1000; seed++)
      assignArms(people, splitOf({ seed, strata: ['tier'] }), hasher).forEach(
        (one, row) => (inB[row] = (inB[row] ?? 0) + one),
      );
    for (const count of inB)
      expect(Math.abs(count - 500)).toBeLessThan(3.9 * Math.sqrt(1000 * 0.25));
  });
});

test('the order of people changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.nat(), (seed, isStratified, mixer) => {
      const people = crowd(60, 4);
      const mixed = people
        .map((person, k) => ({ person, at: (k * 7919 + mixer) % 61 }))
        .sort((a, b) => a.at - b.at)
        .map(({ person }) => person);
      const split = splitOf({ seed, strata: isStratified ? ['tier'] : [] });
      const before = new Map(
        [...assignArms(people, split, hasher)].map((one, row) => [people[row]?.id, one]),
      );
      assignArms(mixed, split, hasher).forEach((one, row) =>
        expect(one).toBe(before.get(mixed[row]?.id ?? '')),
      );
    }),
  );
});

test.each([
  [[arm('A', 1)]],
  [[arm('A', 1), arm('A', 1)]],
  [[arm('A', 1), arm('B', 0)]],
  [[arm('A', 1), arm(' ', 1)]],
  [[]],
])('groups that are none are refused: %j', (arms) => {
  expect(() => assignArms(crowd(3), splitOf({ arms }), hasher)).toThrow('audience.badSplit');
});

function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, k) => {
    const hoped = expected[k] ?? 0;
    return sum + (count - hoped) ** 2 / hoped;
  }, 0);
}

/** That a share of 1,000 statistics is above a limit as often as it should be, within 3.3 standard errors. */
function expectShareAbove(statistics: readonly number[], limit: number, share: number): void {
  const above = statistics.filter((one) => one > limit).length / statistics.length;
  // Counts are whole, so the distribution is not quite continuous.
  const room = 3.3 * Math.sqrt((share * (1 - share)) / statistics.length) + 0.005;
  expect(Math.abs(above - share)).toBeLessThan(room);
}
