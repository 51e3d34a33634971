import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkState } from '../../src/analyses/lifecycle/marks.ts';
import type { LifecycleView } from '../../src/analyses/lifecycle/view.ts';
import { addDays } from '../../src/core/calendar.ts';
import { periodNumber, periodOfDay } from '../../src/core/periods.ts';
import { day, sql } from '../../src/core/sql/index.ts';
import { useEngine, value } from '../support/node-engine.ts';
import { sum } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import { keyOf, lifecycleOf, type OraclePeriod } from '../support/oracle-lifecycle.ts';
import { anyShop, shopSources, type ShopRow } from '../support/oracle-shop.ts';
import { dataOf, type OracleData } from '../support/oracle-views.ts';
import { readShop, linkOrders } from '../support/oracle.ts';
import { shopCsv, shopMapping } from '../support/oracle-shop.ts';

const engine = useEngine();
const anyPer = fc.constantFrom(
  'week' as const,
  'month' as const,
  'quarter' as const,
  'year' as const,
);
const states: readonly MarkState[] = [
  'active',
  'first',
  'new',
  'early',
  'existing',
  'returning',
  'resurrected',
  'dormant',
];

/** What the rows of a shop up to a day say, linked first. */
function oracle(shop: readonly ShopRow[], asOf = '9999-12-31'): OracleData {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return dataOf(lines.filter((line) => line.day <= asOf));
}

/** A view in the terms of the oracle. */
const plain = (view: LifecycleView) =>
  view.periods.map(({ range, byKind, active, existing, dormant, total }) => ({
    key: keyOf(view.params.per, range.from),
    active: active.customers,
    new: byKind.new.customers,
    early: byKind.early.customers,
    returning: byKind.returning.customers,
    resurrected: byKind.resurrected.customers,
    dormant: dormant.customers,
    dormantRevenue: dormant.revenue,
    revenue: {
      new: byKind.new.revenue,
      early: byKind.early.revenue,
      existing: existing.revenue,
      notYet: byKind.notYet.revenue,
      guest: byKind.guest.revenue,
    },
    orders: {
      new: byKind.new.orders,
      early: byKind.early.orders,
      existing: existing.orders,
      notYet: byKind.notYet.orders,
      guest: byKind.guest.orders,
    },
    total: total.revenue,
  }));
const expected = (periods: readonly OraclePeriod[]) =>
  periods.map((period) => ({
    ...period,
    active: period.active.length,
    new: period.new.length,
    early: period.early.length,
    returning: period.returning.length,
    resurrected: period.resurrected.length,
    dormant: period.dormant.length,
    total: sum(Object.values(period.revenue)),
  }));

describe('new and existing customers of any small shop', () => {
  test('are what a comparison of sets says, per week, month, quarter and year', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPer, fc.nat(), async (shop, per, pick) => {
        const days = oracle(shop).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = (filters: { asOf?: string }) =>
            runView(
              engine(),
              model,
              viewState('lifecycle', { per }, filters),
            ) as Promise<LifecycleView>;
          const { earlyUntil } = await view({});
          expect(plain(await view({}))).toEqual(
            expected(lifecycleOf(oracle(shop), per, model.lastDay, earlyUntil)),
          );
          expect(plain(await view({ asOf }))).toEqual(
            expected(lifecycleOf(oracle(shop, asOf), per, asOf, earlyUntil)),
          );
        });
      }),
      { numRuns: 15 },
    );
  });

  test('keep the accounting identities', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPer, async (shop, per) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = viewState('lifecycle', { per });
          const { periods } = (await runView(engine(), model, view)) as LifecycleView;
          periods.forEach(({ active, first, existing, byKind, dormant }, place) => {
            const before = periods[place - 1]?.active.customers ?? 0;
            expect(active.customers).toBe(first.customers + existing.customers);
            expect(active.customers).toBe(
              first.customers + byKind.returning.customers + byKind.resurrected.customers,
            );
            expect(byKind.returning.customers).toBe(before - dormant.customers);
          });
          const total = (of: (period: (typeof periods)[number]) => number): number =>
            periods.reduce((all, period) => all + of(period), 0);
          expect(total(({ first }) => first.customers)).toBe(model.customers);
          expect(total((period) => period.total.orders)).toBe(model.orders);
          expect(sum(periods.map((period) => period.total.revenue))).toBe(model.control.amount);
        });
      }),
      { numRuns: 8 },
    );
  });

  test('stand behind the marks of their states, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyPer, fc.nat(), async (shop, per, pick) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = viewState('lifecycle', { per });
          const { periods, earlyUntil } = (await runView(engine(), model, view)) as LifecycleView;
          const truth = lifecycleOf(oracle(shop), per, model.lastDay, earlyUntil);
          const place = pick % periods.length;
          for (const state of states) {
            const own = truth[place]!;
            const first = [...own.new, ...own.early].sort();
            const existing = [...own.returning, ...own.resurrected].sort();
            const ids = { ...own, first, existing }[state];
            const mark = `${state}:${per}:${periods[place]!.number}`;
            expect(await customersOfMark(engine(), model, view, mark), mark).toEqual(ids);
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  test('are on an as-of day what the file of that day says', async () => {
    const comparable = (view: unknown): unknown =>
      JSON.parse(JSON.stringify(view, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)));
    await fc.assert(
      fc.asyncProperty(anyShop, anyPer, fc.nat(), async (shop, per, pick) => {
        const days = oracle(shop).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const run = (rows: readonly ShopRow[], filters: { asOf?: string }) =>
          withLoaded(engine(), shopSources(rows), async ({ model }) =>
            comparable(await runView(engine(), model, viewState('lifecycle', { per }, filters))),
          );
        const then = await run(
          shop.filter((row) => row.date <= asOf),
          {},
        );
        expect(await run(shop, { asOf })).toEqual(then);
      }),
      { numRuns: 8 },
    );
  });
});

test('the engine numbers periods as the calendar does', async () => {
  const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1901-01-01', days));
  await fc.assert(
    fc.asyncProperty(anyPer, anyDay, async (per, on) => {
      const query = sql`select ${periodOfDay(per, day(on))} as value`;
      expect(await value(engine(), query)).toBe(periodNumber(per, on));
    }),
    { numRuns: 60 },
  );
});
