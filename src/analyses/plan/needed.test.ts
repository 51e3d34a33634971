import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alphaOfEach, peopleFor, riseFound, type Division, type Planned } from './needed.ts';

const usual: Division = {
  ...{ alpha: 0.05, power: 0.8, sides: 'two', arms: 2, control: 0, metrics: 1 },
};
const share = (baseline: number, formula: Planned['formula'] = 'pooled'): Planned => ({
  ...{ isShare: true, baseline, variance: 0, cut: 0, formula },
});
const mean = (baseline: number, deviation: number): Planned => ({
  ...{ isShare: false, baseline, variance: deviation ** 2, cut: 0, formula: 'pooled' },
});

describe('people needed for a share of 5 % that becomes 6 %', () => {
  // Published calculators: the pooled and the unpooled formula, and Evan Miller's.
  test.each([
    ['pooled', 8158],
    ['unpooled', 8155],
    ['baseline', 7663],
  ] as const)('by the %s formula are %i in each group', (formula, people) => {
    expect(peopleFor(share(0.05, formula), 0.2, usual)).toEqual({
      ...{ control: people, treatment: people, total: 2 * people },
    });
  });

  test('are more for a power of 90 %, fewer for one side', () => {
    // R 4.3: power.prop.test(p1 = .05, p2 = .06, power = .9)$n = 10920.58; alternative = "one.sided": 6425.8
    expect(peopleFor(share(0.05), 0.2, { ...usual, power: 0.9 })?.control).toBe(10921);
    expect(peopleFor(share(0.05), 0.2, { ...usual, sides: 'one' })?.control).toBe(6426);
  });
});

describe('people needed for a mean', () => {
  test('of 100 with a deviation of 50 that becomes 110 are 394 in each group', () => {
    // R 4.3: power.t.test(delta = 10, sd = 50, power = .8)$n = 393.4057
    expect(peopleFor(mean(100, 50), 0.1, usual)).toEqual({
      ...{ control: 394, treatment: 394, total: 788 },
    });
  });

  test('are the same in every unit of money', () => {
    expect(peopleFor(mean(10_000, 5000), 0.1, usual)).toEqual(peopleFor(mean(100, 50), 0.1, usual));
  });

  test('are a quarter where the days before take out three quarters of the variance', () => {
    // R 4.3: power.t.test(delta = 10, sd = 25, power = .8)$n = 99.08
    expect(peopleFor({ ...mean(100, 50), cut: 0.75 }, 0.1, usual)?.control).toBe(100);
  });
});

describe('several groups', () => {
  test('share the false alarms with the metrics, by Bonferroni', () => {
    expect(alphaOfEach({ ...usual, arms: 3, metrics: 5 })).toBeCloseTo(0.005, 12);
  });

  test('of unequal size need more customers in all', () => {
    // By root finding on the noncentral t distribution of SciPy: 246.53, and four times as many.
    const people = peopleFor(mean(100, 50), 0.1, { ...usual, control: 20 });
    expect(people).toEqual({ control: 247, treatment: 988, total: 1235 });
  });

  test('add up, each as large as is said', () => {
    const people = peopleFor(share(0.1), 0.1, { ...usual, arms: 4 });
    expect(people?.total).toBe((people?.control ?? 0) + 3 * (people?.treatment ?? 0));
  });
});

describe('there is no plan', () => {
  test.each([
    ['for a share of nobody', share(0), 0.1],
    ['for a share of everybody', share(1), 0.1],
    ['for a share that would rise above everybody', share(0.8), 0.5],
    ['for no difference', share(0.1), 0],
    ['where nothing varies', mean(100, 0), 0.1],
    ['for a mean of zero', mean(0, 50), 0.1],
    ['where the days before tell everything', { ...mean(100, 50), cut: 1 }, 0.1],
  ])('%s', (_, planned, rise) => {
    expect(peopleFor(planned, rise, usual)).toBeNull();
  });

  test('and no rise is found by nobody, nor by so few that none would be', () => {
    expect(riseFound(share(0.1), 0, usual)).toBeNull();
    expect(riseFound(share(0.5), 4, usual)).toBeNull();
    expect(riseFound(share(0), 1e6, usual)).toBeNull();
  });
});

const anyDivision = fc.record({
  alpha: fc.constantFrom(0.01, 0.05, 0.1),
  power: fc.constantFrom(0.5, 0.8, 0.95),
  sides: fc.constantFrom('one' as const, 'two' as const),
  arms: fc.integer({ min: 2, max: 10 }),
  control: fc.constantFrom(0, 10, 50),
  metrics: fc.integer({ min: 1, max: 10 }),
});
const anyPlanned = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('pooled' as const, 'unpooled' as const))
    .map(([percent, formula]) => share(percent / 100, formula)),
  fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5000 }))
    .map(([value, deviation]) => mean(value, deviation)),
);

describe('what a number of customers finds', () => {
  test('is the difference for which just as many are needed', () => {
    fc.assert(
      fc.property(
        anyPlanned,
        anyDivision,
        fc.integer({ min: 200, max: 1e7 }),
        (one, how, total) => {
          const rise = riseFound(one, total, how);
          if (rise === null) return;
          const needed = peopleFor(one, rise, how);
          // Groups round up, each by one customer at most, and the others by as many as go with one of the control.
          const rounding = how.arms * (1 + 9 * how.arms);
          expect(Math.abs((needed?.total ?? 0) - total)).toBeLessThanOrEqual(rounding);
        },
      ),
    );
  });

  test('is less for more customers', () => {
    fc.assert(
      fc.property(
        anyPlanned,
        anyDivision,
        fc.integer({ min: 200, max: 1e6 }),
        (one, how, total) => {
          const [few, many] = [riseFound(one, total, how), riseFound(one, 2 * total, how)];
          if (few !== null) expect(many).toBeLessThan(few);
        },
      ),
    );
  });
});
