import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CohortCell } from '../../src/analyses/cohorts/cells.ts';
import type { CohortView } from '../../src/analyses/cohorts/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { Filters } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum } from '../support/oracle.ts';
import {
  cohortsOf,
  type OracleBy,
  type OracleCell,
  type OracleCohortOptions,
  type OracleUnit,
} from '../support/oracle-cohorts.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anchor,
  anyLongShop,
  anyPromptShop,
  anyShop,
  shopCsv,
  shopMapping,
  shopSources,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf, type OracleData } from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 12 };

const anyUnit = fc.constantFrom<OracleUnit>('day', 'week', 'month', 'quarter', 'year');
const anyBy = fc.constantFrom<OracleBy>('time', 'channel', 'tier', 'segment');
const anyPeriods = fc.constantFrom('calendar' as const, 'rolling' as const);
const eitherShop = fc.oneof(anyShop, anyLongShop);
const anyAges = fc.integer({ min: 1, max: 20 });
const anyDay = fc
  .integer({ min: 0, max: 150 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));
const anyFilters = fc.record({
  asOf: fc.option(anyDay),
  dates: fc.option(
    fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  ),
  dimensions: fc.constantFrom(
    [],
    [{ dimension: 'channel', exclude: true, values: ['store'] as const }],
  ),
});
type Chosen = Pick<Filters, 'asOf' | 'dates' | 'dimensions'>;

/** The rows that a view sees: linked first, filtered then. The dates choose customers, not rows. */
function oracle(shop: readonly ShopRow[], { asOf, dimensions }: Chosen): OracleData {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  const seen = lines.filter(
    (line) =>
      line.day <= (asOf ?? '9999-12-31') &&
      dimensions.every(({ values, exclude }) => values.includes(line.dimension) !== exclude),
  );
  return dataOf(seen);
}

const paramsOf = (
  unit: OracleUnit,
  by: OracleBy,
  ages = 12,
  periods: OracleCohortOptions['periods'] = 'calendar',
) => ({
  unit,
  periods,
  ages: String(ages),
  by: by === 'channel' ? 'dimension:channel' : by,
});

async function run(model: ModelInfo, params: object, filters: Partial<Filters> = {}) {
  const state = viewState('cohorts', params as Record<string, string>, filters);
  return (await runView(engine(), model, state)) as CohortView;
}

/** What the view and the oracle both say of a cell. */
const plain = ({ cohorts: _, ...rest }: CohortCell): OracleCell => rest;

function optionsOf(
  model: ModelInfo,
  { asOf, dates }: Chosen,
  rest: Pick<OracleCohortOptions, 'unit' | 'by' | 'ages' | 'periods'>,
): OracleCohortOptions {
  const { from, to } = dates ?? { from: '0000-01-01', to: '9999-12-31' };
  return { ...rest, asOf: asOf ?? model.lastDay, from, to };
}

describe('cohorts of any small shop', () => {
  test('are what the definitions say, cell by cell, whatever the filters', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyShop, anyPromptShop, anyLongShop),
        anyFilters,
        anyUnit,
        anyBy,
        anyAges,
        anyPeriods,
        async (shop, filters, unit, by, ages, periods) => {
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            const view = await run(model, paramsOf(unit, by, ages, periods), filters);
            const truth = cohortsOf(
              oracle(shop, filters),
              optionsOf(model, filters, { unit, by, ages, periods }),
            );
            const expected = new Map(truth.cohorts.map((cohort) => [cohort.code, cohort]));
            for (const { code, cells, customers } of view.cohorts) {
              const cohort = expected.get(code);
              expect(customers, code).toBe(cohort?.members.length);
              expect(cells.map(plain), code).toEqual(cohort?.cells);
            }
            expect(view.cohorts.length + view.earlier.cohorts).toBe(truth.cohorts.length);
            expect(view.mean.map(plain)).toEqual(truth.everyone.filter(({ isOpen }) => !isOpen));
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('hold every customer once, and add up to the control total', async () => {
    await fc.assert(
      fc.asyncProperty(eitherShop, anyUnit, anyBy, anyPeriods, async (shop, unit, by, periods) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await run(model, paramsOf(unit, by, 12, periods));
          const groups = [...view.cohorts, view.earlier];
          expect(groups.reduce((all, { customers }) => all + customers, 0)).toBe(model.customers);
          const complements = [view.outside, view.withoutPurchase, view.withoutCustomer];
          const revenue = sum([...groups, ...complements].map((group) => group.revenue));
          expect(revenue).toBe(model.control.amount);
          expect(view.total).toBe(model.control.amount);
        });
      }),
      runs,
    );
  });

  test('have cells that add up to the cohort where it is followed to the end', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, async (shop) => {
        await withLoaded(engine(), shopSources(shop), async ({ model }) => {
          const view = await run(model, paramsOf('month', 'time', 30));
          for (const { code, cells, orders, revenue } of view.cohorts) {
            expect(sum(cells.map((cell) => cell.revenue)), code).toBe(revenue);
            expect(
              cells.reduce((all, cell) => all + cell.orders, 0),
              code,
            ).toBe(orders);
            expect(cells.at(-1)?.revenueSoFar, code).toBe(revenue);
          }
        });
      }),
      runs,
    );
  });

  test('give every mark exactly the customers whose number they show', async () => {
    await fc.assert(
      fc.asyncProperty(
        eitherShop,
        anyFilters,
        anyUnit,
        anyBy,
        anyPeriods,
        fc.nat(),
        async (shop, filters, unit, by, periods, pick) => {
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            const params = paramsOf(unit, by, 12, periods);
            const view = await run(model, params, filters);
            const cohort = view.cohorts[pick % Math.max(1, view.cohorts.length)];
            if (!cohort) return;
            const state = viewState('cohorts', params, filters);
            const count = async (mark: string) =>
              (await customersOfMark(engine(), model, state, mark)).length;
            expect(await count(`cohort:${cohort.code}`)).toBe(cohort.customers);
            const cells = [cohort.cells[0], cohort.cells[pick % cohort.cells.length]];
            for (const cell of [...cells, cohort.cells.at(-1)]) {
              const at = `${cohort.code}:${cell?.age ?? 0}`;
              expect(await count(`cell:${at}`), at).toBe(cell?.customers);
              expect(await count(`again:${at}`), at).toBe(cell?.repeaters);
            }
          });
        },
      ),
      runs,
    );
  });

  test('as of a day in the past are those of the file as it was then', async () => {
    /** What a view says, without what names the data it came from. */
    const comparable = ({ plan: _, ...view }: CohortView): unknown =>
      JSON.parse(JSON.stringify(view, (__, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)));
    await fc.assert(
      fc.asyncProperty(
        eitherShop,
        anyUnit,
        anyBy,
        anyPeriods,
        fc.nat(),
        async (shop, unit, by, periods, pick) => {
          const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
          const asOf = days[pick % days.length] ?? '';
          const params = paramsOf(unit, by, 12, periods);
          const earlier = shop.filter(({ date }) => date <= asOf);
          const then = await withLoaded(engine(), shopSources(earlier), async ({ model }) =>
            comparable(await run(model, params)),
          );
          await withLoaded(engine(), shopSources(shop), async ({ model }) => {
            expect(comparable(await run(model, params, { asOf }))).toEqual(then);
          });
        },
      ),
      runs,
    );
  });
});

describe('cohorts by a value', () => {
  const sale = (customer: string, channel: string, date: string, order: string): ShopRow => ({
    ...anchor,
    customer,
    channel,
    date,
    order,
    amount: '10.00',
  });

  test('name the twelve largest and put the rest together', async () => {
    // Value n has n customers, so that 1, 2 and 3 are the smallest of fifteen.
    const shop = Array.from({ length: 15 }, (_, n) =>
      Array.from({ length: n + 1 }, (__, i) =>
        sale(`c${n}-${i}`, `ch:${n + 1}|%`, '2024-01-05', `o${n}-${i}`),
      ),
    ).flat();
    await withLoaded(engine(), shopSources(shop), async ({ model }) => {
      const params = paramsOf('month', 'channel');
      const view = await run(model, params);
      expect(view.cohorts.map(({ customers }) => customers)).toEqual([
        15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 6,
      ]);
      const state = viewState('cohorts', params);
      for (const { code, customers } of view.cohorts)
        expect(await customersOfMark(engine(), model, state, `cohort:${code}`)).toHaveLength(
          customers,
        );
      expect(view.cohorts.at(-1)?.name).toEqual({ kind: 'other' });
    });
  });

  test('count a refund in the month of its order where the file links them', async () => {
    const shop = [
      sale('ann', 'web', '2024-01-05', 'o1'),
      sale('ann', 'web', '2024-01-06', 'o2'),
      { ...sale('ann', 'web', '2024-03-05', 'Co2'), amount: '-4.00' },
      { ...sale('ann', 'web', '2024-03-06', 'C99'), amount: '-1.00' },
    ];
    await withLoaded(engine(), shopSources(shop), async ({ model }) => {
      const { cohorts } = await run(model, { unit: 'month' });
      expect(cohorts[0]?.cells.map(({ revenue }) => revenue)).toEqual([16n, 0n, -1n]);
    });
  });
});
