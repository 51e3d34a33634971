import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { printView } from '../../src/cli/view.ts';
import type { ColumnPlan, SourcePlan } from '../../src/core/model/plan.ts';
import type { Reconciliation } from '../../src/core/model/reconciliation.ts';
import { starTables } from '../../src/core/model/tables.ts';
import { sql } from '../../src/core/sql/index.ts';
import type { Source, Sources } from '../../src/engine/engine.ts';
import { platforms } from '../../src/ingest/platforms/registry.ts';
import { dropped } from '../support/dropped.ts';
import { useEngine } from '../support/node-engine.ts';
import { withLoaded } from '../support/oracle-engine.ts';
import {
  handMadeSources,
  shopCsv,
  shopPlan,
  anchor,
  type ShopRow,
} from '../support/oracle-shop.ts';
import { platformFiles, platformFolder } from '../support/platform-fixtures.ts';
import { amountsOf, gapsOf, reconciled } from '../support/reconciled.ts';

const engine = useEngine();

const of = (sources: Sources): Promise<Reconciliation> =>
  withLoaded(engine(), sources, (report) => reconciled(engine(), report));
const kinds = ({ bridge }: Reconciliation): readonly string[] =>
  bridge.map(({ subject }) => subject.kind);

describe('the reconciliation of known exports', () => {
  const sold = platforms.filter(
    ({ role, evidence }) => role === 'transactions' && evidence !== 'unverified',
  );

  test.each(sold.map(({ id }) => id))('%s ties, whatever its traps', async (id) => {
    const name = platformFiles.find((file) => file.startsWith(`${id}.`)) ?? '';
    const found = await of(await dropped([fileURLToPath(new URL(name, platformFolder))]));
    expect(gapsOf(found)).toEqual([]);
  });
});

describe('the reconciliation of files', () => {
  const row = (order: string, date: string, amount: string): ShopRow => ({
    ...anchor,
    ...{ order, customer: 'ann', date, amount },
  });
  const plan: SourcePlan = {
    ...shopPlan,
    refunds: { kind: 'negativeOnly' },
    columns: shopPlan.columns.map((column) =>
      column.use === 'originalOrder' ? { ...column, use: 'ignore' } : column,
    ),
  };
  const file = (fileName: string, rows: readonly ShopRow[], more: Partial<SourcePlan> = {}) =>
    handMadeSources(shopCsv(rows), { ...plan, fileName, ...more }).sources[0] as Source;
  const together = (...sources: Source[]): Sources => ({
    plan: { sources: sources.map((source) => source.plan), currency: null },
    sources,
  });
  const first = [anchor, row('o1', '2024-01-02', '20.00'), row('o2', '2024-01-31', '30.00')];

  test('that overlap names each of them, and the lines that come again', async () => {
    const second = [row('o2', '2024-01-31', '25.00'), row('o3', '2024-02-01', '7.00')];
    const found = await of(together(file('january.csv', first), file('february.csv', second)));
    expect(gapsOf(found)).toEqual([]);
    expect(kinds(found).slice(0, 6)).toEqual([
      ...['file', 'file', 'files', 'rejected', 'loaded', 'data'],
    ]);
    expect(amountsOf(found, 'files')?.rows).toBe(5);
    expect(amountsOf(found, 'rejected')?.rows).toBe(1);
    expect(amountsOf(found, 'data')).toEqual({ rows: 4, orders: 4, customers: 2, revenue: 5201n });
  });

  test('read by order says that rows were put together', async () => {
    const lines = [...first, row('o1', '2024-01-02', '5.00'), row('o1', '2024-01-02', '-1.00')];
    const found = await of(together(file('orders.csv', lines, { grain: 'order' })));
    expect(gapsOf(found)).toEqual([]);
    expect(amountsOf(found, 'loaded')?.rows).toBe(5);
    expect(amountsOf(found, 'summed')?.rows).toBe(-1);
    expect(amountsOf(found, 'data')?.rows).toBe(4);
  });

  describe('with refunds in a column', () => {
    const columns = shopPlan.columns.map((column): ColumnPlan => {
      if (column.use !== 'originalOrder') return column;
      return { ...column, use: 'refunded', recipe: { kind: 'number', decimalMark: '.' } };
    });
    const rows = first.map((one) => ({ ...one, original: one.order === 'o1' ? '5.00' : '' }));
    const refunded = together(file('shop.csv', rows, { columns }));

    test('says that a line was made of one', async () => {
      const found = await of(refunded);
      expect(gapsOf(found)).toEqual([]);
      expect(amountsOf(found, 'loaded')?.rows).toBe(3);
      expect(amountsOf(found, 'made')?.rows).toBe(1);
      expect(amountsOf(found, 'data')?.rows).toBe(4);
    });

    test('says so when the data have more lines than were made, or fewer', async () => {
      await withLoaded(engine(), refunded, async (report) => {
        const { line } = starTables(report.model.schema);
        const gap = async () => {
          const { bridge } = await reconciled(engine(), report);
          return bridge.find(({ subject }) => subject.kind === 'data')?.gap;
        };
        await engine().run(sql`insert into ${line} by name
          select * replace (0 as amount) from ${line} where amount = -500`);
        expect(await gap()).toMatchObject({ rows: 1, revenue: 0n });
        await engine().run(sql`delete from ${line} where amount in (0, -500)`);
        expect(await gap()).toMatchObject({ rows: -1, revenue: 500n });
      });
    });
  });
});

describe('the reconciliation on the command line', () => {
  test('prints the lines and the pages under the filters of the link', async () => {
    const name = platformFiles.find((file) => file.startsWith('shopify-orders.')) ?? '';
    const text = await printView({
      view: '#/reconcile?v=1&in=all,rfm%3Fv%3D1',
      data: [fileURLToPath(new URL(name, platformFolder))],
      ...{ mapping: null, currency: null, format: 'json', table: null },
    });
    const { answer, tables } = JSON.parse(text) as {
      readonly answer: string;
      readonly tables: Readonly<Record<'bridge' | 'pages', readonly Record<string, unknown>[]>>;
    };
    expect(answer).toMatch(/^Every line ties/);
    expect(tables.bridge.map(({ line }) => line)).toContain('Not in “RFM: All customers”');
    expect(tables.bridge.filter(({ check }) => check !== null && check !== 'Ties')).toEqual([]);
    expect(tables.pages.find(({ line }) => line === 'Customer list')).toMatchObject({
      check: 'Ties',
    });
  });
});
