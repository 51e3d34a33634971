import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentIds, segmentOf } from '../../src/core/model/rfm-segments.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum, type OracleLine } from '../support/oracle.ts';
import { customersOfMark, runRfm, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyPromptShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf, rfmOf, type OracleData } from '../support/oracle-views.ts';

const engine = useEngine();
const byDefault = { frequency: 'days', monetary: 'net' } as const;

const anyDay = fc
  .integer({ min: 0, max: 140 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));

function linesOf(shop: readonly ShopRow[]): readonly OracleLine[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return lines;
}

/** The segment of every customer who has bought. */
function segmentsOf(data: OracleData): ReadonlyMap<string, string> {
  return new Map(rfmOf(data, byDefault).map((s) => [s.customer, segmentOf(s.r, s.f, s.m)]));
}

describe('the segments of two days', () => {
  test.each([
    ['with refunds on other days', anyShop],
    ['with every order on one day', anyPromptShop],
  ])('%s are those of each day by itself, and every mark holds its customers', async (_, shops) => {
    await fc.assert(
      fc.asyncProperty(shops, anyDay, async (shop, chosen) => {
        const lines = linesOf(shop);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const before = chosen < model.lastDay ? chosen : model.lastDay;
          const then = dataOf(lines.filter((line) => line.day <= before));
          const now = dataOf(lines);
          const segmentThen = segmentsOf(then);
          const segmentNow = segmentsOf(now);
          const people = [...new Set([...segmentThen.keys(), ...segmentNow.keys()])].map((id) => ({
            id,
            from: segmentThen.get(id) ?? 'joined',
            to: segmentNow.get(id) ?? 'none',
          }));
          const params = { show: 'change', before: chosen };
          const view = await runRfm(engine(), model, params);
          expect(view.moves).toHaveLength(12 * 12);
          expect(view.moves.reduce((all, move) => all + move.customers, 0)).toBe(people.length);
          for (const move of view.moves.filter(({ customers }) => customers > 0)) {
            const own = people.filter(({ from, to }) => from === move.from && to === move.to);
            const amount = (data: OracleData): bigint =>
              sum(
                data.customers
                  .filter((one) => one.days.length > 0 && own.some(({ id }) => id === one.customer))
                  .map((one) => one.amount),
              );
            expect(move.customers, `${move.from} → ${move.to}`).toBe(own.length);
            expect(move.revenueThen).toBe(amount(then));
            expect(move.revenueNow).toBe(amount(now));
            const mark = `move:${move.from}-${move.to}`;
            expect(
              await customersOfMark(engine(), model, viewState('rfm', params), mark),
              mark,
            ).toEqual(own.map(({ id }) => id).sort());
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  test('have the sizes of a view with that as-of day, by every way of scoring', async () => {
    const settings = fc.record({
      scoring: fc.constantFrom('share', 'ntile', 'cuts'),
      frequency: fc.constantFrom('days', 'orders'),
      monetary: fc.constantFrom('net', 'sales', 'average'),
    });
    await fc.assert(
      fc.asyncProperty(anyShop, settings, fc.nat(), async (shop, params, pick) => {
        const days = linesOf(shop).map((line) => line.day);
        const before = days[pick % days.length] ?? '';
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const both = await runRfm(engine(), model, { ...params, show: 'change', before });
          const then = await runRfm(engine(), model, params, { asOf: before });
          for (const segment of segmentIds) {
            const size = (side: 'from' | 'to'): number =>
              both.moves
                .filter((move) => move[side] === segment)
                .reduce((all, move) => all + move.customers, 0);
            const of = (view: typeof then) =>
              view.segments.find((one) => one.segment === segment)?.customers;
            expect(size('from'), segment).toBe(of(then));
            expect(size('to'), segment).toBe(of(both));
          }
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('the profile of a segment', () => {
  test('is that of its customers, and names what brings it most', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        const lines = linesOf(shop);
        const data = dataOf(lines);
        const segments = segmentsOf(data);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await runRfm(engine(), model, { show: 'profile' });
          const hasChannels = new Set(lines.map((line) => line.dimension)).size > 1;
          expect(view.tasteNames).toEqual(hasChannels ? ['channel'] : []);
          expect(view.profiles).toHaveLength(segmentIds.length);
          for (const profile of view.profiles) {
            const own = data.customers.filter(
              ({ customer }) => segments.get(customer) === profile.segment,
            );
            expect(profile.customers, profile.segment).toBe(own.length);
            expect(profile.purchases).toBe(own.reduce((all, { orders }) => all + orders, 0));
            expect(profile.revenue).toBe(sum(own.map(({ amount }) => amount)));
            if (own.length === 0) {
              expect(profile.daysSince).toBeNull();
              continue;
            }
            const since = own.map(
              ({ days }) =>
                (Date.parse(model.lastDay) - Date.parse(days.at(-1) ?? '')) / 86_400_000,
            );
            expect(profile.daysSince).toBeCloseTo(
              since.reduce((all, days) => all + days, 0) / own.length,
              9,
            );
            if (!hasChannels) continue;
            const [taste] = profile.tastes;
            const revenueOf = (channel: string): bigint =>
              sum(
                lines
                  .filter(
                    (line) =>
                      line.dimension === channel &&
                      own.some(({ customer }) => customer === line.customer),
                  )
                  .map((line) => line.amount),
              );
            const most = ['app', 'store', 'web']
              .map(revenueOf)
              .reduce((best, one) => (one > best ? one : best), 0n);
            if (most <= 0n) expect(taste).toBeNull();
            else expect(taste?.revenue).toBe(most);
            if (taste) expect(revenueOf(taste.value)).toBe(taste.revenue);
          }
        });
      }),
      { numRuns: 8 },
    );
  });
});
