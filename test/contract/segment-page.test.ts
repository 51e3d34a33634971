import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompareView } from '../../src/analyses/segment/compare-view.ts';
import type { NextView } from '../../src/analyses/segment/next-view.ts';
import type { OverlapView } from '../../src/analyses/segment/overlap-view.ts';
import type { ProfileView } from '../../src/analyses/segment/profile-view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { ViewState } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import {
  linkOrders,
  readShop,
  sum,
  type OracleCustomer,
  type OracleLine,
} from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { customersUpTo, expectedNext, paidFor } from '../support/oracle-segment-page.ts';
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
const runs = { numRuns: 8 };

/** Four customers who come back often, so that much follows upon something. */
const busyShop: fc.Arbitrary<readonly ShopRow[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom('ann', 'bob', '周', 'f,g'),
      offset: fc.integer({ min: 0, max: 100 }),
      cents: fc.integer({ min: -200, max: 1500 }),
      channel: fc.constantFrom('web', 'store', 'app', ''),
    }),
    { minLength: 30, maxLength: 60 },
  )
  .map((drawn) => [
    anchor,
    ...drawn.map(({ customer, offset, cents, channel }) => ({
      ...{ customer, channel, order: '', original: '' },
      date: new Date(Date.UTC(2023, 10, 2 + offset)).toISOString().slice(0, 10),
      amount: (cents / 100).toFixed(2),
    })),
  ]);
const shops = fc.oneof(anyShop, anyLongShop, anySellingShop, busyShop, busyShop);

/** Two purchase days or more: the segment of these tests. */
const rule = 'days(2..)';
const comesAgain = ({ days }: OracleCustomer): boolean => days.length >= 2;
/** From 20.00 of net revenue, and no more than one order. */
const isBig = ({ amount }: OracleCustomer): boolean => amount >= 2000n;
const isOnce = ({ orders }: OracleCustomer): boolean => orders <= 1;

function linesOf(shop: readonly ShopRow[]): readonly OracleLine[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return lines;
}

/** Runs a view of every shop, beside what the lines of its file say. */
async function onAnyShop(
  params: ViewState['params'],
  check: (view: unknown, lines: readonly OracleLine[], model: ModelInfo) => Promise<void> | void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      await withLoaded(engine(), shopSources(shop), async ({ model }) => {
        await check(
          await runView(engine(), model, viewState('segment', params)),
          linesOf(shop),
          model,
        );
      });
    }),
    runs,
  );
}

const buyers = (customers: readonly OracleCustomer[]): readonly OracleCustomer[] =>
  customers.filter(({ days }) => days.length > 0);

describe('the profile of a segment', () => {
  test('counts members and everyone else as the file has them', { timeout: 120_000 }, async () => {
    await onAnyShop({ rule }, (view, lines) => {
      const { segment, rest, total } = view as ProfileView;
      const all = customersUpTo(lines);
      for (const [group, own] of [
        [segment, all.filter(comesAgain)],
        [rest, all.filter((one) => !comesAgain(one))],
      ] as const)
        expect(group).toEqual({
          customers: own.length,
          buyers: buyers(own).length,
          orders: own.reduce((orders, one) => orders + one.orders, 0),
          revenue: sum(own.map(({ amount }) => amount)),
          paid: sum(buyers(own).map(({ amount }) => amount)),
        });
      expect(total).toBe(sum(lines.map(({ amount }) => amount)));
    });
  });

  test(
    'finds at every day of its course whom the data of that day had',
    { timeout: 120_000 },
    async () => {
      await onAnyShop({ rule, months: '6' }, (view, lines) => {
        const { course } = view as ProfileView;
        expect(course.length).toBeGreaterThan(0);
        for (const { day, customers, revenue } of course) {
          const then = customersUpTo(lines, day).filter(comesAgain);
          expect([day, customers, revenue]).toEqual([
            day,
            then.length,
            sum(then.map(({ amount }) => amount)),
          ]);
        }
      });
    },
  );

  test(
    'counts who paid for a value, in the segment and among everyone',
    { timeout: 120_000 },
    async () => {
      await onAnyShop({ rule }, async (view, lines, model) => {
        const { traits } = view as ProfileView;
        const held = paidFor(lines);
        const members = customersUpTo(lines).filter(comesAgain);
        const channels = traits.filter(({ field }) => field.kind === 'dimension');
        for (const { value, customers, everyone, of } of channels) {
          const has = (customer: string): boolean =>
            [...(held.get(customer)?.values() ?? [])].some((values) => values.has(value));
          const own = members.map(({ customer }) => customer).filter(has);
          expect([value, customers, everyone, of]).toEqual([
            value,
            own.length,
            [...held.keys()].filter(has).length,
            members.length,
          ]);
          const mark = `value:dimension:channel=${value}`;
          expect(
            await customersOfMark(engine(), model, viewState('segment', { rule }), mark),
          ).toEqual(own.toSorted());
        }
      });
    },
  );
});

describe('the overlap of segments', () => {
  const others = 'Big:net(20..)~Once:orders(..1)';

  test('puts every customer into exactly one combination', { timeout: 120_000 }, async () => {
    await onAnyShop({ rule, others, show: 'overlap' }, (view, lines) => {
      const { intersections, segments, any, none, everyone, shared } = view as OverlapView;
      const tests = [comesAgain, isBig, isOnce];
      const all = customersUpTo(lines);
      for (const { within, customers, revenue } of intersections) {
        const own = all.filter((one) => tests.every((is, place) => is(one) === within[place]));
        expect([customers, revenue]).toEqual([own.length, sum(own.map(({ amount }) => amount))]);
      }
      expect(segments.map(({ customers }) => customers)).toEqual(
        tests.map((is) => all.filter(is).length),
      );
      expect(shared).toEqual(
        tests.map((one) =>
          tests.map((other) => all.filter((who) => one(who) && other(who)).length),
        ),
      );
      expect(any.customers + none.customers).toBe(everyone.customers);
      expect(everyone.customers).toBe(all.length);
      expect(intersections.reduce((count, { customers }) => count + customers, 0)).toBe(
        any.customers,
      );
    });
  });
});

describe('the comparison of two segments', () => {
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((left, right) => left + right, 0) / values.length;

  test.each([
    ['everyone else', {}, (one: OracleCustomer) => !comesAgain(one)],
    ['another one', { others: 'Big:net(20..)' }, isBig],
  ] as const)('with %s takes means of buyers', { timeout: 120_000 }, async (_, params, isOther) => {
    await onAnyShop({ rule, ...params, show: 'compare' }, (view, lines) => {
      const { a, b, both, differences } = view as CompareView;
      const all = customersUpTo(lines);
      const sides = [all.filter(comesAgain), all.filter(isOther)];
      expect([a.customers, b.customers]).toEqual(sides.map(({ length }) => length));
      expect(both).toBe(all.filter((one) => comesAgain(one) && isOther(one)).length);
      const told = Object.fromEntries(differences.map((one) => [one.measure, [one.a, one.b]]));
      const of = (value: (one: OracleCustomer) => number): readonly (number | null)[] =>
        sides.map((side) => mean(buyers(side).map(value)));
      expect(told['revenue']).toEqual(of(({ amount }) => Number(amount)).map(close));
      expect(told['orders']).toEqual(of(({ orders }) => orders).map(close));
      expect(told['days']).toEqual(of(({ days }) => days.length).map(close));
      expect(told['back']).toEqual(of((one) => Number(comesAgain(one))).map(close));
      expect(told['refunded']).toEqual(
        of(({ sales, amount }) => Number(sales > amount)).map(close),
      );
    });
  });

  function close(value: number | null): unknown {
    return value === null ? null : expect.closeTo(value, 9);
  }
});

describe('what a segment buys next', () => {
  test('is what others bought after the same items, in time', { timeout: 120_000 }, async () => {
    const params = { rule: 'net(1..)', item: 'dimension:channel', show: 'next', within: '40' };
    let found = 0;
    await onAnyShop(params, (view, lines, model) => {
      const { told, items, within } = view as NextView;
      const isMember = ({ amount }: OracleCustomer): boolean => amount >= 100n;
      const wanted = expectedNext(lines, isMember, 40, model.lastDay);
      expect(within).toBe(40);
      expect(told).toBe(wanted.told);
      found += told;
      for (const { code, expected } of items)
        expect(expected).toBeCloseTo(wanted.expected.get(code) ?? 0, 8);
    });
    expect(found).toBeGreaterThan(0);
  });
});
