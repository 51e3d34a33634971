import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOfGroup } from '../../src/analyses/repurchase/groups.ts';
import type { RepurchaseView } from '../../src/analyses/repurchase/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { stepAt } from '../../src/core/stats/kaplan-meier.ts';
import type { Filters } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import { customerGroupsOn } from '../support/oracle-groups.ts';
import { groupBy, linkOrders, readShop, sum, type OracleLine } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  overdueOf,
  quantile,
  spellsOf,
  survival,
  type OracleSpell,
} from '../support/oracle-repurchase.ts';
import {
  anyLongShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf } from '../support/oracle-views.ts';

const engine = useEngine();
type Params = Readonly<Record<string, string>>;

const run = async (
  model: ModelInfo,
  params: Params = {},
  filters: Partial<Filters> = {},
): Promise<RepurchaseView> =>
  (await runView(engine(), model, viewState('repurchase', params, filters))) as RepurchaseView;

const origins = fc.constantFrom<Params>(
  {},
  { origin: 'first' },
  { origin: 'nth' },
  { origin: 'nth', nth: '3' },
);
const settings = fc.record({
  overdue: fc.integer({ min: 50, max: 99 }).map(String),
  within: fc.integer({ min: 1, max: 90 }).map(String),
  bin: fc.integer({ min: 1, max: 30 }).map(String),
});

const eitherShop = fc.oneof(anyShop, anyLongShop);

function linesOf(shop: readonly ShopRow[]): readonly OracleLine[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return lines;
}

/** The spells of the rows that pass, up to the last day of the shop or of the view. */
function spells(shop: readonly ShopRow[], passes: (line: OracleLine) => boolean = () => true) {
  const lines = linesOf(shop);
  const end =
    lines
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? '';
  return spellsOf(dataOf(lines.filter(passes)).customers, end);
}

/** The spells of the origin. */
function chosen(all: readonly OracleSpell[], params: Params): readonly OracleSpell[] {
  const { origin = 'any', nth = '2' } = params;
  if (origin === 'any') return all;
  return all.filter((spell) => spell.nth === (origin === 'first' ? 1 : Number(nth)));
}

const ids = (found: readonly OracleSpell[]): readonly string[] =>
  [...new Set(found.map(({ customer }) => customer))].sort();

describe('the repurchase cycle of any small shop', () => {
  test('is what the definitions say, by every origin', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, origins, settings, async (shop, origin, setting) => {
        const params = { ...origin, ...setting };
        const all = spells(shop);
        const own = chosen(all, params);
        const closed = own.filter(({ returned }) => returned).map(({ days }) => days);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await run(model, params);
          expect(view.all.customers).toBe(ids(own).length);
          expect(view.all.gaps.count).toBe(closed.length);
          const quartiles = [0.25, 0.5, 0.75].map((share) => quantile(closed, share));
          const { p25, median, p75 } = view.all.gaps;
          [p25, median, p75].forEach((value, i) => {
            if (quartiles[i] === null) expect(value).toBeNull();
            else expect(value).toBeCloseTo(quartiles[i] ?? NaN, 9);
          });
          const { steps } = view.all.estimate;
          for (const day of [1, 7, 20, 60, 200])
            expect(stepAt(steps, day)?.survival ?? 1).toBeCloseTo(survival(own, day), 9);
          const late = overdueOf(own, Number(params.overdue));
          expect(view.all.overdue.customers).toBe(late.length);
          expect(view.all.overdue.amount).toBe(sum(late.map(({ amount }) => amount)));
          for (const { nth, reached, back } of view.steps) {
            const within = Number(params.within);
            const eligible = all.filter((one) => one.nth === nth && one.elapsed >= within);
            expect(reached).toBe(eligible.length);
            expect(back).toBe(
              eligible.filter(({ returned, days }) => returned && days <= within).length,
            );
          }
        });
      }),
      { numRuns: 12 },
    );
  });

  test('adds up: bars to gaps, overdue rows to overdue customers, groups of customers to everybody', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyShop,
        origins,
        settings,
        fc.constantFrom('fifth', 'tier', 'orderNumber', 'dimension:channel'),
        async (shop, origin, setting, by) => {
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            const view = await run(model, { ...origin, ...setting, by });
            const total = (values: readonly number[]): number =>
              values.reduce((all, value) => all + value, 0);
            expect(total(view.bins.map(({ gaps }) => gaps))).toBe(view.all.gaps.count);
            expect(total(view.late.map(({ customers }) => customers))).toBe(
              view.all.overdue.customers,
            );
            expect(sum(view.late.map(({ amount }) => amount))).toBe(view.all.overdue.amount);
            expect(view.total).toBe(model.control.amount);
            expect(view.guestAmount).toBe(model.control.guestAmount);
            if (by !== 'fifth' && by !== 'tier') return;
            expect(total(view.groups.map(({ customers }) => customers))).toBe(view.all.customers);
            expect(total(view.groups.map(({ open }) => open))).toBe(view.all.open);
            expect(total(view.groups.map(({ gaps }) => gaps.count))).toBe(view.all.gaps.count);
          });
        },
      ),
      { numRuns: 12 },
    );
  });

  test('splits the customers into the tiers of the pyramid', async () => {
    await fc.assert(
      fc.asyncProperty(anyLongShop, origins, async (shop, origin) => {
        const data = dataOf(linesOf(shop));
        const own = chosen(spells(shop), origin);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const tiers = customerGroupsOn(data, 'tier', model.lastDay);
          const { groups } = await run(model, { ...origin, by: 'tier' });
          const said = groups.map(({ group, customers, open, gaps }) => {
            const name = group.kind === 'tier' ? group.id : group.kind;
            return [name, { customers, open, gaps: gaps.count }] as const;
          });
          const inTier = groupBy(own, ({ customer }) => tiers.get(customer) ?? '');
          const known = [...inTier].map(([tier, found]) => {
            const gaps = found.filter(({ returned }) => returned).length;
            return [
              tier,
              { customers: ids(found).length, open: found.length - gaps, gaps },
            ] as const;
          });
          expect(new Map(said)).toEqual(new Map(known));
        });
      }),
      { numRuns: 24 },
    );
  });

  test('says of a value of a column what a view filtered to it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, origins, settings, async (shop, origin, setting) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const params = { ...origin, ...setting };
          const view = await run(model, { ...params, by: 'dimension:channel' });
          for (const { group, ...said } of view.groups) {
            if (group.kind !== 'value' && group.kind !== 'blank') continue;
            const value = group.kind === 'value' ? group.value : null;
            const dimensions = [{ dimension: 'channel', exclude: false, values: [value] }];
            const filtered = await run(model, params, { dimensions });
            expect(said).toEqual(filtered.all);
          }
        });
      }),
      { numRuns: 12 },
    );
  });

  test('holds behind every mark exactly the customers that it counts', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, origins, settings, async (shop, origin, setting) => {
        const params = { ...origin, ...setting };
        const all = spells(shop);
        const own = chosen(all, params);
        const late = overdueOf(own, Number(params.overdue));
        const closed = own.filter(({ returned }) => returned);
        const within = Number(params.within);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const of = (mark: string, by = 'orderNumber') =>
            customersOfMark(engine(), model, viewState('repurchase', { ...params, by }), mark);
          const view = await run(model, params);
          expect(await of('overdue')).toEqual(ids(late));
          const [first] = view.late;
          if (first) {
            const found = await of(`late:${first.from}-${first.to ?? ''}`);
            expect(found).toHaveLength(first.customers);
            expect(ids(late)).toEqual(expect.arrayContaining([...found]));
          }
          expect(await of('away:14')).toEqual(
            ids(own.filter(({ returned, days }) => !returned && days > 14)),
          );
          expect(await of('gap:3-20')).toEqual(
            ids(closed.filter(({ days }) => days >= 3 && days <= 20)),
          );
          expect(await of('gap:30-')).toEqual(ids(closed.filter(({ days }) => days >= 30)));
          const reached = all.filter(({ nth, elapsed }) => nth === 1 && elapsed >= within);
          const isBack = ({ returned, days }: OracleSpell) => returned && days <= within;
          expect(await of('step:1')).toEqual(ids(reached.filter(isBack)));
          expect(await of('missed:1')).toEqual(ids(reached.filter((one) => !isBack(one))));
          expect(await of('group:number-2')).toEqual(ids(all.filter(({ nth }) => nth === 2)));
          expect(await of('overdueIn:number-1')).toEqual(
            ids(
              overdueOf(
                all.filter(({ nth }) => nth === 1),
                Number(params.overdue),
              ),
            ),
          );
          const web = chosen(
            spells(shop, (line) => line.dimension === 'web'),
            params,
          );
          if (web.length > 0)
            expect(await of('group:is-web', 'dimension:channel')).toEqual(ids(web));
        });
      }),
      { numRuns: 12 },
    );
  });

  test('counts as many customers in every group as its mark finds', async () => {
    const by = fc.constantFrom('fifth', 'tier', 'orderNumber', 'dimension:channel');
    await fc.assert(
      fc.asyncProperty(eitherShop, origins, by, async (shop, origin, by) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const state = viewState('repurchase', { ...origin, by });
          const view = await run(model, { ...origin, by });
          for (const { group, customers, overdue } of view.groups) {
            const key = keyOfGroup(group);
            const members = await customersOfMark(engine(), model, state, `group:${key}`);
            expect(members, key).toHaveLength(customers);
            const late = await customersOfMark(engine(), model, state, `overdueIn:${key}`);
            expect(late, key).toHaveLength(overdue.customers);
          }
        });
      }),
      { numRuns: 12 },
    );
  });

  test('on a day in the past is that of the file as it was then', async () => {
    const comparable = (view: RepurchaseView): unknown =>
      JSON.parse(
        JSON.stringify({ ...view, dimension: null }, (_, v: unknown) =>
          typeof v === 'bigint' ? `${v}n` : v,
        ),
      );
    const by = fc.constantFrom('fifth', 'tier', 'orderNumber');
    await fc.assert(
      fc.asyncProperty(eitherShop, fc.nat(), origins, by, async (shop, pick, origin, by) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const params = { ...origin, by };
        const then = await withLoaded(
          engine(),
          shopSources(shop.filter((row) => row.date <= asOf)),
          async ({ model }) => comparable(await run(model, params)),
        );
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          expect(comparable(await run(model, params, { asOf }))).toEqual(then);
        });
      }),
      { numRuns: 12 },
    );
  });
});
