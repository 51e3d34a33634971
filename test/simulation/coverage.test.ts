/** Intervals at 95 % hold the true difference in 95 of 100 tests, whatever is measured. */
import { describe, expect, test } from 'vitest';
import { adjustedEffectOf, effectOf } from '../../src/core/experiment/effects.ts';
import type { Effect, Estimate } from '../../src/core/experiment/readout.ts';
import { random, type Random } from '../../src/sample/random.ts';
import { binomial, customers, meanSpent, shareSums, spent, type Spending } from './draws.ts';

const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;
/** With so many the share that is found is within 0.46 points of the true one: 3 √(0.95 · 0.05 / 20,000). */
const tries = 20_000;

interface Truth {
  readonly absolute: number;
  readonly relative: number;
}

/** How often the intervals of effects hold what is true. */
function coverage(draw: () => Effect | null, truth: Truth, of = tries): Truth {
  const holds = (estimate: Estimate | null | undefined, value: number): number =>
    estimate && estimate.interval.low <= value && value <= estimate.interval.high ? 1 : 0;
  let [absolute, relative] = [0, 0];
  for (let one = 0; one < of; one++) {
    const effect = draw();
    absolute += holds(effect?.absolute, truth.absolute);
    relative += holds(effect?.relative, truth.relative);
  }
  return { absolute: absolute / of, relative: relative / of };
}

function expectNominal({ absolute, relative }: Truth): void {
  for (const found of [absolute, relative]) {
    expect(found).toBeGreaterThanOrEqual(0.94);
    expect(found).toBeLessThanOrEqual(0.96);
  }
}

describe('the interval of', () => {
  test.each([
    [0.05, 0.06],
    [0.3, 0.3],
  ])('two shares of %d and %d among 2,000 each', (p, q) => {
    const chance = random(1, `shares ${p}`);
    const [control, treatment] = [binomial(2000, p), binomial(2000, q)];
    const draw = (): Effect =>
      effectOf(
        { kind: 'share' },
        shareSums(control(chance), 2000),
        shareSums(treatment(chance), 2000),
        options,
      );
    expectNominal(coverage(draw, { absolute: q - p, relative: q / p - 1 }));
  });

  test('revenue that most customers do not bring, with unequal variances', () => {
    const chance = random(2, 'revenue');
    const low: Spending = { share: 0.1, median: 40, spread: 0.5 };
    const high: Spending = { share: 0.12, median: 40, spread: 0.8 };
    const [buyersLow, buyersHigh] = [binomial(3000, low.share), binomial(3000, high.share)];
    const draw = (): Effect =>
      effectOf(
        { kind: 'mean' },
        spent(chance, 3000, buyersLow(chance), low),
        spent(chance, 3000, buyersHigh(chance), high),
        options,
      );
    const [a, b] = [meanSpent(low), meanSpent(high)];
    expectNominal(coverage(draw, { absolute: b - a, relative: b / a - 1 }));
  });

  test('revenue per order, where who orders often orders differently', () => {
    const chance = random(3, 'order value');
    // Orders 0–3 with chances by place; an order of n is worth 30 · (1 + growth · (n − 1)) on average.
    const values = { control: 0.1, treatment: 0.2 };
    const chances = [0.4, 0.35, 0.15, 0.1];
    const mean = (of: (orders: number) => number): number =>
      chances.reduce((sum, part, orders) => sum + part * of(orders), 0);
    const worth = (orders: number, growth: number): number =>
      30 * orders * (1 + growth * (orders - 1));
    const ratio = (growth: number): number =>
      mean((orders) => worth(orders, growth)) / mean((orders) => orders);
    const group = (growth: number) =>
      customers(800, () => {
        const d = chance.weighted(chances);
        const y = d === 0 ? 0 : worth(d, growth) * Math.exp(0.4 * chance.normal() - 0.08);
        return { y, d, x: 0 };
      });
    const draw = (): Effect =>
      effectOf({ kind: 'ratio' }, group(values.control), group(values.treatment), options);
    const [a, b] = [ratio(values.control), ratio(values.treatment)];
    expectNominal(coverage(draw, { absolute: b - a, relative: b / a - 1 }, 12_000));
  });

  describe('what is adjusted by the days before,', () => {
    /** A customer of a base where what was spent before explains much of what is spent after. */
    const drawn = (chance: Random, factor: number) => () => {
      const x = 20 * Math.exp(0.6 * chance.normal());
      const isBuyer = chance.next() < 0.5;
      const y = isBuyer ? factor * x * Math.exp(0.3 * chance.normal()) : 0;
      return { y, d: 1 + Math.floor(x / 20), x };
    };
    const meanOfControl = 0.5 * 20 * Math.exp(0.18 + 0.045);

    test('a mean, for an effect that grows with what was spent before', () => {
      const chance = random(4, 'cuped');
      const draw = (): Effect | null =>
        adjustedEffectOf(
          { kind: 'mean' },
          customers(1000, drawn(chance, 1)),
          customers(700, drawn(chance, 1.5)),
          options,
        );
      const truth = { absolute: 0.5 * meanOfControl, relative: 0.5 };
      expectNominal(coverage(draw, truth, 10_000));
    });

    test('a ratio', () => {
      const chance = random(5, 'cuped ratio');
      const draw = (): Effect | null =>
        adjustedEffectOf(
          { kind: 'ratio' },
          customers(800, drawn(chance, 1)),
          customers(800, drawn(chance, 1)),
          options,
        );
      expectNominal(coverage(draw, { absolute: 0, relative: 0 }, 10_000));
    });

    test('is narrower than without, which is what it is for', () => {
      const chance = random(6, 'cuped narrower');
      const sums = [1, 1].map((factor) => customers(20_000, drawn(chance, factor)));
      const [a = customers(0, drawn(chance, 1)), b = a] = sums;
      const found = adjustedEffectOf({ kind: 'mean' }, a, b, options);
      expect(found?.varianceCut).toBeGreaterThan(0.1);
    });
  });
});
