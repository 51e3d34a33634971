import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { LoadReport } from '../../src/core/model/info.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { decimalText } from '../../src/core/money.ts';
import { id, sql } from '../../src/core/sql/index.ts';
import type { Sources } from '../../src/engine/engine.ts';
import { dropped } from '../support/dropped.ts';
import { goldenEntry } from '../support/golden-entries.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { describeWithShared } from '../support/shared-data.ts';

interface Profile {
  readonly transactions: number;
  readonly households: number;
  readonly baskets: number;
  readonly products_sold: number;
  readonly sales_value: number;
  readonly transactions_without_product: number;
  readonly households_with_demographics_in_sample: number;
}
const profile = goldenEntry<Profile>('cj.profile');
const departments = goldenEntry<Record<string, { sales: number; households: number; lines: number }>>('cj.department');
const names = [
  'transactions_sample',
  'products',
  'demographics',
  'campaigns',
  'campaign_descriptions',
  'coupons',
  'coupon_redemptions',
];

describeWithShared(
  'Complete Journey, seven files dropped together',
  'data/completejourney/transactions_sample.csv.gz',
  (file) => {
    const engine = useEngine();
    let sources: Sources;
    let report: LoadReport;
    beforeAll(async () => {
      sources = await dropped(names.map((name) => join(dirname(file), `${name}.csv.gz`)));
      report = await engine().load(sources, 'shop');
    });

    test('is known for what it is: sales, products, households, and four tables that are neither', () => {
      expect(sources.sources.map(({ plan }) => [plan.fileName, plan.role])).toEqual([
        ['transactions_sample.csv.gz', 'transactions'],
        ['products.csv.gz', 'products'],
        ['demographics.csv.gz', 'customers'],
      ]);
    });

    test('loses no sale, though two thirds of the households have no demographics (cj.profile)', () => {
      const { model, checks } = report;
      expect(model.control.rowsLoaded).toBe(profile.transactions);
      expect(model.control.rowsRejected).toBe(0);
      expect(Number(decimalText(model.control.amount, model.scale))).toBeCloseTo(profile.sales_value, 2);
      expect(model.control.factAmount).toBe(model.control.amount);
      expect(checks.find(({ code }) => code === 'unmatchedCustomers')?.detail).toMatchObject({
        known: profile.households_with_demographics_in_sample,
        unknown: profile.households - profile.households_with_demographics_in_sample,
      });
    });

    test('adds sales up by department of the products table (cj.department)', async () => {
      const { model } = report;
      const department = model.dimensions.find(({ label }) => label === 'department');
      const found = await rows<{ name: string | null; sales: bigint; households: bigint; lines: bigint }>(
        engine(),
        sql`select cast(${id(department!.column)} as varchar) as name, cast(sum(amount) as bigint) as sales,
            count(distinct customer) as households, count(*) as lines
          from ${starTables(model.schema).line} group by 1`,
      );
      for (const [name, golden] of Object.entries(departments)) {
        const row = found.find((one) => one.name === name);
        expect(Number(decimalText(row!.sales, model.scale)), name).toBeCloseTo(golden.sales, 2);
        expect([Number(row!.households), Number(row!.lines)]).toEqual([golden.households, golden.lines]);
      }
      const without = found.find((one) => one.name === null);
      expect(Number(without!.lines)).toBe(profile.transactions_without_product);
    });
  },
);
