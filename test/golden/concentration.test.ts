import { readFileSync } from 'node:fs';
import { basename, join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AbcView } from '../../src/analyses/abc/view.ts';
import { abc } from '../../src/analyses/abc/index.ts';
import { distribution } from '../../src/analyses/distribution/index.ts';
import type { DistributionView } from '../../src/analyses/distribution/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { decimalText } from '../../src/core/money.ts';
import type { Filters, ViewState } from '../../src/core/spec/filters.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { customersOfMark, runView, viewState } from '../support/oracle-engine.ts';
import { readRetail, retailDecimals } from '../support/oracle-retail.ts';
import { dataOf } from '../support/oracle-views.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
let model: ModelInfo;

type Params = ViewState['params'];
const runDistribution = (params: Params = {}, filters: Partial<Filters> = {}) =>
  runView(
    engine(),
    model,
    viewState('distribution', params, filters),
  ) as Promise<DistributionView>;
const runAbc = (params: Params = {}, filters: Partial<Filters> = {}) =>
  runView(engine(), model, viewState('abc', params, filters)) as Promise<AbcView>;
/** Rows with a customer: what definition A keeps. */
const identified: Partial<Filters> = {
  customers: [{ mark: 'all', view: viewState('distribution') }],
};

/** A share of the golden file has twelve significant digits. */
const digits = 11;

describeWithShared(
  'UCI Online Retail, definition A',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const minor = (units: number): bigint => BigInt(Math.round(units * 10 ** retailDecimals));
    beforeAll(async () => {
      const inspection = await inspectFile(new File([readFileSync(file)], basename(file)));
      ({ model } = await engine().load(sourcesOf([inspection]), 'retail'));
    });

    describe('the distribution', () => {
      const pareto = goldenEntry<{
        ceil_n: number;
        ceil_share: number;
        top_1pct_ceil: readonly [number, number];
        top_10pct_ceil: readonly [number, number];
        gini: number;
        customers_for_80pct: number;
      }>('or.A.pareto_customers');
      const totals = goldenEntry<{ customers: number; revenue: number }>('or.A.totals');
      let view: DistributionView;
      beforeAll(async () => {
        view = await runDistribution({ amount: 'sales' });
      });

      test('of sales has the published customers and revenue (or.A.totals)', () => {
        expect(view.bought).toEqual({
          customers: totals.customers,
          revenue: minor(totals.revenue),
        });
        expect(view.mean).toBeCloseTo(
          (totals.revenue / totals.customers) * 10 ** retailDecimals,
          6,
        );
      });

      test('of sales has the published best 1, 10 and 20 per cent (or.A.pareto_customers)', () => {
        const published = new Map([
          [1, pareto.top_1pct_ceil],
          [10, pareto.top_10pct_ceil],
          [20, [pareto.ceil_n, pareto.ceil_share] as const],
        ]);
        for (const [percent, [customers, share]] of published) {
          const top = view.tops.find((one) => one.percent === percent);
          expect(top?.customers, `${percent} %`).toBe(customers);
          expect(Number(top?.revenue) / Number(view.bought.revenue)).toBeCloseTo(share, digits);
        }
      });

      test('of sales has the published Gini coefficient (or.A.pareto_customers)', () => {
        expect(view.gini).toBeCloseTo(pareto.gini, digits);
      });

      test('answers with the best twenty per cent (or.A.pareto_customers)', () => {
        const [, tops] = distribution.tables(view, distribution.labels.en);
        const row = tops?.rows.at(-1);
        expect(row?.[1]).toBe(pareto.ceil_n);
        expect(row?.[3]).toBeCloseTo(pareto.ceil_share, digits);
      });

      test('of net revenue counts and flags customers at or below zero (or.B.net_totals)', async () => {
        const net = goldenEntry<Record<string, number>>('or.B.net_totals');
        const { none, bought, withoutPurchase, total } = await runDistribution();
        // The entry's 50 was added up in doubles: five customers who come to exactly nothing are there
        // 1e-14 above it. Here they are added up row by row in whole thousandths.
        const net0 = dataOf(readRetail(file)).customers.filter(({ amount }) => amount <= 0n);
        expect(net0).toHaveLength(net['customers_with_net_le_0']! + 5);
        expect(none.customers + withoutPurchase.customers).toBe(net0.length);
        expect(bought.customers + withoutPurchase.customers).toBe(net['customers']);
        expect(bought.revenue + withoutPurchase.revenue).toBe(minor(net['net_revenue']!));
        expect(decimalText(total, model.scale)).toBe('9747747.934');
      });

      test('every mark of every form of the bars is as many customers as it shows', async () => {
        for (const bins of ['log', 'quantile', 'equal']) {
          const state = viewState('distribution', { bins });
          const [bars] = distribution.tables(
            (await runView(engine(), model, state)) as DistributionView,
            distribution.labels.en,
          );
          for (const [row, mark] of bars!.marks.entries()) {
            if (mark === null) continue;
            const found = await customersOfMark(engine(), model, state, mark);
            expect(found.length, `${bins} ${mark}`).toBe(bars!.rows[row]?.[2]);
          }
        }
      });
    });

    describe('ABC', () => {
      interface Golden {
        readonly n_items: number;
        readonly top10: Readonly<Record<string, number>>;
        readonly cum_including_item_le_threshold: Classes;
        readonly crossing_item_in_better_class: Classes;
      }
      type Classes = Readonly<Record<string, { n: number; revenue: number; share: number }>>;
      const golden = goldenEntry<Golden>('or.A.abc_products');
      const products = { of: 'products', amount: 'sales' };

      test.each([
        ['including', golden.cum_including_item_le_threshold],
        ['before', golden.crossing_item_in_better_class],
      ])('of products, rule %s, has the published classes (or.A.abc_products)', async (rule, classes) => {
        const view = await runAbc({ ...products, rule }, identified);
        const ranked = view.classes.filter((group) => group.class !== 'none');
        expect(ranked.map((group) => [group.class, group.items, group.revenue])).toEqual(
          Object.entries(classes).map(([name, { n, revenue }]) => [name, n, minor(revenue)]),
        );
        const [table] = abc.tables(view, abc.labels.en);
        expect(view.classes.reduce((all, { items }) => all + items, 0)).toBe(view.all.items);
        for (const [place, { share }] of Object.values(classes).entries())
          expect(table?.rows[place]?.[4]).toBeCloseTo(share, digits);
        expect(ranked.reduce((all, { items }) => all + items, 0)).toBe(golden.n_items);
      });

      test('of products lists the published first ten (or.A.abc_products)', async () => {
        const { products: listed } = await runAbc(products, identified);
        expect(
          Object.fromEntries(listed.slice(0, 10).map(({ code, revenue }) => [code, revenue])),
        ).toEqual(
          Object.fromEntries(
            Object.entries(golden.top10).map(([code, revenue]) => [code, minor(revenue)]),
          ),
        );
      });

      test('of customers has as many in A as make 80 per cent (or.A.pareto_customers)', async () => {
        const pareto = goldenEntry<Record<string, number>>('or.A.pareto_customers');
        const view = await runAbc({ amount: 'sales' });
        expect(view.classes[0]).toMatchObject({ class: 'A', items: pareto['customers_for_80pct'] });
        expect(view.all.items).toBe(goldenEntry<Record<string, number>>('or.A.totals')['customers']);
      });

      test('of products adds up to the control total, lines without a customer included (or.raw)', async () => {
        const { total, all, without } = await runAbc({ of: 'products' });
        expect(all.items).toBe(goldenEntry<Record<string, number>>('or.raw')['distinct_StockCode']);
        expect(without.revenue).toBe(0n);
        expect(decimalText(total, model.scale)).toBe('9747747.934');
      });

      test('the buyers of a class are as many as the set behind them', async () => {
        const state = viewState('abc', { of: 'products' });
        const view = (await runView(engine(), model, state)) as AbcView;
        for (const group of view.classes)
          expect(
            (await customersOfMark(engine(), model, state, `class:${group.class}`)).length,
            group.class,
          ).toBe(group.buyers);
      });
    });
  },
);

describeWithShared('Superstore', 'data/superstore/orders.csv', (orders) => {
  test('spreads its sales over its customers and its products (ss.totals)', async () => {
    const totals = goldenEntry<{ customers: number; products: number; sales: number }>('ss.totals');
    const sources = await dropped([join(dirname(orders), basename(orders))]);
    ({ model } = await engine().load(sources, 'superstore'));
    const { bought, none, total } = await runDistribution();
    expect([bought.customers, none.customers]).toEqual([totals.customers, 0]);
    expect(Number(decimalText(total, model.scale))).toBeCloseTo(totals.sales, 3);
    const products = await runAbc({ of: 'products' });
    expect(products.all.items).toBe(totals.products);
    expect(products.total).toBe(total);
  });
});

describe('the rfm package’s orders (golden entry rfm.orders)', () => {
  interface Golden {
    readonly customers: number;
    readonly thresholds: Readonly<Record<string, readonly number[]>>;
    readonly score_counts: { readonly monetary: Readonly<Record<string, number>> };
  }
  const golden = goldenEntry<Golden>('rfm.orders');
  const file = fileURLToPath(new URL('../fixtures/rfm_orders/rfm_data_orders.csv', import.meta.url));
  let view: DistributionView;
  beforeAll(async () => {
    const inspection = await inspectFile(new File([readFileSync(file)], basename(file)));
    ({ model } = await engine().load(sourcesOf([inspection]), 'rfm'));
    view = await runDistribution();
  });
  const unit = () => 10 ** model.scale;

  test('have the published quintiles of spend between their tenths', () => {
    expect(view.bought.customers).toBe(golden.customers);
    const [least, ...cuts] = golden.thresholds['monetary_lower']!;
    const [most] = golden.thresholds['monetary_upper']!.slice(-1);
    expect(view.tenths.at(-1)?.low).toBe(least! * unit());
    expect(view.tenths[0]?.high).toBe((most! - 1) * unit());
    // The package adds one to each quantile; it lies between the groups below and above it.
    for (const [place, cut] of cuts.entries()) {
      const above = view.tenths[7 - 2 * place]?.low ?? 0;
      const below = view.tenths[8 - 2 * place]?.high ?? Infinity;
      expect((cut - 1) * unit()).toBeGreaterThanOrEqual(below);
      expect((cut - 1) * unit()).toBeLessThanOrEqual(above);
    }
  });

  test('have the published number of customers between the published amounts', async () => {
    const edges = golden.thresholds['monetary_lower']!.map((cut) => Math.ceil(cut) * unit());
    for (const [place, low] of edges.entries()) {
      const mark = `bin:${low}-${edges[place + 1] ?? ''}`;
      const found = await customersOfMark(engine(), model, viewState('distribution'), mark);
      expect(found.length, mark).toBe(golden.score_counts.monetary[String(place + 1)]);
    }
  });
});
