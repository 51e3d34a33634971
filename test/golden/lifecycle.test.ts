import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { isOpen, type LifecycleView } from '../../src/analyses/lifecycle/view.ts';
import type { ModelInfo } from '../../src/core/model/info.ts';
import { decimalText } from '../../src/core/money.ts';
import { periodNumber } from '../../src/core/periods.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { runView, viewState } from '../support/oracle-engine.ts';
import { keyOf, lifecycleOf } from '../support/oracle-lifecycle.ts';
import { readRetail, retailDecimals } from '../support/oracle-retail.ts';
import { dataOf, type OracleData } from '../support/oracle-views.ts';
import { describeWithShared } from '../support/shared-data.ts';

const engine = useEngine();
const run = (model: ModelInfo, params: Record<string, string>, filters = {}) =>
  runView(engine(), model, viewState('lifecycle', params, filters)) as Promise<LifecycleView>;
const units = (amount: bigint, { scale }: ModelInfo): number => Number(decimalText(amount, scale));

/** The rows of definition A: identified sales, duplicates kept. */
function identifiedSales(path: string): File {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const kept = data.filter(
    (row) =>
      row['CustomerID'] !== '' &&
      !row['InvoiceNo']!.startsWith('C') &&
      Number(row['Quantity']) > 0 &&
      Number(row['UnitPrice']) > 0,
  );
  return new File([Papa.unparse(kept)], 'sales.csv');
}

describeWithShared(
  'New and existing customers of Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const months = goldenEntry<Record<string, Record<string, number>>>('or.A.monthly');

    test('by definition A have the published customers, orders and revenue of every month (or.A.monthly)', async () => {
      const sources = sourcesOf([await inspectFile(identifiedSales(file))]);
      const { model } = await engine().load(sources, 'sales');
      const { periods } = await run(model, {});
      expect(periods).toHaveLength(13);
      for (const period of periods) {
        const name = period.range.from.slice(0, 7);
        const golden = months[name]!;
        expect(
          {
            customers: period.active.customers,
            new_customers: period.first.customers,
            orders: period.total.orders,
          },
          name,
        ).toEqual({
          customers: golden['customers'],
          new_customers: golden['new_customers'],
          orders: golden['orders'],
        });
        expect(units(period.total.revenue, model), name).toBeCloseTo(golden['revenue']!, 2);
        expect(units(period.first.revenue, model), name).toBeCloseTo(
          golden['revenue_new_cohort_month']!,
          2,
        );
        expect(units(period.existing.revenue, model), name).toBeCloseTo(
          golden['revenue_returning']!,
          2,
        );
      }
    });

    describe('as it comes', () => {
      let model: ModelInfo;
      let truth: OracleData;
      beforeAll(async () => {
        truth = dataOf(readRetail(file));
        const inspection = await inspectFile(new File([readFileSync(file)], basename(file)));
        ({ model } = await engine().load(sourcesOf([inspection]), 'retail'));
      });

      test('has the same customers, new customers and orders of known customers (or.A.monthly)', async () => {
        const { periods } = await run(model, {});
        for (const period of periods) {
          const golden = months[period.range.from.slice(0, 7)]!;
          expect(period.active.customers).toBe(golden['customers']);
          expect(period.first.customers).toBe(golden['new_customers']);
          expect(period.total.orders - period.byKind.guest.orders).toBe(golden['orders']);
        }
      });

      test.each(['week', 'month', 'quarter'] as const)(
        'has per %s the states that a comparison of sets finds',
        async (per) => {
          const view = await run(model, { per });
          // Median of all gaps is 28 days (or.A.repurchase_cycle); the data begin on 1 December 2010.
          expect(view.earlyUntil).toBe('2010-12-29');
          const expected = lifecycleOf(truth, per, '2011-12-09', '2010-12-29');
          expect(
            view.periods.map((period) => ({
              key: keyOf(per, period.range.from),
              new: period.byKind.new.customers,
              early: period.byKind.early.customers,
              returning: period.byKind.returning.customers,
              resurrected: period.byKind.resurrected.customers,
              dormant: period.dormant.customers,
              dormantRevenue: period.dormant.revenue,
              revenue: period.total.revenue,
            })),
          ).toEqual(
            expected.map((period) => ({
              key: period.key,
              new: period.new.length,
              early: period.early.length,
              returning: period.returning.length,
              resurrected: period.resurrected.length,
              dormant: period.dormant.length,
              dormantRevenue: period.dormantRevenue,
              revenue: Object.values(period.revenue).reduce((total, part) => total + part, 0n),
            })),
          );
        },
      );

      test('adds up to the control total, and reports the last closed month', async () => {
        const { periods, reported } = await run(model, {});
        const total = periods.reduce((all, period) => all + period.total.revenue, 0n);
        expect(decimalText(total, retailDecimals)).toBe('9747747.934');
        expect(reported?.range).toEqual({ from: '2011-11-01', to: '2011-11-30' });
        expect(periods.filter(isOpen).map(({ number }) => number)).toEqual([
          periodNumber('month', '2011-12-09'),
        ]);
      });
    });
  },
);

describeWithShared('New and existing customers of Superstore', 'data/superstore/orders.csv', (file) => {
  let model: ModelInfo;
  beforeAll(async () => {
    ({ model } = await engine().load(await dropped([file]), 'superstore'));
  });

  test('by year has the published sales and customers (ss.by_year)', async () => {
    const years = goldenEntry<Record<string, { sales: number; customers: number }>>('ss.by_year');
    const { periods } = await run(model, { per: 'year' });
    expect(periods.map(({ range }) => range.from.slice(0, 4))).toEqual(Object.keys(years));
    for (const { range, active, total } of periods) {
      const golden = years[range.from.slice(0, 4)]!;
      expect(active.customers).toBe(golden.customers);
      expect(units(total.revenue, model)).toBeCloseTo(golden.sales, 3);
    }
  });

  test('by quarter and class of customers has the published sales (ss.segment_quarter)', async () => {
    const quarters = goldenEntry<Record<string, Record<string, number>>>('ss.segment_quarter');
    for (const segment of ['Consumer', 'Corporate', 'Home Office']) {
      const dimensions = [{ dimension: 'segment', exclude: false, values: [segment] }];
      const { periods } = await run(model, { per: 'quarter' }, { dimensions });
      for (const [name, golden] of Object.entries(quarters)) {
        const [year, quarter] = name.split('Q');
        const from = `${year}-${String(3 * Number(quarter) - 2).padStart(2, '0')}-01`;
        const period = periods.find(({ range }) => range.from === from);
        expect(units(period!.total.revenue, model), `${segment} ${name}`).toBeCloseTo(
          golden[segment]!,
          3,
        );
      }
    }
  });
});
