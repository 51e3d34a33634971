import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PyramidView } from '../../src/analyses/pyramid/view.ts';
import type { LoadReport, ModelInfo } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { decimalText } from '../../src/core/money.ts';
import { id, sql } from '../../src/core/sql/index.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { runView, viewState } from '../support/oracle-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

interface Totals {
  readonly rows: number;
  readonly orders: number;
  readonly customers: number;
  readonly products: number;
  readonly sales: number;
  readonly profit: number;
  readonly profit_ratio: number;
  readonly negative_profit_rows: number;
  readonly min_order: string;
  readonly max_order: string;
}
interface Returns {
  readonly returned_orders: number;
  readonly correct_rows: number;
  readonly correct_sales: number;
  readonly true_total_sales: number;
}
const totals = goldenEntry<Totals>('ss.totals');
const returns = goldenEntry<Returns>('ss.returns_fanout');
const byYear = goldenEntry<Record<string, { sales: number; customers: number }>>('ss.by_year');
const pivot = goldenEntry<{ Sales: Record<string, Record<string, number>> }>('ss.category_region');

const amount = (value: bigint, { scale }: ModelInfo): number => Number(decimalText(value, scale));

/** What every form of the Superstore orders must give. */
async function expectTotals(engine: Engine, { model, checks }: LoadReport, cents: number): Promise<void> {
  expect(model.control.rowsLoaded).toBe(totals.rows);
  expect(model.control.rowsRejected).toBe(0);
  expect(model.control.factAmount).toBe(model.control.amount);
  expect(amount(model.control.amount, model)).toBeCloseTo(totals.sales, cents);
  // Six order ids stand for two customers each: here these are orders of their own, and it says so.
  const shared = checks.find(({ code }) => code === 'oneCustomerPerOrder')?.detail['orders'];
  expect([model.orders - Number(shared), model.customers, model.products]).toEqual([
    totals.orders,
    totals.customers,
    totals.products,
  ]);
  expect([model.firstDay, model.lastDay]).toEqual([totals.min_order, totals.max_order]);
  const { line } = starTables(model.schema);
  const years = await rows<{ year: number; sales: bigint; customers: bigint }>(
    engine,
    sql`select cast(year(day) as integer) as year, cast(sum(amount) as bigint) as sales,
        count(distinct customer) as customers
      from ${line} group by 1 order by 1`,
  );
  for (const { year, sales, customers } of years) {
    const golden = byYear[String(year)];
    expect(amount(sales, model), String(year)).toBeCloseTo(golden!.sales, cents);
    expect(Number(customers), String(year)).toBe(golden!.customers);
  }
}

describeWithShared('Superstore', 'data/superstore/orders.csv', (orders) => {
  const engine = useEngine();
  const folder = dirname(orders);
  let report: LoadReport;

  describe('as three CSV files dropped together', () => {
    beforeAll(async () => {
      const files = ['orders.csv', 'returns.csv', 'people.csv'].map((name) => join(folder, name));
      report = await engine().load(await dropped(files), 'csv');
    });

    test('reproduces the totals, by year too (ss.totals, ss.by_year)', async () => {
      await expectTotals(engine(), report, 3);
    });

    test('marks returned orders once, though the returns have a row per line (ss.returns_fanout)', async () => {
      const { model, checks } = report;
      const returned = model.dimensions.find(({ label }) => label === 'Returned');
      const { line } = starTables(model.schema);
      const [found] = await rows<{ lines: bigint; sales: bigint; orders: bigint; all: bigint }>(
        engine(),
        sql`select count(*) as lines, cast(sum(amount) as bigint) as sales, count(distinct ord) as orders,
            (select cast(sum(amount) as bigint) from ${line}) as all
          from ${line} where ${id(returned!.column)} = 'Yes'`,
      );
      expect(Number(found!.lines)).toBe(returns.correct_rows);
      expect(Number(found!.orders)).toBe(returns.returned_orders);
      expect(amount(found!.sales, model)).toBeCloseTo(returns.correct_sales, 3);
      expect(amount(found!.all, model)).toBeCloseTo(returns.true_total_sales, 3);
      expect(checks.find(({ code }) => code === 'unmatchedOrders')?.detail).toMatchObject({
        known: returns.returned_orders,
        unused: 0,
        contradicting: 0,
      });
    });

    test('reads Profit as the margin of each line (ss.totals)', async () => {
      const { model, checks } = report;
      const { margin } = model.control;
      expect(margin).toMatchObject({ file: margin?.loaded, unknownRows: 0 });
      expect(amount(margin!.loaded, model)).toBe(totals.profit);
      const ratio = Number(margin!.loaded) / Number(model.control.amount);
      expect(ratio).toBeCloseTo(totals.profit_ratio, 9);
      const { line } = starTables(model.schema);
      const [losses] = await rows<{ lines: bigint }>(
        engine(),
        sql`select count(*) as lines from ${line} where margin < 0`,
      );
      expect(Number(losses!.lines)).toBe(totals.negative_profit_rows);
      const marginChecks = checks.filter(({ code }) => code.startsWith('margin'));
      expect(marginChecks.map(({ status }) => status)).toEqual(['pass', 'pass']);
    });

    test('ranks customers by profit in a pyramid that adds up to it (ss.totals)', async () => {
      const { model } = report;
      const state = viewState('pyramid', { value: 'margin', months: '120' });
      const view = (await runView(engine(), model, state)) as PyramidView;
      expect(amount(view.totalValue, model)).toBe(totals.profit);
      expect(amount(view.total, model)).toBeCloseTo(totals.sales, 3);
      expect(view.knownShare).toBe(1);
      const customers = view.tiers.reduce((sum, tier) => sum + tier.customers, 0);
      expect(customers).toBe(totals.customers);
      const [top, ...others] = view.tiers.filter(({ least }) => least !== null);
      expect(top!.least).toBeGreaterThan(others[0]!.least!);
    });

    test('adds sales up by category and region (ss.category_region)', async () => {
      const { model } = report;
      const column = (label: string) =>
        id(model.dimensions.find((dimension) => dimension.label === label)!.column);
      const cells = await rows<{ category: string; region: string; sales: bigint }>(
        engine(),
        sql`select cast(${column('Category')} as varchar) as category, cast(${column('Region')} as varchar) as region,
            cast(sum(amount) as bigint) as sales
          from ${starTables(model.schema).line} group by 1, 2`,
      );
      expect(cells).toHaveLength(12);
      for (const { category, region, sales } of cells)
        expect(amount(sales, model)).toBeCloseTo(pivot.Sales[category]![region]!, 3);
    });
  });

  test('as the old Excel workbook, three sheets of it, gives the same', async () => {
    const sources = await dropped([join(folder, 'Sample_Superstore.xls')]);
    expect(sources.sources.map(({ plan }) => plan.role)).toEqual(['transactions', 'orders']);
    report = await engine().load(sources, 'xls');
    await expectTotals(engine(), report, 3);
  });

  test('as a CSV with days first and two-digit years gives the same (ss.date_trap)', async () => {
    const sources = await dropped([join(folder, 'superstore_orders_ddmmyy.csv')]);
    report = await engine().load(sources, 'ddmmyy');
    // Its prices are rounded to four decimals.
    await expectTotals(engine(), report, 1);
  });
});
