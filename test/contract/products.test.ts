import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openView } from '../../src/analyses/open-view.ts';
import { markOf, readMark } from '../../src/analyses/products/marks.ts';
import { viewProducts, type ProductsView } from '../../src/analyses/products/view.ts';
import { tablesOfProducts } from '../../src/analyses/products/tables.ts';
import { en } from '../../src/analyses/products/labels/en.ts';
import type { ProductsParams } from '../../src/analyses/products/params.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import type { Filters, ViewState } from '../../src/core/spec/filters.ts';
import type { Engine, Sources } from '../../src/engine/engine.ts';
import { tableFromIPC } from 'apache-arrow';
import { rows, useEngine } from '../support/node-engine.ts';
import { linkOrders, readShop, sum } from '../support/oracle.ts';
import { customersOfMark, viewState, withLoaded } from '../support/oracle-engine.ts';
import {
  customersAmong,
  journey,
  missing,
  productsOf,
  together,
  type OracleProducts,
} from '../support/oracle-products.ts';
import {
  anchor,
  anySellingShop,
  anyShop,
  handMadeSources,
  shopCsv,
  shopMapping,
  shopPlan,
  type ShopRow,
} from '../support/oracle-shop.ts';

const engine = useEngine();
const runs = { numRuns: 8 };
const codes = ['app', 'store', 'web'];
const everything = { support: '0.01', confidence: '0' };

/** The shop with its channel as the product of a line, or as a dimension of it. */
function sourcesOf(shop: readonly ShopRow[], by: 'product' | 'dimension'): Sources {
  const columns = shopPlan.columns.map((column) =>
    column.id === 'channel' ? { ...column, use: by } : column,
  );
  return handMadeSources(shopCsv(shop), { ...shopPlan, columns });
}

function oracle(shop: readonly ShopRow[], asOf = '9999-12-31'): OracleProducts {
  const { lines } = readShop(shopCsv(shop), shopMapping);
  linkOrders(lines, shopMapping.refundPrefix);
  return productsOf(lines.filter((line) => line.day <= asOf));
}

interface Row {
  readonly part: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly baskets: bigint;
  readonly customers: bigint;
  readonly other: bigint;
  readonly revenue: bigint;
}

/** What the engine answers, before a view leaves small numbers out. */
async function answer(
  engine: Engine,
  model: ModelInfo,
  params: ViewState['params'],
  filters: Partial<Filters> = {},
): Promise<readonly Row[]> {
  return rows<Row>(engine, openView(viewState('products', params, filters), model).query);
}

async function viewOf(
  engine: Engine,
  model: ModelInfo,
  params: ViewState['params'],
): Promise<ProductsView> {
  const open = openView(viewState('products', params), model);
  const { bytes } = await engine.run(open.query);
  return viewProducts(tableFromIPC(bytes), open.params as unknown as ProductsParams, open.data);
}

const byOf = (by: 'product' | 'dimension') => (by === 'product' ? by : 'dimension:channel');
const anyBy = fc.constantFrom('product' as const, 'dimension' as const);
const anyOf = fc.oneof(
  anyShop,
  anySellingShop.map((shop) => [anchor, ...shop]),
);

describe('products of any small shop', () => {
  test('are counted as baskets read one by one say', async () => {
    await fc.assert(
      fc.asyncProperty(anyOf, anyBy, async (shop, by) => {
        const truth = oracle(shop);
        await withLoaded(engine(), sourcesOf(shop, by), async ({ model }) => {
          const found = await answer(engine(), model, {
            ...everything,
            by: byOf(by),
            within: '30',
          });
          const part = (name: string): readonly Row[] => found.filter((row) => row.part === name);
          expect(Number(part('total')[0]?.baskets)).toBe(truth.baskets);
          for (const row of part('item')) {
            const held = truth.held.filter(({ item }) => item === row.a);
            const days = (customer: string): ReadonlySet<string> =>
              new Set(held.filter((one) => one.customer === customer).map(({ day }) => day));
            const buyers = customersAmong(held);
            expect([row.baskets, row.customers, row.other].map(Number), row.a ?? '').toEqual([
              held.length,
              buyers.length,
              buyers.filter((customer) => days(customer).size > 1).length,
            ]);
          }
          const places = codes.flatMap((a) =>
            codes.filter((b) => b > a).map((b) => [a, b] as const),
          );
          for (const [a, b] of places) {
            const both = together(truth, a, b);
            const of = (item: string): number =>
              truth.held.filter((one) => one.item === item).length;
            const row = part('pair').find((one) => [one.a, one.b].sort().join() === [a, b].join());
            const isExpected = both.length > 0 && both.length * truth.baskets >= of(a) * of(b);
            expect(row !== undefined, `${a} ${b}`).toBe(isExpected);
            const shared = part('matrix').find(
              (one) => [one.a, one.b].sort().join() === [a, b].join(),
            );
            expect([shared?.baskets ?? 0, shared?.customers ?? 0].map(Number)).toEqual([
              both.length,
              customersAmong(both).length,
            ]);
            if (!row) continue;
            const ever = customersAmong(truth.held.filter(({ item }) => item === a)).length;
            expect([row.baskets, row.customers, row.other].map(Number), `${a} ${b}`).toEqual([
              both.length,
              customersAmong(both).length,
              ever - missing(truth, a, b).length,
            ]);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  test('lead to one another as every customer’s first days say', async () => {
    await fc.assert(
      fc.asyncProperty(anyOf, fc.integer({ min: 1, max: 90 }), async (shop, within) => {
        const truth = oracle(shop);
        await withLoaded(engine(), sourcesOf(shop, 'product'), async ({ model }) => {
          const params = { ...everything, within: String(within) };
          const found = await answer(engine(), model, params);
          const next = found.filter((row) => row.part === 'next');
          for (const { a, b, customers, other } of next) {
            const pair = [a ?? '', b ?? ''] as const;
            const { could, went } = journey(truth, pair, within, model.lastDay);
            expect([customers, other].map(Number), pair.join()).toEqual([
              went.length,
              could.length,
            ]);
            const people = customersOfMark(
              engine(),
              model,
              viewState('products', params),
              markOf('next', ...pair),
            );
            expect(await people).toEqual(went);
          }
          const bought = new Set(
            truth.held.filter(({ customer }) => customer).map(({ item }) => item),
          );
          expect(next).toHaveLength(bought.size * (bought.size - 1));
        });
      }),
      runs,
    );
  });

  test('add up to all revenue', async () => {
    await fc.assert(
      fc.asyncProperty(anyShop, anyBy, async (shop, by) => {
        await withLoaded(engine(), sourcesOf(shop, by), async ({ model }) => {
          const view = await viewOf(engine(), model, { by: byOf(by) });
          expect(view.revenue).toBe(model.control.amount);
          const listed = sum(view.items.map((item) => item.revenue));
          expect(listed + view.restRevenue + view.withoutRevenue).toBe(model.control.amount);
          expect(view.restRevenue).toBe(0n);
          expect(view.customers).toBe(model.customers);
          expect(view.baskets).toBe(model.orders);
        });
      }),
      runs,
    );
  });

  test('have behind every row as many customers as it shows', async () => {
    await fc.assert(
      fc.asyncProperty(anyOf, anyBy, async (shop, by) => {
        const truth = oracle(shop);
        await withLoaded(engine(), sourcesOf(shop, by), async ({ model }) => {
          const params = { ...everything, by: byOf(by) };
          const view = await viewOf(engine(), model, params);
          for (const table of tablesOfProducts(view, en)) {
            const at = table.columns.findIndex(({ id }) => id === 'customers');
            for (const [index, mark] of table.marks.entries()) {
              if (mark === null) continue;
              const people = await customersOfMark(
                engine(),
                model,
                viewState('products', params),
                mark,
              );
              if (at >= 0) expect(people, mark).toHaveLength(Number(table.rows[index]?.[at]));
              const [a = '', b = ''] = readMark(mark)?.codes ?? [];
              if (mark.startsWith('missing')) expect(people, mark).toEqual(missing(truth, a, b));
              if (mark.startsWith('pair'))
                expect(people, mark).toEqual(customersAmong(together(truth, a, b)));
            }
          }
        });
      }),
      runs,
    );
  });

  test('as of a day are those of the file as it was then', async () => {
    const plain = (found: readonly Row[]): readonly string[] =>
      found
        .map((row) => JSON.stringify(row, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)))
        .sort();
    await fc.assert(
      fc.asyncProperty(anyShop, fc.nat(), anyBy, async (shop, pick, by) => {
        const days = readShop(shopCsv(shop), shopMapping).lines.map((line) => line.day);
        const asOf = days[pick % days.length] ?? '';
        const then = shop.filter((row) => row.date <= asOf);
        const params = { ...everything, by: byOf(by), within: '20' };
        const before = await withLoaded(engine(), sourcesOf(then, by), ({ model }) =>
          answer(engine(), model, params),
        );
        await withLoaded(engine(), sourcesOf(shop, by), async ({ model }) => {
          // Without any product in it, the earlier file has no column of them.
          if (before.some((row) => row.part === 'without'))
            expect(plain(await answer(engine(), model, params, { asOf }))).toEqual(plain(before));
        });
      }),
      runs,
    );
  });
});

describe('a catalogue with a long tail', () => {
  test('pairs what is frequent alone, and says how much that is', async () => {
    const tail = Array.from({ length: 300 }, (_, n) => `t${n}`);
    const line = (order: number, item: string): ShopRow => ({
      ...anchor,
      customer: `c${order % 7}`,
      order: `o${order}`,
      date: '2024-01-01',
      amount: '1.00',
      channel: item,
    });
    const shop = tail.flatMap((item, n) => [line(n, item), line(n, 'tea'), line(n, 'cup')]);
    await withLoaded(engine(), sourcesOf(shop, 'product'), async ({ model }) => {
      const view = await viewOf(engine(), model, { support: '50' });
      expect([view.itemCount, view.frequentCount, view.pairCount]).toEqual([302, 2, 1]);
      expect(view.rules.map(({ from, to, baskets }) => [from.code, to.code, baskets])).toEqual([
        ['cup', 'tea', 300],
        ['tea', 'cup', 300],
      ]);
      const cut = await viewOf(engine(), model, { support: '0.01', items: '2' });
      expect([cut.frequentCount, cut.rules.length, cut.items.length]).toEqual([302, 2, 100]);
      expect(cut.restRevenue).toBe(202n);
    });
  });
});
