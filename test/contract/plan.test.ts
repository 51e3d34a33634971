import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Measured } from '../../src/analyses/plan/measured.ts';
import type { PlanView } from '../../src/analyses/plan/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { useEngine } from '../support/node-engine.ts';
import {
  groupBy,
  linkOrders,
  ordersOf,
  readShop,
  sum,
  type OracleOrder,
} from '../support/oracle.ts';
import { gapsOf, lowerMiddle } from '../support/oracle-customers.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anchor,
  anyLongShop,
  anySellingShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';

const engine = useEngine();
const dayLength = 86_400_000;
/** Three customers who come back often, so that there are gaps enough for a median. */
const busyShop: fc.Arbitrary<readonly ShopRow[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom('ann', 'bob', '周'),
      offset: fc.integer({ min: 0, max: 120 }),
      cents: fc.integer({ min: -100, max: 1500 }),
    }),
    { minLength: 50, maxLength: 90 },
  )
  .map((drawn) => [
    anchor,
    ...drawn.map(({ customer, offset, cents }) => ({
      ...{ customer, channel: 'web', order: '', original: '' },
      date: new Date(Date.UTC(2023, 10, 2 + offset)).toISOString().slice(0, 10),
      amount: (cents / 100).toFixed(2),
    })),
  ]);
const shops = fc.oneof(anyShop, anyLongShop, anySellingShop);

/** What one customer did, person by person. */
interface Person {
  readonly customer: string;
  readonly bought: number;
  readonly revenue: number;
  readonly orders: number;
}

interface World {
  readonly orders: readonly OracleOrder[];
  readonly asOf: string;
  readonly ageOf: (day: string) => number;
}

function worldOf(shop: readonly ShopRow[], asOf: string): World {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return {
    asOf,
    orders: ordersOf(lines).filter(({ customer }) => customer !== null),
    ageOf: (day) => (Date.parse(asOf) - Date.parse(day)) / dayLength,
  };
}

const purchaseDays = (orders: readonly OracleOrder[]): readonly string[] =>
  [...new Set(orders.filter(({ amount }) => amount > 0n).map(({ day }) => day))].sort();

function byCustomer({ orders }: World): ReadonlyMap<string, readonly OracleOrder[]> {
  return groupBy(orders, ({ customer }) => customer ?? '');
}

/** The customers of the base, with what they did in days of these ages. */
function baseOf(world: World, window: number, ages: readonly [number, number]): readonly Person[] {
  return [...byCustomer(world)].flatMap(([customer, own]): readonly Person[] => {
    const [first] = purchaseDays(own);
    if (first === undefined || world.ageOf(first) < window) return [];
    const within = own.filter(({ day }) => {
      const age = world.ageOf(day);
      return age >= ages[0] && age < ages[1];
    });
    const purchases = within.filter(({ amount }) => amount > 0n).length;
    return [
      {
        ...{ customer, orders: purchases, bought: purchases > 0 ? 1 : 0 },
        revenue: Number(sum(within.map(({ amount }) => amount))),
      },
    ];
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
/** Σ(a − ā)(b − b̄), over the numbers themselves. */
function deviations(a: readonly number[], b: readonly number[]): number {
  const [ofA, ofB] = [mean(a), mean(b)];
  return a.reduce((total, value, place) => total + (value - ofA) * ((b[place] ?? 0) - ofB), 0);
}

function expectMeasured(
  found: Measured | undefined,
  now: readonly number[],
  before: readonly number[],
  value: number,
  divisor: number,
): void {
  expect(found?.customers).toBe(now.length);
  expect(found?.value).toBeCloseTo(value, 8);
  const variance = deviations(now, now) / divisor;
  expect(found?.variance).toBeCloseTo(variance, 6);
  const [own, earlier] = [deviations(now, now), deviations(before, before)];
  if (own < 1e-9 || earlier < 1e-9) expect(found?.cut ?? 0).toBeCloseTo(0, 6);
  else expect(found?.cut).toBeCloseTo(deviations(now, before) ** 2 / (own * earlier), 6);
}

async function onAnyShop(
  params: Readonly<Record<string, string>>,
  check: (view: PlanView, world: World, model: ModelInfo) => Promise<void> | void,
  drawn = shops,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(drawn, async (shop) => {
      await withLoaded(engine(), shopSources(shop), async ({ model }) => {
        const view = await runView(engine(), model, viewState('plan', params));
        await check(view as PlanView, worldOf(shop, model.lastDay), model);
      });
    }),
    { numRuns: drawn === busyShop ? 4 : 12 },
  );
}

describe('a plan of any small shop', () => {
  test('measures what its customers did, one by one', { timeout: 120_000 }, async () => {
    await onAnyShop({ window: '40', before: '25' }, (view, world) => {
      const base = baseOf(world, 40, [0, 40]);
      const earlier = baseOf(world, 40, [40, 65]);
      expect([view.customers, view.days, view.before]).toEqual([base.length, 40, 25]);
      expect(view.bought).toBe(base.filter(({ bought }) => bought === 1).length);
      if (base.length === 0) return;
      const of = (metric: string): Measured | undefined =>
        view.metrics.find((one) => one.metric === metric);
      const n = base.length;
      for (const [metric, key, divisor] of [
        ['conversion', 'bought', n],
        ['revenue', 'revenue', Math.max(1, n - 1)],
        ['orders', 'orders', Math.max(1, n - 1)],
      ] as const) {
        const now = base.map((one) => one[key]);
        expectMeasured(
          of(metric),
          now,
          earlier.map((one) => one[key]),
          mean(now),
          divisor,
        );
      }
      const orders = base.reduce((total, one) => total + one.orders, 0);
      const value = of('orderValue');
      if (orders === 0) expect(value?.value).toBeNull();
      else {
        const ratio = base.reduce((total, one) => total + one.revenue, 0) / orders;
        const parts = base.map((one) => ((one.revenue - ratio * one.orders) * n) / orders);
        expectMeasured(
          value,
          parts,
          earlier.map((one) => one.revenue),
          ratio,
          Math.max(1, n - 1),
        );
      }
    });
  });

  test('has marks for the customers that it counts', { timeout: 120_000 }, async () => {
    await onAnyShop({ window: '40' }, async (_, world, model) => {
      const base = baseOf(world, 40, [0, 40]);
      const marked = (mark: string) =>
        customersOfMark(engine(), model, viewState('plan', { window: '40' }), mark);
      const named = (some: readonly Person[]) => some.map(({ customer }) => customer).sort();
      expect(await marked('base')).toEqual(named(base));
      expect(await marked('bought')).toEqual(named(base.filter(({ bought }) => bought === 1)));
      expect(await marked('stayed')).toEqual(named(base.filter(({ bought }) => bought === 0)));
    });
  });

  test(
    'takes the lower middle of thirty gaps or more for its window',
    { timeout: 120_000 },
    async () => {
      let cycles = 0;
      await onAnyShop(
        {},
        (view, world) => {
          const gaps = [...byCustomer(world).values()].flatMap((own) => gapsOf(purchaseDays(own)));
          if (gaps.length >= 30) cycles += 1;
          expect([view.days, view.from]).toEqual(
            gaps.length >= 30 ? [lowerMiddle(gaps), 'cycle'] : [30, 'usual'],
          );
        },
        busyShop,
      );
      expect(cycles).toBeGreaterThan(0);
    },
  );

  test(
    'counts in every week back how many different customers have come',
    { timeout: 120_000 },
    async () => {
      await onAnyShop({}, ({ pace }, world) => {
        const lasts = [...byCustomer(world).values()].flatMap((own) => purchaseDays(own).slice(-1));
        pace.reached.forEach((people, place) => {
          const days = 7 * (place + 1);
          expect(people).toBe(lasts.filter((day) => world.ageOf(day) < days).length);
        });
        expect(pace.reached.at(-1) ?? 0).toBe(lasts.length);
        expect(pace.weeksFor(lasts.length + 1)).toBeNull();
        if (lasts.length > 0) {
          const weeks = pace.weeksFor(lasts.length) ?? 0;
          expect(lasts.every((day) => world.ageOf(day) < 7 * weeks)).toBe(true);
          expect(lasts.every((day) => world.ageOf(day) < 7 * (weeks - 1))).toBe(false);
        }
      });
    },
  );
});
