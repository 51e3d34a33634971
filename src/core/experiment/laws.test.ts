import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedEffectOf, effectOf } from './effects.ts';
import { addSums, noSums, type MetricKind, type MetricSums } from './sums.ts';

const options = { level: 0.95, sides: 'two', goodWhen: 'up' } as const;

/** What happened to one customer: outcome, denominator, and the measure before. */
interface Customer {
  readonly y: number;
  readonly d: number;
  readonly x: number;
}

const customer = fc.record({
  y: fc.integer({ min: -50, max: 1000 }),
  d: fc.integer({ min: 1, max: 5 }),
  x: fc.integer({ min: 0, max: 300 }),
});
const arm = fc.array(customer, { minLength: 3, maxLength: 40 });
const kinds: readonly MetricKind[] = ['share', 'mean', 'ratio'];

function sumsOf(customers: readonly Customer[], kind: MetricKind, scale = 1): MetricSums {
  return customers
    .map(({ y, d, x }) => {
      const outcome = kind === 'share' ? (y > 200 ? 1 : 0) : y * scale;
      return {
        ...{ n: 1, y: outcome, yy: outcome * outcome, d, dd: d * d, yd: outcome * d },
        ...{ x: x * scale, xx: (x * scale) ** 2, yx: outcome * x * scale, dx: d * x * scale },
      };
    })
    .reduce(addSums, noSums);
}

const close = (a: number | undefined, b: number | undefined): void => {
  const [one, other] = [a ?? 0, b ?? 0];
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(one)));
};

describe('for shares, means and ratios', () => {
  test('swapping the arms turns the difference round and keeps p', () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom(...kinds), (one, other, kind) => {
        const [a, b] = [sumsOf(one, kind), sumsOf(other, kind)];
        const [there, back] = [
          effectOf({ kind }, a, b, options),
          effectOf({ kind }, b, a, options),
        ];
        expect(there.absolute === null).toBe(back.absolute === null);
        close(there.absolute?.value, -(back.absolute?.value ?? 0));
        close(there.absolute?.interval.low, -(back.absolute?.interval.high ?? 0));
        close(there.absolute?.test.p, back.absolute?.test.p);
        const [on, off] = [
          adjustedEffectOf({ kind }, a, b, options),
          adjustedEffectOf({ kind }, b, a, options),
        ];
        close(on?.absolute?.value, -(off?.absolute?.value ?? 0));
        close(on?.theta, off?.theta);
      }),
    );
  });

  test('money in another unit leaves relative differences and p as they are', () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom('mean', 'ratio'), (one, other, kind) => {
        for (const of of [effectOf, adjustedEffectOf]) {
          const whole = of({ kind }, sumsOf(one, kind), sumsOf(other, kind), options);
          const cents = of({ kind }, sumsOf(one, kind, 100), sumsOf(other, kind, 100), options);
          close((whole?.absolute?.value ?? 0) * 100, cents?.absolute?.value);
          close(whole?.relative?.value, cents?.relative?.value);
          close(whole?.relative?.error, cents?.relative?.error);
          close(whole?.absolute?.test.p, cents?.absolute?.test.p);
        }
      }),
    );
  });

  test('what was the same of everybody before adjusts nothing', () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom(...kinds), fc.nat(500), (one, other, kind, x) => {
        const [a, b] = [one, other].map((customers) =>
          sumsOf(
            customers.map((each) => ({ ...each, x })),
            kind,
          ),
        );
        expect(adjustedEffectOf({ kind }, a ?? noSums, b ?? noSums, options)).toBeNull();
      }),
    );
  });

  test('two halves added are the whole', () => {
    fc.assert(
      fc.property(arm, arm, fc.nat(40), fc.constantFrom(...kinds), (one, other, cut, kind) => {
        const halves = addSums(sumsOf(one.slice(0, cut), kind), sumsOf(one.slice(cut), kind));
        expect(halves).toEqual(sumsOf(one, kind));
        const b = sumsOf(other, kind);
        expect(effectOf({ kind }, halves, b, options)).toEqual(
          effectOf({ kind }, sumsOf(one, kind), b, options),
        );
      }),
    );
  });

  test('an estimate lies within its interval, which holds zero just where p is above 5 %', () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom('mean', 'ratio'), (one, other, kind) => {
        const { absolute } = effectOf({ kind }, sumsOf(one, kind), sumsOf(other, kind), options);
        if (!absolute) return;
        const { low, high } = absolute.interval;
        expect(low).toBeLessThanOrEqual(absolute.value);
        expect(high).toBeGreaterThanOrEqual(absolute.value);
        if (Math.abs(absolute.test.p - 0.05) > 1e-9)
          expect(low <= 0 && high >= 0).toBe(absolute.test.p > 0.05);
      }),
    );
  });
});
