import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { repeatShare, type OverviewView } from '../../src/analyses/overview/view.ts';
import { rfm } from '../../src/analyses/rfm/index.ts';
import { plainRows } from '../../src/core/export/csv.ts';
import { segmentOf } from '../../src/core/model/rfm-segments.ts';
import { monthNumber } from '../../src/core/calendar.ts';
import type { LoadReport } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { decimalText } from '../../src/core/money.ts';
import { sql } from '../../src/core/sql/index.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { goldenEntry, rangeOf, type SegmentRanges } from '../support/golden-entries.ts';
import { useEngine, value } from '../support/node-engine.ts';
import { sum, type OracleLine } from '../support/oracle.ts';
import { runOverview, runRfm } from '../support/oracle-engine.ts';
import { readRetail, retailDecimals } from '../support/oracle-retail.ts';
import { bestOf, dataOf, rfmOf, spanOf, type OracleData } from '../support/oracle-views.ts';
import { describeWithShared } from '../support/shared-data.ts';

/** An amount of the golden file (units, at most three decimals) as the star holds it. */
const minor = (units: number): bigint => BigInt(Math.round(units * 10 ** retailDecimals));

describeWithShared(
  'UCI Online Retail, as it comes',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const engine = useEngine();
    let report: LoadReport;
    let lines: readonly OracleLine[];
    let truth: OracleData;
    beforeAll(async () => {
      const inspection = await inspectFile(new File([readFileSync(file)], basename(file)));
      report = await engine().load(sourcesOf([inspection]), 'shop');
      lines = readRetail(file);
      truth = dataOf(lines);
    });
    const model = () => report.model;
    const whole = () => ({ dates: { from: model().firstDay, to: model().lastDay } });

    describe('the import', () => {
      const raw = goldenEntry<Record<string, number>>('or.raw');

      test('loads every row, and adds them up to the published total (or.raw)', () => {
        expect(model().control.rowsInFile).toBe(raw['rows']);
        expect(model().control.rowsLoaded).toBe(raw['rows']);
        expect(model().control.rowsRejected).toBe(0);
        expect(model().control.amount).toBe(minor(raw['net_amount_all_rows']!));
        expect(model().control.factAmount).toBe(minor(raw['net_amount_all_rows']!));
      });

      test('takes cancellations, negative quantities and negative prices for refunds (or.raw)', () => {
        // Every row whose invoice begins with C has a negative quantity.
        expect(model().control.refundRows).toBe(
          raw['rows_quantity_negative']! + raw['rows_price_negative']!,
        );
        // The three A rows hold one positive and two negative amounts of 11,062.06.
        expect(model().control.refundAmount).toBe(
          minor(raw['cancelled_amount']!) + 2n * minor(raw['bad_debt_amount_A']!),
        );
      });

      test('finds customers, products, countries and days (or.raw, or.guest)', () => {
        expect(model().control.guestRows).toBe(raw['null_CustomerID']);
        expect(model().products).toBe(raw['distinct_StockCode']);
        expect(model().dimensions.map(({ id, values }) => [id, values.length])).toEqual([
          ['country', raw['distinct_Country']],
        ]);
        const { min_ts: first, max_ts: last } = goldenEntry<Record<string, string>>('or.raw');
        expect([model().firstDay, model().lastDay]).toEqual([first?.slice(0, 10), last?.slice(0, 10)]);
      });

      test('keeps as many customer keys as the file has identifiers (or.raw)', async () => {
        const keys = sql`select count(*) as value from ${starTables('shop').customerKey} as k`;
        expect(await value(engine(), keys)).toBe(BigInt(raw['distinct_CustomerID']!));
      });

      // Definition A drops cancellations and free rows; both leave the same purchases as ours, because
      // no cancellation of this file names the order it cancels.
      test('counts purchases as definition A does (or.A.totals, or.guest)', async () => {
        const totals = goldenEntry<Record<string, number>>('or.A.totals');
        const guest = goldenEntry<Record<string, number>>('or.guest');
        expect(model().customers).toBe(totals['customers']);
        expect(model().orders).toBe(totals['orders']! + guest['orders']!);
        const days = sql`select count(*) as value from ${starTables('shop').purchaseDay} as d`;
        expect(await value(engine(), days)).toBe(BigInt(totals['purchase_days_customer_pairs']!));
      });

      test('finds the median gap between purchase days (or.A.repurchase_cycle)', () => {
        const cycle = goldenEntry<{ quantiles_all_gaps: Record<string, number> }>(
          'or.A.repurchase_cycle',
        );
        expect(model().medianGapDays).toBe(cycle.quantiles_all_gaps['0.5']);
      });
    });

    describe('the overview', () => {
      let view: OverviewView;
      beforeAll(async () => {
        view = await runOverview(engine(), model(), {}, whole());
      });

      test('over all of history has the published repeat rate (or.A.repurchase_cycle)', () => {
        const cycle = goldenEntry<Record<string, number>>('or.A.repurchase_cycle');
        expect(view.now.repeaters).toBe(cycle['customers_repeat']);
        expect(repeatShare(view.now)).toBeCloseTo(cycle['repeat_rate']!, 11);
      });

      test('has the published customers, new customers and orders of every month (or.A.monthly)', () => {
        const months = goldenEntry<Record<string, Record<string, number>>>('or.A.monthly');
        expect(view.months).toHaveLength(13);
        expect(Object.keys(months)).toHaveLength(13);
        for (const [name, expected] of Object.entries(months)) {
          const month = view.months.find((one) => one.month === monthNumber(`${name}-01`));
          const { new: fresh, early, guest } = month!.byKind;
          expect(month?.customers, name).toBe(expected['customers']);
          expect(fresh.customers + early.customers, name).toBe(expected['new_customers']);
          expect(month!.orders - guest.orders, name).toBe(expected['orders']);
        }
      });

      test('labels customers of the first 28 days new or earlier', () => {
        expect(view.earlyUntil).toBe('2010-12-29');
        const early = spanOf(truth, '2010-12-01', '2010-12-31', '2010-12-29');
        expect(view.months[0]?.byKind.early.customers).toBe(early.early.customers);
        expect(view.months[0]?.byKind.new.customers).toBe(early.new.customers);
      });

      test('of the last closed quarter equals an evaluation row by row, kind by kind', async () => {
        const quarter = await runOverview(engine(), model());
        expect(quarter.period).toEqual({ from: '2011-09-01', to: '2011-11-30' });
        expect(quarter.comparison).toEqual({ from: '2011-06-01', to: '2011-08-31' });
        const { now, before, period, comparison } = quarter;
        expect(now.byKind).toEqual(spanOf(truth, period.from, period.to, '2010-12-29'));
        expect(before?.byKind).toEqual(
          spanOf(truth, comparison!.from, comparison!.to, '2010-12-29'),
        );
      });

      test('finds the best one in a hundred, and what they bring', () => {
        // or.A.pareto_customers: one per cent of the customers, rounded up. Its share is of sales.
        const pareto = goldenEntry<{ top_1pct_ceil: readonly number[] }>('or.A.pareto_customers');
        expect(view.best.customers).toBe(pareto.top_1pct_ceil[0]);
        expect(view.best.revenue).toBe(bestOf(truth, 1).revenue);
      });
    });

    describe('RFM', () => {
      const asPublished = { scoring: 'ntile', frequency: 'orders', monetary: 'sales' };

      test('by NTILE has the published sizes, cells and revenues (or.A.rfm_ntile)', async () => {
        const golden = goldenEntry<{
          score_counts: Record<'r' | 'f' | 'm', Record<string, number>>;
          revenue_by_m: Record<string, number>;
          rf_table: Record<string, number>;
          customers_555: number;
          customers_111: number;
          customers_155: number;
          distinct_cells: number;
        }>('or.A.rfm_ntile');
        const view = await runRfm(engine(), model(), asPublished);
        for (const { dimension, score, customers, revenue } of view.scores) {
          expect(customers, `${dimension}${score}`).toBe(golden.score_counts[dimension][score]);
          if (dimension === 'm') expect(revenue).toBe(minor(golden.revenue_by_m[score]!));
        }
        expect(view.scores).toHaveLength(15);
        expect(
          Object.fromEntries(view.cells.map(({ r, f, customers }) => [`${r}${f}`, customers])),
        ).toEqual(golden.rf_table);
        const cell = (r: number, f: number, m: number): number =>
          view.cube.find((one) => one.r === r && one.f === f && one.m === m)?.customers ?? 0;
        expect(cell(5, 5, 5)).toBe(golden.customers_555);
        expect(cell(1, 1, 1)).toBe(golden.customers_111);
        expect(cell(1, 5, 5)).toBe(golden.customers_155);
        expect(view.cube).toHaveLength(golden.distinct_cells);
      });

      test('tells how recency, frequency and money are spread (or.A.rfm_summary)', async () => {
        const golden = goldenEntry<Record<'R' | 'F' | 'M', Record<string, number>>>(
          'or.A.rfm_summary',
        );
        // The entry measures recency to the day after the last one.
        const spread = { ...asPublished, show: 'spread' };
        const view = await runRfm(engine(), model(), spread, { asOf: '2011-12-10' });
        const table = rfm.tables(view, rfm.labels.en).find(({ id }) => id === 'spread');
        const [recency, frequency, monetary] = plainRows(table!, model().scale);
        for (const [row, expected] of [
          [recency, golden.R],
          [frequency, golden.F],
          [monetary, golden.M],
        ] as const) {
          const { min: least, max: most, ...rest } = expected;
          for (const [name, value] of Object.entries({ ...rest, least, most }))
            expect(row?.[name], name).toBeCloseTo(value!, 7);
        }
        expect(table?.rows).toHaveLength(3);
      });

      test('by NTILE gives the published segments under the published rules (or.A.rfm_ntile_segments)', async () => {
        const rules = goldenEntry<{ segments_rules_vignette: SegmentRanges }>('rfm.orders');
        const golden = goldenEntry<Record<string, Record<string, number>>>('or.A.rfm_ntile_segments');
        const view = await runRfm(engine(), model(), asPublished);
        for (const [name, expected] of Object.entries(golden)) {
          const cells = view.cube.filter(
            ({ r, f, m }) => rangeOf(rules.segments_rules_vignette, r, f, m) === name,
          );
          const total = (of: 'customers' | 'purchases'): number =>
            cells.reduce((all, one) => all + one[of], 0);
          expect(total('customers'), name).toBe(expected['customers']);
          expect(total('purchases'), name).toBe(expected['orders']);
          expect(sum(cells.map((one) => one.revenue)), name).toBe(minor(expected['revenue']!));
        }
      });

      test('by default equals a comparison of every customer with every other', async () => {
        const view = await runRfm(engine(), model());
        const scores = rfmOf(truth, { frequency: 'days', monetary: 'net' });
        expect(scores).toHaveLength(4338);
        const cells = new Map<string, number>();
        const segments = new Map<string, bigint>();
        for (const { r, f, m, revenue } of scores) {
          cells.set(`${r}${f}${m}`, (cells.get(`${r}${f}${m}`) ?? 0) + 1);
          const segment = segmentOf(r, f, m);
          segments.set(segment, (segments.get(segment) ?? 0n) + revenue);
        }
        expect(Object.fromEntries(view.cube.map((c) => [`${c.r}${c.f}${c.m}`, c.customers]))).toEqual(
          Object.fromEntries(cells),
        );
        for (const { segment, revenue } of view.segments)
          expect(revenue, segment).toBe(segments.get(segment) ?? 0n);
      });

      test('accounts for the net revenue of every known customer (or.B.net_totals)', async () => {
        const net = goldenEntry<Record<string, number>>('or.B.net_totals');
        const view = await runRfm(engine(), model());
        expect(view.bought.revenue + view.withoutPurchase.revenue).toBe(minor(net['net_revenue']!));
        expect(view.bought.customers + view.withoutPurchase.customers).toBe(net['customers']);
        expect(view.withoutPurchase.customers).toBe(net['customers_only_cancellations']);
      });
    });

    describe('a country', () => {
      const countries = goldenEntry<Record<string, Record<string, number>>>('or.A.by_country');

      test.each(Object.entries(countries))(
        '%s has its published orders, customers and sales (or.A.by_country)',
        async (country, expected) => {
          const filter = { dimensions: [{ dimension: 'country', exclude: false, values: [country] }] };
          const overview = await runOverview(engine(), model(), {}, { ...whole(), ...filter });
          expect(overview.now.customers).toBe(expected['customers']);
          expect(overview.now.orders - overview.now.byKind.guest.orders).toBe(expected['orders']);
          const sales = await runRfm(engine(), model(), { monetary: 'sales' }, filter);
          expect(sales.bought.revenue).toBe(minor(expected['revenue']!));
        },
      );
    });

    describe('every way of adding up', () => {
      test('months, segments and countries each make the control total, to the last digit', async () => {
        const total = decimalText(model().control.amount, model().scale);
        expect(total).toBe('9747747.934');
        const text = (amounts: readonly bigint[]): string =>
          decimalText(sum(amounts), model().scale);

        const { months } = await runOverview(engine(), model(), {}, whole());
        expect(text(months.map((month) => month.revenue))).toBe(total);

        const { segments, withoutPurchase, withoutCustomer } = await runRfm(engine(), model());
        const groups = [...segments, withoutPurchase, withoutCustomer];
        expect(text(groups.map((group) => group.revenue))).toBe(total);

        const countries: bigint[] = [];
        for (const { value: country } of model().dimensions[0]!.values) {
          const filter = { dimensions: [{ dimension: 'country', exclude: false, values: [country] }] };
          const { now } = await runOverview(engine(), model(), {}, { ...whole(), ...filter });
          countries.push(now.revenue);
        }
        expect(countries).toHaveLength(38);
        expect(text(countries)).toBe(total);
      });
    });
  },
);
