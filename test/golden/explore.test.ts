import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { printView } from '../../src/cli/view.ts';
import { readArguments } from '../../src/cli/arguments.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { describeWithShared } from '../support/shared-data.ts';

type Cell = string | number | null;
interface Printed {
  readonly tables: {
    readonly pivot: readonly Readonly<Record<string, Cell>>[];
  };
}

/** What the command line prints of a pivot: rows by the ids of their columns, subtotals among them. */
async function pivotOf(view: string, files: readonly string[]): Promise<Printed['tables']['pivot']> {
  const printed = JSON.parse(
    await printView(readArguments([view, '--data', ...files])),
  ) as Printed;
  return printed.tables.pivot;
}

const number = (cell: Cell | undefined): number => Number(cell);

describeWithShared('Superstore in a pivot', 'data/superstore/orders.csv', (file) => {
  const all = 'dates=2019-01-03..2022-12-30';

  test('has the sales and profits of every category and region (ss.category_region)', async () => {
    const golden = goldenEntry<Record<'Sales' | 'Profit', Record<string, Record<string, number>>>>(
      'ss.category_region',
    );
    const rows = await pivotOf(
      `explore?v=1&rows=dimension:category~dimension:region&measures=revenue~margin&${all}`,
      [file],
    );
    for (const [category, regions] of Object.entries(golden.Sales))
      for (const [region, sales] of Object.entries(regions)) {
        const row = rows.find(({ row0, row1 }) => row0 === category && row1 === region);
        expect(number(row?.['revenue']), `${category} ${region}`).toBeCloseTo(sales, 3);
        expect(number(row?.['margin']), region).toBeCloseTo(golden.Profit[category]![region]!, 3);
      }
    expect(rows).toHaveLength(3 * 5);
  });

  test('has every year with its orders, customers and growth (ss.by_year)', async () => {
    const golden =
      goldenEntry<Record<string, Record<'sales' | 'profit' | 'customers', number> & { sales_yoy: number | null }>>(
        'ss.by_year',
      );
    const rows = await pivotOf(
      `explore?v=1&rows=year&measures=revenue~margin~customers~revenue.yearGrowth&${all}`,
      [file],
    );
    for (const [year, { sales, profit, customers, sales_yoy }] of Object.entries(golden)) {
      const row = rows.find(({ row0 }) => row0 === year);
      expect(number(row?.['revenue']), year).toBeCloseTo(sales, 3);
      expect(number(row?.['margin']), year).toBeCloseTo(profit, 3);
      expect(row?.['customers'], year).toBe(customers);
      // The file ends on 30 December: 2022 is not over, and is compared with nothing.
      if (sales_yoy === null || year === '2022') expect(row?.['revenue.yearGrowth']).toBeNull();
      else expect(number(row?.['revenue.yearGrowth']), year).toBeCloseTo(sales_yoy, 9);
    }
  });

  test('has the sales of every segment and quarter (ss.segment_quarter)', async () => {
    const golden = goldenEntry<Record<string, Record<string, number>>>('ss.segment_quarter');
    const rows = await pivotOf(
      `explore?v=1&rows=quarter&columns=dimension:segment&measures=revenue&${all}`,
      [file],
    );
    for (const [name, segments] of Object.entries(golden)) {
      const [year, quarter] = name.split('Q');
      const row = rows.find(({ row0 }) => row0 === `Q${quarter} ${year}`);
      for (const [segment, sales] of Object.entries(segments))
        expect(number(row?.[`revenue@"=${segment}"`]), name).toBeCloseTo(sales, 3);
    }
  });
});

describeWithShared(
  'Online Retail in a pivot, by customers whose number is known',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    const known = 'dates=2010-12-01..2011-12-09&in=all,distribution%3Fv%3D1';

    test('has sales, orders and customers of every country (or.A.by_country)', async () => {
      const golden = goldenEntry<Record<string, Record<'revenue' | 'orders' | 'customers', number>>>(
        'or.A.by_country',
      );
      const rows = await pivotOf(
        `explore?v=1&rows=dimension:country&measures=sales~orders~customers&${known}`,
        [file],
      );
      for (const [country, { revenue, orders, customers }] of Object.entries(golden)) {
        const row = rows.find(({ row0 }) => row0 === country);
        expect(number(row?.['sales']), country).toBeCloseTo(revenue, 3);
        expect([row?.['orders'], row?.['customers']], country).toEqual([orders, customers]);
      }
    });

    test('has the published totals, of which no cell is a part (or.A.totals)', async () => {
      const totals = goldenEntry<Record<'revenue' | 'orders' | 'customers', number>>('or.A.totals');
      const [all] = await pivotOf(
        `explore?v=1&rows=&measures=sales~orders~customers&${known}`,
        [file],
      );
      expect(number(all?.['sales'])).toBeCloseTo(totals.revenue, 3);
      expect([all?.['orders'], all?.['customers']]).toEqual([totals.orders, totals.customers]);
    });

    test('has sales, orders and customers of every month (or.A.monthly)', async () => {
      const golden =
        goldenEntry<Record<string, Record<'revenue' | 'orders' | 'customers', number>>>('or.A.monthly');
      const rows = await pivotOf(
        `explore?v=1&rows=month&measures=sales~orders~customers&${known}`,
        [file],
      );
      const months = Object.values(golden);
      expect(rows).toHaveLength(months.length);
      for (const [place, { revenue, orders, customers }] of months.entries()) {
        expect(number(rows[place]?.['sales'])).toBeCloseTo(revenue, 3);
        expect([rows[place]?.['orders'], rows[place]?.['customers']]).toEqual([orders, customers]);
      }
    });
  },
);

describeWithShared(
  'Complete Journey in a pivot',
  'data/completejourney/transactions_sample.csv.gz',
  (file) => {
    test('adds up sales and lines of every department (cj.department)', async () => {
      const golden =
        goldenEntry<Record<string, Record<'sales' | 'lines', number>>>('cj.department');
      const rows = await pivotOf(
        'explore?v=1&rows=dimension:department&measures=revenue~lines&dates=2017-01-01..2017-12-31',
        [file, join(dirname(file), 'products.csv.gz')],
      );
      for (const [department, { sales, lines }] of Object.entries(golden)) {
        const row = rows.find(({ row0 }) => row0 === department);
        expect(number(row?.['revenue']), department).toBeCloseTo(sales, 2);
        expect(row?.['lines'], department).toBe(lines);
      }
    });
  },
);

