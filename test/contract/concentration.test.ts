import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abc } from '../../src/analyses/abc/index.ts';
import type { AbcView } from '../../src/analyses/abc/view.ts';
import { distribution } from '../../src/analyses/distribution/index.ts';
import { topPercents, type DistributionView } from '../../src/analyses/distribution/view.ts';
import type { SourcePlan } from '../../src/core/model/plan.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { TableData } from '../../src/core/spec/screen.ts';
import type { Filters, ViewState } from '../../src/core/spec/filters.ts';
import { useEngine } from '../support/node-engine.ts';
import {
  bestPercent,
  classOf,
  giniOf,
  medianOf,
  ranked,
  type OracleItem,
} from '../support/oracle-concentration.ts';
import { linkOrders, groupBy, readShop, sum, type OracleLine } from '../support/oracle.ts';
import { customersOfMark, runView, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  anyShop,
  handMadeSources,
  shopCsv,
  shopMapping,
  shopPlan,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { dataOf } from '../support/oracle-views.ts';

const engine = useEngine();
const runs = { numRuns: 15 };
const fewRuns = { numRuns: 8 };

/** The shop with a product per row where it had a channel; a few rows have none. */
const anyProductShop = anyShop.map((rows) =>
  rows.map((row, place) => ({
    ...row,
    channel: row.channel === '' ? '' : `${row.channel} ${place % 4}`,
  })),
);
const productPlan: SourcePlan = {
  ...shopPlan,
  columns: shopPlan.columns.map((column) =>
    column.id === 'channel' ? { ...column, use: 'product' } : column,
  ),
};
const sourcesOf = (rows: readonly ShopRow[]) => handMadeSources(shopCsv(rows), productPlan);

const anyAmount = fc.constantFrom('net' as const, 'sales' as const);
const anyBins = fc.constantFrom('log' as const, 'quantile' as const, 'equal' as const);
const anyAbc = fc
  .record({
    of: fc.constantFrom('customers' as const, 'products' as const),
    rule: fc.constantFrom('before' as const, 'including' as const),
    amount: anyAmount,
    a: fc.integer({ min: 1, max: 99 }),
    b: fc.integer({ min: 1, max: 100 }),
  })
  .map((params) => ({ ...params, a: params.a, b: Math.max(params.a, params.b) }));
const anyDay = fc
  .integer({ min: 0, max: 140 })
  .map((offset) => new Date(Date.UTC(2023, 10, 1 + offset)).toISOString().slice(0, 10));
const anyFilters = fc.record({ asOf: fc.option(anyDay) });

const texts = (params: Readonly<Record<string, string | number>>): ViewState['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

function linesOf(shop: readonly ShopRow[], filters: Partial<Filters> = {}): readonly OracleLine[] {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return lines.filter((line) => line.day <= (filters.asOf ?? '9999-12-31'));
}

/** What every buyer is worth. */
function buyersOf(lines: readonly OracleLine[], amount: 'net' | 'sales'): readonly OracleItem[] {
  return dataOf(lines)
    .customers.filter(({ days }) => days.length > 0)
    .map((one) => ({ id: one.customer, value: amount === 'net' ? one.amount : one.sales }));
}

const counted = (lines: readonly OracleLine[], amount: 'net' | 'sales'): readonly OracleLine[] =>
  amount === 'net' ? lines : lines.filter((line) => !line.isRefund);

/** What every product is worth; one that only has refunds is worth nothing before refunds. */
function productsOf(lines: readonly OracleLine[], amount: 'net' | 'sales'): readonly OracleItem[] {
  const named = lines.filter((line) => line.dimension !== null);
  return [...groupBy(named, (line) => line.dimension ?? '')].map(([id, own]) => ({
    id,
    value: sum(counted(own, amount).map((line) => line.amount)),
  }));
}

/** Each row that stands for customers, with their number as it is shown. */
function shownCounts(table: TableData, column: string): readonly (readonly [string, unknown])[] {
  const place = table.columns.findIndex(({ id }) => id === column);
  return table.marks.flatMap((mark, row) =>
    mark === null || place < 0 ? [] : [[mark, table.rows[row]?.[place]] as const],
  );
}

async function expectCounts(
  model: ModelInfo,
  view: ViewState,
  shown: readonly (readonly [string, unknown])[],
): Promise<void> {
  for (const [mark, count] of shown) {
    const found = await customersOfMark(engine(), model, view, mark);
    expect(found.length, mark).toBe(count);
    expect(new Set(found).size, mark).toBe(found.length);
  }
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)));

describe('a distribution of any small shop', () => {
  const run = (model: ModelInfo, view: ViewState) =>
    runView(engine(), model, view) as Promise<DistributionView>;

  test('has the shares, median and Gini of a comparison of every customer with every other', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, anyAmount, anyFilters, async (shop, amount, filters) => {
        const items = buyersOf(linesOf(shop, filters), amount);
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          const view = await run(model, viewState('distribution', { amount }, filters));
          for (const percent of topPercents) {
            const best = bestPercent(items, percent);
            expect(view.tops.find((top) => top.percent === percent)).toEqual({
              percent,
              customers: best.length,
              revenue: sum(best.map(({ value }) => value)),
            });
          }
          for (const { tenth, customers, revenue } of view.tenths) {
            const before = bestPercent(items, 10 * (tenth - 1)).length;
            const own = bestPercent(items, 10 * tenth).slice(before);
            expect([customers, revenue]).toEqual([own.length, sum(own.map(({ value }) => value))]);
          }
          expect(view.median).toBe(medianOf(items));
          const gini = giniOf(items);
          if (gini === null) expect(view.gini).toBeNull();
          else expect(view.gini).toBeCloseTo(gini, 9);
        });
      }),
      runs,
    );
  });

  test('puts every customer into one bar and one tenth, and adds up to the control total', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, async (shop) => {
        const items = buyersOf(linesOf(shop), 'net');
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          for (const bins of ['log', 'quantile', 'equal']) {
            const view = await run(model, viewState('distribution', { bins }));
            const bars = bins === 'quantile' ? view.bins : [view.none, ...view.bins];
            for (const groups of [bars, view.tenths, view.hundredths]) {
              expect(groups.reduce((all, one) => all + one.customers, 0)).toBe(model.customers);
              expect(sum(groups.map(({ revenue }) => revenue))).toBe(view.bought.revenue);
            }
            expect(view.total).toBe(model.control.amount);
            for (const { low, high, customers, revenue, mark } of view.bins) {
              if (!mark.startsWith('bin:')) continue;
              const inside = items.filter(
                ({ value }) =>
                  value > 0n && Number(value) >= low && (high === null || Number(value) < high),
              );
              expect([customers, revenue]).toEqual([
                inside.length,
                sum(inside.map(({ value }) => value)),
              ]);
            }
          }
        });
      }),
      runs,
    );
  });

  test('resolves every mark to as many customers as it shows, nobody in two bars', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, anyBins, anyAmount, async (shop, bins, amount) => {
        const items = buyersOf(linesOf(shop), amount);
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          const state = viewState('distribution', { bins, amount });
          const tables = distribution.tables(await run(model, state), distribution.labels.en);
          for (const table of tables)
            await expectCounts(model, state, shownCounts(table, 'customers'));
          const [bars] = tables;
          const inBars: string[] = [];
          for (const mark of bars?.marks ?? [])
            if (mark !== null)
              inBars.push(...(await customersOfMark(engine(), model, state, mark)));
          expect([...inBars].sort()).toEqual(items.map(({ id }) => id).sort());
          expect(await customersOfMark(engine(), model, state, 'best:0-20')).toEqual(
            bestPercent(items, 20)
              .map(({ id }) => id)
              .sort(),
          );
        });
      }),
      fewRuns,
    );
  });
});

describe('an ABC of any small shop', () => {
  const run = (model: ModelInfo, view: ViewState) =>
    runView(engine(), model, view) as Promise<AbcView>;

  test('classes as a comparison of every item with every other does', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, anyAbc, anyFilters, async (shop, params, filters) => {
        const lines = linesOf(shop, filters);
        const items =
          params.of === 'customers'
            ? buyersOf(lines, params.amount)
            : productsOf(lines, params.amount);
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          const view = await run(model, viewState('abc', texts(params), filters));
          for (const group of view.classes) {
            const own = items.filter((item) => classOf(item, items, params) === group.class);
            expect([group.class, group.items, group.revenue]).toEqual([
              group.class,
              own.length,
              sum(own.map(({ value }) => value)),
            ]);
          }
          expect(view.all.items).toBe(items.length);
          const own = counted(lines, params.amount);
          expect(view.total).toBe(sum(own.map((line) => line.amount)));
          if (params.of === 'products')
            expect(view.products.map(({ code, revenue }) => [code, revenue])).toEqual(
              ranked(items).map(({ id, value }) => [id, value]),
            );
        });
      }),
      { numRuns: 25 },
    );
  });

  test('resolves every mark to as many customers as it shows', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, anyAbc, async (shop, params) => {
        const lines = linesOf(shop);
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          const state = viewState('abc', texts(params));
          const view = await run(model, state);
          const column = params.of === 'customers' ? 'items' : 'buyers';
          for (const table of abc.tables(view, abc.labels.en))
            await expectCounts(model, state, shownCounts(table, column));
          if (params.of === 'customers') return;
          const known = new Set(
            lines.flatMap((line) =>
              line.customer && line.amount > 0n && !line.isRefund ? [line.dimension] : [],
            ),
          );
          const marks = view.products.map(({ code, place }) =>
            known.has(code) ? `buyers:${place}-${place}` : null,
          );
          expect(abc.tables(view, abc.labels.en).at(-1)?.marks).toEqual(marks);
          const [first] = view.products;
          const buyers = lines.filter(
            (line) => line.dimension === first?.code && line.amount > 0n && !line.isRefund,
          );
          expect(await customersOfMark(engine(), model, state, 'buyers:1-1')).toEqual(
            [...new Set(buyers.flatMap(({ customer }) => customer ?? []))].sort(),
          );
        });
      }),
      fewRuns,
    );
  });

  test('differs between the conventions by at most one group of equals per threshold', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, async (shop) => {
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          const of = async (rule: string): Promise<AbcView> =>
            run(model, viewState('abc', { of: 'products', rule }));
          const [before, including] = [await of('before'), await of('including')];
          const inA = (view: AbcView): number =>
            view.classes.find((group) => group.class === 'A')?.items ?? 0;
          expect(inA(before)).toBeGreaterThanOrEqual(inA(including));
          const between = new Set(
            before.products.slice(inA(including), inA(before)).map(({ revenue }) => revenue),
          );
          expect(between.size).toBeLessThanOrEqual(1);
        });
      }),
      fewRuns,
    );
  });
});

describe('the as-of date', () => {
  test('makes everything after it invisible to a distribution and an ABC', async () => {
    await fc.assert(
      fc.asyncProperty(anyProductShop, fc.nat(), async (shop, pick) => {
        const days = linesOf(shop).map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const pages: readonly (readonly [string, ViewState['params']])[] = [
          ['distribution', {}],
          ['abc', {}],
          ['abc', { of: 'products' }],
        ];
        const then = await withLoaded(
          engine(),
          sourcesOf(shop.filter((row) => row.date <= asOf)),
          async ({ model }) => {
            const views: unknown[] = [];
            for (const [page, params] of pages)
              views.push(plain(await runView(engine(), model, viewState(page, params))));
            return views;
          },
        );
        await withLoaded(engine(), sourcesOf(shop), async ({ model }) => {
          for (const [place, [page, params]] of pages.entries()) {
            const now = await runView(engine(), model, viewState(page, params, { asOf }));
            expect(plain(now)).toEqual(then[place]);
          }
        });
      }),
      fewRuns,
    );
  });
});
