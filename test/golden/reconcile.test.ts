import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { LoadReport } from '../../src/core/model/info.ts';
import { decimalText } from '../../src/core/money.ts';
import type { CustomerSet } from '../../src/core/spec/filters.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { viewState } from '../support/oracle-engine.ts';
import { amountsOf, gapsOf, reconciled } from '../support/reconciled.ts';
import { describeWithShared } from '../support/shared-data.ts';

type Numbers = Readonly<Record<string, number>>;

const sourcesIn = async (file: string): Promise<Sources> =>
  sourcesOf([await inspectFile(new File([readFileSync(file)], basename(file)))]);
const units = (minor: bigint | null | undefined, scale: number): number =>
  Number(decimalText(minor ?? 0n, scale));

describeWithShared(
  'The reconciliation of UCI Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const engine = useEngine();
    let loaded: LoadReport;
    beforeAll(async () => {
      loaded = await engine().load(await sourcesIn(file), 'shop');
    });
    const money = (minor: bigint | null | undefined): number =>
      units(minor, loaded.model.scale);

    test('leads from the rows of the file to every page (or.raw, or.guest, or.A.totals, or.B.net_totals)', async () => {
      const raw = goldenEntry<Numbers>('or.raw');
      const guest = goldenEntry<Numbers>('or.guest');
      const identified = goldenEntry<Numbers>('or.A.totals');
      const net = goldenEntry<Numbers>('or.B.net_totals');
      const found = await reconciled(engine(), loaded);
      const of = (kind: Parameters<typeof amountsOf>[1]) => amountsOf(found, kind);

      expect(gapsOf(found)).toEqual([]);
      expect(of('file')?.rows).toBe(raw['rows']);
      expect(of('data')?.rows).toBe(raw['rows']);
      expect(money(of('data')?.revenue)).toBe(raw['net_amount_all_rows']);
      expect(money(of('sales')?.revenue)).toBe(raw['gross_amount_positive_rows']);
      expect(of('refunds')?.rows).toBe(raw['rows_quantity_negative']! + raw['rows_price_negative']!);
      expect(of('guests')?.rows).toBe(raw['null_CustomerID']);
      expect(of('guests')?.orders).toBe(guest['orders']);
      expect(of('buyers')?.orders).toBe(identified['orders']);
      expect(of('buyers')?.customers).toBe(identified['customers']);
      const known = (of('buyers')?.revenue ?? 0n) + (of('unbought')?.revenue ?? 0n);
      expect(money(known)).toBe(net['net_revenue']);
      expect(found.bridge.find(({ subject }) => subject.kind === 'unbought')?.subject).toMatchObject({
        customers: net['customers_only_cancellations'],
      });
    });

    test('ties under filters, and finds the customers of a country (or.A.by_country)', async () => {
      const germany = goldenEntry<Record<string, Numbers>>('or.A.by_country')['Germany'];
      const dimensions = [{ dimension: 'country', exclude: false, values: ['Germany'] }];
      const found = await reconciled(engine(), loaded, { dimensions });
      expect(gapsOf(found)).toEqual([]);
      expect(amountsOf(found, 'view')?.customers).toBe(germany?.['customers']);

      const best: CustomerSet = { view: viewState('rfm'), mark: 'segment:champions' };
      const narrow = await reconciled(engine(), loaded, {
        dates: { from: '2011-03-01', to: '2011-10-31' },
        asOf: '2011-09-30',
        dimensions: [{ ...dimensions[0]!, exclude: true }],
        customers: [best],
      });
      expect(gapsOf(narrow)).toEqual([]);
      expect(narrow.ties.length).toBeGreaterThan(10);
    });
  },
);

describeWithShared('The reconciliation of Superstore', 'data/superstore/orders.csv', (file) => {
  const engine = useEngine();

  test('finds the sales and customers of the file and of a year (ss.totals, ss.by_year)', async () => {
    const report = await engine().load(await sourcesIn(file), 'superstore');
    const { scale } = report.model;
    const totals = goldenEntry<Numbers>('ss.totals');
    const year = goldenEntry<Record<string, Numbers>>('ss.by_year')['2021'];
    const found = await reconciled(
      engine(),
      report,
      { dates: { from: '2021-01-01', to: '2021-12-31' } },
    );
    expect(gapsOf(found)).toEqual([]);
    expect(amountsOf(found, 'data')).toMatchObject({
      rows: totals['rows'],
      customers: totals['customers'],
    });
    expect(units(amountsOf(found, 'data')?.revenue, scale)).toBeCloseTo(totals['sales']!, 3);
    expect(units(amountsOf(found, 'dates')?.revenue, scale)).toBeCloseTo(year!['sales']!, 3);
    expect(amountsOf(found, 'dates')?.customers).toBe(year?.['customers']);
  });
});
