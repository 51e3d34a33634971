import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fateOf, fates, originOf, origins } from '../../src/analyses/pyramid/moves.ts';
import type { PyramidGroup, PyramidView } from '../../src/analyses/pyramid/view.ts';
import { monthsEarlier } from '../../src/core/calendar.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { standings } from '../../src/core/model/tiers.ts';
import type { Filters, ViewState } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum, type OracleLine } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { placesOn, type OraclePlace } from '../support/oracle-pyramid.ts';
import {
  anyPromptShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';

const engine = useEngine();

const anyDay = fc
  .integer({ min: 0, max: 140 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));
const settings = fc.record({
  months: fc.constantFrom(1, 2, 12),
  before: anyDay,
  top: fc.constantFrom(5, 20, 50),
});

function linesOf(shop: readonly ShopRow[]): readonly OracleLine[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return lines;
}

const texts = (params: object): ViewState['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

const run = async (
  model: ModelInfo,
  params: object = {},
  filters: Partial<Filters> = {},
): Promise<PyramidView> =>
  (await runView(engine(), model, viewState('pyramid', texts(params), filters))) as PyramidView;

const nobody: OraclePlace = { standing: 'never', isBest: false, revenue: 0n, value: 0n };

describe('a pyramid of any small shop', () => {
  test.each([
    ['with refunds on other days', anyShop],
    ['with every order on one day', anyPromptShop],
  ])('%s is what the definitions say, and every mark holds its customers', async (_, shops) => {
    await fc.assert(
      fc.asyncProperty(shops, settings, async (shop, { months, before, top }) => {
        const lines = linesOf(shop);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await run(model, { months, before, top });
          const day = before < model.lastDay ? before : model.lastDay;
          const now = placesOn(lines, model.lastDay, months, top);
          const then = placesOn(lines, day, months, top);
          const people = [...now].map(([id, place]) => ({
            id,
            now: place,
            then: then.get(id) ?? nobody,
          }));
          const state = viewState('pyramid', texts({ months, before, top }));
          const check = async (
            mark: string | null,
            shown: PyramidGroup,
            belongs: (one: (typeof people)[number]) => boolean,
          ): Promise<void> => {
            const own = people.filter(belongs);
            expect(
              [shown.customers, shown.revenueThen, shown.revenueNow],
              `${mark} of ${shopCsv(shop)}`,
            ).toEqual([
              own.length,
              sum(own.map((one) => one.then.revenue)),
              sum(own.map((one) => one.now.revenue)),
            ]);
            if (mark !== null && own.length > 0)
              expect(await customersOfMark(engine(), model, state, mark), mark).toEqual(
                own.map(({ id }) => id).sort(),
              );
          };
          for (const tier of view.tiers) {
            const mark = tier.standing === 'never' ? null : `tier:${tier.standing}`;
            await check(mark, tier, (one) => one.now.standing === tier.standing);
            if (tier.standing !== 'never')
              expect(tier.customersThen).toBe(
                people.filter((one) => one.then.standing === tier.standing).length,
              );
          }
          for (const move of view.moves)
            await check(
              `move:${move.from}-${move.to}`,
              move,
              (one) =>
                originOf(one.then.standing, one.now.standing) === move.from &&
                fateOf(one.now.standing) === move.to,
            );
          const isActive = ({ now: { standing } }: (typeof people)[number]): boolean =>
            standing !== 'inactive' && standing !== 'never';
          await check('active', view.active, isActive);
          await check('top:then', view.topThen, (one) => one.then.isBest);
          await check('top:stayed', view.stayed, (one) => one.then.isBest && one.now.isBest);
          await check(
            'top:fell',
            view.fell,
            (one) => one.then.isBest && !one.now.isBest && isActive(one),
          );
          await check('top:gone', view.gone, (one) => one.then.isBest && !isActive(one));
          for (const { tier, ...group } of view.fellTo)
            await check(
              `top:fell-${tier}`,
              group,
              (one) => one.then.isBest && !one.now.isBest && one.now.standing === tier,
            );
        });
      }),
      { numRuns: 8 },
    );
  });

  test('adds up: tiers to everyone, rows and columns of the migration to the tiers', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, settings, async (shop, params) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await run(model, { ...params, months: 120 });
          expect(view.total).toBe(model.control.amount);
          const size = (groups: readonly { readonly customers: number }[]): number =>
            groups.reduce((total, { customers }) => total + customers, 0);
          const tier = (standing: string) =>
            view.tiers.find((one) => one.standing === standing) ?? view.tiers[0]!;
          for (const from of origins.filter((name) => name !== 'new'))
            expect(size(view.moves.filter((move) => move.from === from)), from).toBe(
              tier(from).customersThen,
            );
          for (const to of fates.filter((name) => name !== 'lost'))
            expect(size(view.moves.filter((move) => move.to === to)), to).toBe(tier(to).customers);
          expect(size([view.stayed, view.fell, view.gone])).toBe(view.topThen.customers);
          expect(size(view.fellTo)).toBe(view.fell.customers);
          expect(
            sum(view.tiers.map((one) => one.revenueNow)) + view.withoutCustomer.revenueNow,
          ).toBe(view.total);
        });
      }),
      { numRuns: 8 },
    );
  });

  test('shows at the earlier day what a pyramid with that as-of day shows', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, settings, fc.nat(), async (shop, { months, top }, pick) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
        const before = days[pick % days.length] ?? '';
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const both = await run(model, { months, before, top });
          const then = await run(model, { months, top }, { asOf: before });
          for (const standing of standings.filter((name) => name !== 'never')) {
            const of = (view: PyramidView) => view.tiers.find((one) => one.standing === standing);
            expect(of(both)?.customersThen, standing).toBe(of(then)?.customers);
          }
          expect(both.withoutCustomer.revenueThen).toBe(then.withoutCustomer.revenueNow);
          expect(sum(both.moves.map((move) => move.revenueThen))).toBe(
            sum(then.tiers.filter((one) => one.standing !== 'never').map((one) => one.revenueNow)),
          );
        });
      }),
      { numRuns: 8 },
    );
  });

  test('with an as-of day in the past is that of the file as it was then', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.nat(), async (shop, pick) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const params = { months: 2, before: monthsEarlier(asOf, 1) };
        const earlier = shop.filter((row) => row.date <= asOf);
        const then = await withLoaded(engine(), shopSources(earlier), ({ model }) =>
          run(model, params),
        );
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          expect(await run(model, params, { asOf })).toEqual(then);
        });
      }),
      { numRuns: 8 },
    );
  });
});
