import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts, OverviewView, Span } from '../../src/analyses/overview/view.ts';
import { segmentIds, segmentOf } from '../../src/core/model/rfm-segments.ts';
import type { RfmView } from '../../src/analyses/rfm/view.ts';
import { monthEnd, monthNumber, monthStart } from '../../src/core/calendar.ts';
import type { DayRange, DimensionFilter, Filters } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum, type OracleLine } from '../support/oracle.ts';
import {
  customersOfMark,
  runOverview,
  runRfm,
  viewState,
  withLoaded,
} from '../support/oracle-engine.ts';
import {
  anchor,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import {
  bestOf,
  dataOf,
  oracleKinds,
  rfmOf,
  spanOf,
  type OracleData,
} from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 15 };

const anyDay = fc
  .integer({ min: 0, max: 140 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));
const anyRange: fc.Arbitrary<DayRange> = fc
  .tuple(anyDay, anyDay)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const anyDimension: fc.Arbitrary<DimensionFilter> = fc.record({
  dimension: fc.constant('channel'),
  exclude: fc.boolean(),
  values: fc.uniqueArray(fc.constantFrom('web', 'store', 'app', 'nowhere', null), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** The records on or before a day: the file as it was then. */
const upTo = (shop: readonly ShopRow[], day: string): readonly ShopRow[] =>
  shop.filter((row) => row.date <= day);

/** The rows that a view sees, for the oracle: linked first, filtered then, as refunds keep their orders. */
function oracle(shop: readonly ShopRow[], filters: Partial<Filters>): OracleData {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  const passes = (line: OracleLine): boolean =>
    (filters.dimensions ?? []).every(
      ({ values, exclude }) => values.includes(line.dimension) !== exclude,
    );
  const seen = lines.filter((line) => line.day <= (filters.asOf ?? '9999-12-31'));
  return dataOf(seen.filter(passes));
}

function expectSpan(
  span: Span | null,
  data: OracleData,
  range: DayRange,
  repeats: 'days' | 'orders',
): void {
  const expected = spanOf(data, range.from, range.to, null, repeats);
  const plain = ({ customers, orders, revenue, repeaters }: Counts) => ({
    customers,
    orders,
    revenue,
    repeaters,
  });
  for (const kind of oracleKinds) {
    const own = span?.byKind[kind];
    expect(own && plain(own), `${kind} in ${range.from}..${range.to}`).toEqual(expected[kind]);
  }
}

const anyRepeats = fc.constantFrom('days' as const, 'orders' as const);

describe('an overview of any small shop', () => {
  test('is what the definitions say, whatever the filters', async () => {
    const filters = fc.record({
      dates: fc.option(anyRange),
      asOf: fc.option(anyDay),
      dimensions: fc.array(anyDimension, { maxLength: 2 }),
      compare: fc.constantFrom('previous' as const, 'year' as const, 'none' as const),
    });
    await fc.assert(
      fc.asyncProperty(anyShop, filters, anyRepeats, async (shop, chosen, repeats) => {
        const data = oracle(shop, chosen);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await runOverview(engine(), model, { top: '20', repeats }, chosen);
          expectSpan(view.now, data, view.period, repeats);
          if (view.comparison) expectSpan(view.before, data, view.comparison, repeats);
          else expect(view.before).toBeNull();
          expect(view.months.map(({ month }) => month)).toEqual(monthsOf(data));
          for (const month of view.months)
            expectSpan(
              month,
              data,
              { from: monthStart(month.month), to: monthEnd(month.month) },
              repeats,
            );
          const { customers, revenue } = bestOf(data, 20);
          expect({ customers: view.best.customers, revenue: view.best.revenue }).toEqual({
            customers,
            revenue,
          });
          expect(view.bought.customers).toBe(bestOf(data, 100).customers);
          expect(view.bought.revenue).toBe(bestOf(data, 100).revenue);
        });
      }),
      { numRuns: 25 },
    );
  });

  test('counts a refund on its own day where a filter hides the first day of its order', async () => {
    const row = (date: string, amount: string, channel: string): ShopRow => ({
      ...anchor,
      order: 'o1',
      date,
      amount,
      channel,
    });
    const shop = [
      anchor,
      row('2024-01-31', '10.00', 'web'),
      row('2024-01-31', '-3.00', 'store'),
      row('2024-02-01', '20.00', 'store'),
    ];
    const dimensions = [{ dimension: 'channel', exclude: false, values: ['store'] }];
    await withLoaded(engine(), shopSources(shop), async ({ model }) => {
      const { months } = await runOverview(engine(), model, {}, { dimensions });
      expect(months.map(({ month, revenue, orders }) => [month, revenue, orders])).toEqual([
        [monthNumber('2024-01-31'), -300n, 0],
        [monthNumber('2024-02-01'), 2000n, 1],
      ]);
    });
  });

  test('keeps the accounting identities', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const dates = { from: model.firstDay, to: model.lastDay };
          const view = await runOverview(engine(), model, {}, { dates });
          const { new: fresh, early, existing } = view.now.byKind;
          expect(fresh.customers + early.customers + existing.customers).toBe(view.now.customers);
          expect(view.now.customers).toBe(model.customers);
          expect(view.now.orders).toBe(model.orders);
          expect(view.now.revenue).toBe(model.control.amount);
          expect(sum(view.months.map((month) => month.revenue))).toBe(model.control.amount);
          expect(sum(oracleKinds.map((kind) => view.now.byKind[kind].revenue))).toBe(
            model.control.amount,
          );
        });
      }),
      runs,
    );
  });
});

describe('an RFM of any small shop', () => {
  const options = fc.record({
    frequency: fc.constantFrom('days' as const, 'orders' as const),
    monetary: fc.constantFrom('net' as const, 'sales' as const, 'average' as const),
  });
  const filters = fc.record({
    dates: fc.option(anyRange),
    asOf: fc.option(anyDay),
    dimensions: fc.array(anyDimension, { maxLength: 1 }),
  });

  test('scores as a comparison of every customer with every other does', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, options, filters, async (shop, chosen, filter) => {
        const all = oracle(shop, filter);
        const { dates } = filter;
        const data = dates
          ? dataOf(all.lines.filter((line) => line.day >= dates.from && line.day <= dates.to))
          : all;
        const scores = rfmOf(data, chosen);
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await runRfm(engine(), model, { ...chosen }, filter);
          const cells = new Map<string, { customers: number; revenue: bigint }>();
          for (const { r, f, m, revenue } of scores) {
            const cell = cells.get(`${r}${f}${m}`) ?? { customers: 0, revenue: 0n };
            cells.set(`${r}${f}${m}`, {
              customers: cell.customers + 1,
              revenue: cell.revenue + revenue,
            });
          }
          expect(
            view.cube.map(({ r, f, m, customers, revenue }) => [
              `${r}${f}${m}`,
              { customers, revenue },
            ]),
          ).toEqual(expect.arrayContaining([...cells]));
          expect(view.cube).toHaveLength(cells.size);
          const revenueOf = chosen.monetary === 'sales' ? 'sales' : 'amount';
          expect(view.total).toBe(sum(data.orders.map((order) => order[revenueOf])));
        });
      }),
      { numRuns: 25 },
    );
  });

  test('puts every customer into one cell and one segment, and adds up to the control total', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyShop,
        fc.constantFrom('share', 'ntile', 'cuts'),
        async (shop, scoring) => {
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            const view = await runRfm(engine(), model, { scoring });
            const count = (groups: readonly { customers: number }[]): number =>
              groups.reduce((total, group) => total + group.customers, 0);
            expect(count(view.cells)).toBe(model.customers);
            expect(count(view.segments)).toBe(model.customers);
            expect(count(view.scores)).toBe(3 * model.customers);
            expect(view.total).toBe(model.control.amount);
          });
        },
      ),
      runs,
    );
  });
});

describe('the as-of date', () => {
  /** A view without what names the data set it came from. */
  const comparable = (view: OverviewView | RfmView): unknown =>
    JSON.parse(JSON.stringify(view, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)));

  test('makes everything after it invisible: the view is that of the file as it was then', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.nat(), async (shop, pick) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const then = await withLoaded(
          engine(),
          shopSources(upTo(shop, asOf)),
          async ({ model }) => ({
            overview: comparable(await runOverview(engine(), model)),
            rfm: comparable(await runRfm(engine(), model)),
            ntile: comparable(await runRfm(engine(), model, { scoring: 'ntile' })),
          }),
        );
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          expect(comparable(await runOverview(engine(), model, {}, { asOf }))).toEqual(
            then.overview,
          );
          expect(comparable(await runRfm(engine(), model, {}, { asOf }))).toEqual(then.rfm);
          expect(comparable(await runRfm(engine(), model, { scoring: 'ntile' }, { asOf }))).toEqual(
            then.ntile,
          );
        });
      }),
      runs,
    );
  });
});

describe('customer sets', () => {
  test('hold exactly the customers of their mark', async () => {
    const several = fc.uniqueArray(fc.constantFrom(...segmentIds), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyShop, several, async (shop, segments) => {
        const scores = rfmOf(oracle(shop, {}), { frequency: 'days', monetary: 'net' });
        const ids = (picked: (score: (typeof scores)[number]) => boolean): readonly string[] =>
          scores
            .filter(picked)
            .map((score) => score.customer)
            .sort();
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const of = (mark: string) => customersOfMark(engine(), model, viewState('rfm'), mark);
          const marks = segments.map((segment) => `segment:${segment}`).join('|');
          expect(await of(marks)).toEqual(ids((s) => segments.includes(segmentOf(s.r, s.f, s.m))));
          const [some] = scores;
          if (some) {
            expect(await of(`cell:${some.r}-${some.f}`)).toEqual(
              ids((s) => s.r === some.r && s.f === some.f),
            );
            expect(await of(`score:m${some.m}`)).toEqual(ids((s) => s.m === some.m));
          }
          expect(await of('all')).toEqual(ids(() => true));
        });
      }),
      runs,
    );
  });

  test('of the overview hold the active, new (or earlier) and existing customers of a month, and the best', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, fc.nat(), async (shop, pick) => {
        const data = oracle(shop, {});
        const months = monthsOf(data);
        const month = months[pick % months.length] ?? 0;
        const [from, to] = [monthStart(month), monthEnd(month)];
        const active = data.customers.filter(({ days }) => days.some((d) => d >= from && d <= to));
        const ids = (customers: typeof active): readonly string[] =>
          customers.map((one) => one.customer).sort();
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const of = (mark: string, params = {}) =>
            customersOfMark(engine(), model, viewState('overview', params), mark);
          expect(await of(`active:${month}`)).toEqual(ids(active));
          const first = [...(await of(`new:${month}`)), ...(await of(`early:${month}`))];
          expect(first.sort()).toEqual(ids(active.filter(({ days }) => (days[0] ?? '') >= from)));
          expect(await of(`existing:${month}`)).toEqual(
            ids(active.filter(({ days }) => (days[0] ?? '') < from)),
          );
          const best = await of('best', { top: '30' });
          expect(best).toHaveLength(bestOf(data, 30).customers);
          const amounts = new Map(data.customers.map((one) => [one.customer, one.amount]));
          expect(sum(best.map((id) => amounts.get(id) ?? 0n))).toBe(bestOf(data, 30).revenue);
        });
      }),
      runs,
    );
  });

  test('filter a view down to their customers', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const whole = await runRfm(engine(), model);
          for (const { segment, customers, revenue } of whole.segments.slice(0, 4)) {
            const set = [{ mark: `segment:${segment}`, view: viewState('rfm') }];
            const view = await runRfm(engine(), model, {}, { customers: set });
            expect(view.bought.customers, segment).toBe(customers);
            expect(view.total, segment).toBe(revenue);
          }
        });
      }),
      { numRuns: 10 },
    );
  });
});

/** Every month from the first to the last that has a row. */
function monthsOf(data: OracleData): readonly number[] {
  const numbers = data.lines.map((line) => monthNumber(line.day));
  if (numbers.length === 0) return [];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
