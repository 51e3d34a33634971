/** A test of the size that was planned finds the difference as often as was planned. */
import { describe, expect, test } from 'vitest';
import { adjustedEffectOf, effectOf } from '../../src/core/experiment/effects.ts';
import { planSize, type PlanSettings } from '../../src/core/experiment/plan-size.ts';
import type { Effect } from '../../src/core/experiment/readout.ts';
import { random } from '../../src/sample/random.ts';
import {
  binomial,
  customers,
  meanSpent,
  share,
  shareSums,
  spent,
  varianceSpent,
  type Spending,
} from './draws.ts';

const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;
const settings: PlanSettings = {
  ...{ weights: [1, 1], control: 0, alpha: 0.05, power: 0.8 },
  ...{ sides: 'two', metrics: 1, varianceCut: 0 },
};
const isFound = (effect: Effect | null): boolean => (effect?.absolute?.test.p ?? 1) <= 0.05;

function expectPower(found: number): void {
  expect(found).toBeGreaterThan(0.78);
  expect(found).toBeLessThan(0.82);
}

describe('with a power of 80 %', () => {
  test('a share that rises from 5 to 6 % is found in 80 of 100 tests', () => {
    const chance = random(31, 'shares');
    const [n = 0] = planSize({ kind: 'share', value: 0.05 }, 0.01, settings)?.arms ?? [];
    const [a, b] = [binomial(n, 0.05), binomial(n, 0.06)];
    const found = share(20_000, () =>
      isFound(
        effectOf({ kind: 'share' }, shareSums(a(chance), n), shareSums(b(chance), n), options),
      ),
    );
    expectPower(found);
  });

  test('with twice as many in the control it is found as often', () => {
    const chance = random(32, 'unequal');
    const unequal = { ...settings, weights: [2, 1] };
    const [n = 0, m = 0] = planSize({ kind: 'share', value: 0.05 }, 0.01, unequal)?.arms ?? [];
    const [a, b] = [binomial(n, 0.05), binomial(m, 0.06)];
    const found = share(20_000, () =>
      isFound(
        effectOf({ kind: 'share' }, shareSums(a(chance), n), shareSums(b(chance), m), options),
      ),
    );
    expectPower(found);
  });

  test('a mean that rises by a fifth is found in 80 of 100 tests', () => {
    const chance = random(33, 'means');
    const usual: Spending = { share: 0.3, median: 40, spread: 0.5 };
    const [value, variance] = [meanSpent(usual), varianceSpent(usual)];
    const rise = value / 5;
    const [n = 0] = planSize({ kind: 'mean', value, variance }, rise, settings)?.arms ?? [];
    const buyers = binomial(n, usual.share);
    const found = share(10_000, () => {
      const a = spent(chance, n, buyers(chance), usual);
      const b = spent(chance, n, buyers(chance), usual);
      // Everybody brings so much more.
      const lifted = { ...b, y: b.y + n * rise, yy: b.yy + 2 * rise * b.y + n * rise * rise };
      return isFound(effectOf({ kind: 'mean' }, a, lifted, options));
    });
    expectPower(found);
  });

  test('what the days before explain by half takes half the customers', () => {
    const chance = random(34, 'cuped');
    const base = { kind: 'mean', value: 10, variance: 2 } as const;
    const cut = { ...settings, varianceCut: 0.5 };
    const [n = 0] = planSize(base, 0.25, cut)?.arms ?? [];
    expect(n / (planSize(base, 0.25, settings)?.arms[0] ?? NaN)).toBeCloseTo(0.5, 2);
    const group = (rise: number) =>
      customers(n, () => {
        const x = chance.normal();
        return { y: 10 + rise + x + chance.normal(), d: 0, x };
      });
    const found = share(10_000, () =>
      isFound(adjustedEffectOf({ kind: 'mean' }, group(0), group(0.25), options)),
    );
    expectPower(found);
  });
});
