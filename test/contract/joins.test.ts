import { describe, expect, test } from 'vitest';
import type { JoinFound } from '../../src/core/model/join.ts';
import type { HealthCheck, LoadReport } from '../../src/core/model/info.ts';
import type { SourceRole } from '../../src/core/model/fields.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { settleJoins } from '../../src/ingest/joins/settle-joins.ts';
import type { JoinSurvey } from '../../src/ingest/joins/types.ts';
import { rows, useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';

const engine = useEngine();

/** Drops files together, looks at how they meet, and then at what their load reports. */
async function together(
  files: Readonly<Record<string, readonly string[]>>,
  look: (report: LoadReport, survey: JoinSurvey) => Promise<void> | void,
  chosen: Readonly<Record<string, SourceRole>> = {},
): Promise<void> {
  const tables = [];
  for (const [name, lines] of Object.entries(files)) {
    const role = chosen[name];
    const file = new File([`${lines.join('\n')}\n`], name);
    const inspection = await inspectFile(file, {}, role ? { role } : {});
    tables.push({ inspection, isRoleChosen: role !== undefined });
  }
  const survey = await settleJoins(tables);
  const planned = tables.map(({ inspection }, index) => ({
    ...inspection,
    plan: survey.plans[index] ?? inspection.plan,
  }));
  await withLoaded(engine(), sourcesOf(planned), async (report) => {
    await look(report, survey);
  });
}

const foundIn = ({ findings }: JoinSurvey, role: SourceRole): JoinFound | undefined =>
  findings.find((one): one is JoinFound => one.kind === 'joined' && one.role === role);
const checkIn = ({ checks }: LoadReport, code: HealthCheck['code']): HealthCheck | undefined =>
  checks.find((one) => one.code === code);

/** Orders of ann (2 lines, 15.00), bob (10.00), cho (7.00) and 0042 (4.00). */
const sales = [
  'order_no,customer_id,sold,sku,amount',
  'o1,ann,2024-01-05,tea,10.00',
  'o1,ann,2024-01-05,cup,5.00',
  'o2,bob,2024-01-20,tea,10.00',
  'o3,cho,2024-01-31,pot,7.00',
  'o4,0042,2024-02-03,tea,4.00',
];

describe('What is said of a join before the import', () => {
  test('is what the load finds: keys, unknown ones, and those that no sale has', async () => {
    const people = ['code,town', 'ann,Taipei', 'bob,Tainan', 'cho,Taipei', 'eve,Hualien'];
    await together({ 'sales.csv': sales, 'people.csv': people }, (report, survey) => {
      expect(foundIn(survey, 'customers')).toMatchObject({
        ...{ column: 'code', keys: { known: 3, all: 4 }, lines: { known: 4, all: 5 }, unused: 1 },
        unknown: ['0042'],
      });
      expect(checkIn(report, 'unmatchedCustomers')?.detail).toMatchObject({
        ...{ known: 3, unknown: 1, unused: 1 },
      });
      expect(report.model.dimensions.map(({ id, source }) => [id, source])).toEqual([
        ['town', 'customer'],
      ]);
    });
  });

  test('names leading zeros that keep keys apart, which the load does not guess away', async () => {
    const people = ['customer_id,town', 'ann,Taipei', 'bob,Tainan', 'cho,Taipei', '42,Hualien'];
    await together({ 'sales.csv': sales, 'people.csv': people }, (report, survey) => {
      expect(foundIn(survey, 'customers')).toMatchObject({
        keys: { known: 3, all: 4 },
        hint: { kind: 'leadingZeros', keys: 4 },
      });
      expect(checkIn(report, 'unmatchedCustomers')?.detail).toMatchObject({ known: 3, unknown: 1 });
    });
  });

  test('refuses a table that would multiply revenue, as the load does', async () => {
    const coupons = ['sku,campaign', 'tea,spring', 'tea,summer', 'cup,spring', 'pot,spring'];
    await together(
      { 'sales.csv': sales, 'coupons.csv': coupons },
      (report, survey) => {
        expect(foundIn(survey, 'products')).toMatchObject({
          ...{ isRefused: true, contradicting: 1, contradictions: ['tea'] },
        });
        expect(checkIn(report, 'joinRefused')?.detail).toMatchObject({ contradicting: 1 });
        expect(report.model.dimensions).toEqual([]);
        expect(report.model.control.factAmount).toBe(36n);
      },
      { 'coupons.csv': 'products' },
    );
  });

  test('puts a wrong role right, so that the table adds to products and not to customers', async () => {
    const goods = ['member_no,kind', 'tea,drinks', 'cup,china', 'pot,china'];
    await together({ 'sales.csv': sales, 'goods.csv': goods }, (report, survey) => {
      expect(foundIn(survey, 'products')?.keys).toEqual({ known: 3, all: 3 });
      expect(report.model.dimensions.find(({ id }) => id === 'kind')?.values).toEqual([
        { value: 'drinks', rows: 3 },
        { value: 'china', rows: 2 },
      ]);
    });
  });

  test('leaves out a copy, whose lines would count twice', async () => {
    const noOrders = sales.map((line) => line.split(',').slice(1).join(','));
    await together({ 'a.csv': noOrders, 'b.csv': noOrders }, ({ model }) => {
      expect(model.control).toMatchObject({ rowsInFile: 5, amount: 36n });
    });
  });
});

describe('A file that says who was in which variant', () => {
  const test1 = [
    'customer_id,variant,assigned_at',
    'ann,A,2024-01-10',
    'bob,B,2024-01-10',
    'bob,B,2024-01-12',
    'cho,A,2024-01-10',
    'cho,B,2024-01-11',
    'eve,A,2024-01-10',
    ',A,2024-01-10',
    'dee,,2024-01-10',
  ];

  test('is loaded with customers who never bought, and counts those in two variants', async () => {
    await together({ 'sales.csv': sales, 'spring.csv': test1 }, async (report, survey) => {
      expect(foundIn(survey, 'assignments')).toMatchObject({
        ...{ own: 5, keys: { known: 3, all: 4 }, contradicting: 1 },
      });
      // Two records say nothing: one names nobody, one no variant.
      expect(report.model.experiments).toEqual([
        {
          ...{ id: 0, name: 'spring', fileName: 'spring.csv' },
          ...{ assigned: 4, matched: 3, several: 1, rejected: 2 },
          ...{ firstDay: '2024-01-10', undated: 0 },
          variants: [
            { variant: 'A', customers: 3, matched: 2 },
            { variant: 'B', customers: 2, matched: 2 },
          ],
        },
      ]);
      expect(checkIn(report, 'assignedCustomers')).toMatchObject({
        status: 'warn',
        detail: { known: 3, unknown: 1, several: 1, rejected: 2 },
      });
      const { assignment, customerKey } = starTables(report.model.schema);
      const found = await rows(
        engine(),
        sql`select k.id, variant, cast(a.day as varchar) as day, several
          from ${assignment} as a left join ${customerKey} as k using (customer)
          order by k.id nulls last, variant`,
      );
      expect(found).toEqual([
        { id: 'ann', variant: 'A', day: '2024-01-10', several: false },
        { id: 'bob', variant: 'B', day: '2024-01-10', several: false },
        { id: 'cho', variant: 'A', day: '2024-01-10', several: true },
        { id: 'cho', variant: 'B', day: '2024-01-11', several: true },
        { id: null, variant: 'A', day: '2024-01-10', several: false },
      ]);
    });
  });

  test('knows a prospect of the customers table, who still counts as one who never bought', async () => {
    const people = ['customer_id,town', 'ann,Taipei', 'bob,Taipei', 'cho,Tainan', 'eve,Hualien'];
    const files = { 'sales.csv': sales, 'people.csv': people, 'spring.csv': test1 };
    await together(files, async ({ model }) => {
      expect(model.prospects).toBe(1);
      expect(model.experiments[0]).toMatchObject({
        ...{ assigned: 4, matched: 3 },
        variants: [
          { variant: 'A', customers: 3, matched: 2 },
          { variant: 'B', customers: 2, matched: 2 },
        ],
      });
      const { assignment, customerKey } = starTables(model.schema);
      const found = await rows(
        engine(),
        sql`select variant from ${assignment} join ${customerKey} as k using (customer) where k.id = 'eve'`,
      );
      expect(found).toEqual([{ variant: 'A' }]);
    });
  });

  test('makes no customer: the shop has as many as its sales name', async () => {
    await together({ 'sales.csv': sales, 'spring.csv': test1 }, ({ model }) => {
      expect(model.customers).toBe(4);
      expect(model.dimensions).toEqual([]);
      expect(model.control.factAmount).toBe(36n);
    });
  });

  test('is an experiment of its own beside another one', async () => {
    const test2 = ['customer_id,variant', 'ann,control', 'bob,treated'];
    const files = { 'sales.csv': sales, 'spring.csv': test1, 'summer.csv': test2 };
    await together(files, ({ model }) => {
      expect(model.experiments.map(({ id, name, assigned }) => [id, name, assigned])).toEqual([
        [0, 'spring', 4],
        [1, 'summer', 2],
      ]);
    });
  });

  test('may call the group to which nothing was sent "None"', async () => {
    const test2 = ['customer_id,variant', 'ann,None', 'bob, mail ', 'cho,'];
    await together({ 'sales.csv': sales, 'summer.csv': test2 }, ({ model }) => {
      const [summer] = model.experiments;
      expect(summer?.variants.map(({ variant, customers }) => [variant, customers])).toEqual([
        ['None', 1],
        ['mail', 1],
      ]);
      expect(summer?.rejected).toBe(1);
    });
  });
});
