import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils } from '@e965/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RfmView } from '../../src/analyses/rfm/view.ts';
import { printView, viewFile } from '../../src/cli/view.ts';
import { sourcesOf } from '../../src/engine/sources.ts';
import { inspectFile } from '../../src/ingest/inspect.ts';
import { goldenEntry, rangeOf, type SegmentRanges } from '../support/golden-entries.ts';
import { useEngine } from '../support/node-engine.ts';
import { runRfm } from '../support/oracle-engine.ts';

interface RfmOrders {
  readonly rows: number;
  readonly customers: number;
  readonly thresholds: Readonly<Record<string, readonly number[]>>;
  readonly score_counts: Readonly<
    Record<'recency' | 'frequency' | 'monetary', Readonly<Record<string, number>>>
  >;
  readonly segments_rules_vignette: SegmentRanges;
  readonly segments_vignette: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly segments_rules_test: SegmentRanges;
  readonly segments_test: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const golden = goldenEntry<RfmOrders>('rfm.orders');
const fixture = fileURLToPath(
  new URL('../fixtures/rfm_orders/rfm_data_orders.csv', import.meta.url),
);

/** The entry counts every row as an order; the file names none, so the rows are numbered here. */
function numbered(): string {
  const [header = '', ...rows] = readFileSync(fixture, 'utf8').trim().split(/\r?\n/);
  return [`order_id,${header}`, ...rows.map((row, i) => `N${i + 1},${row}`), ''].join('\n');
}

/**
 * The published thresholds as cut-points. The rule is lower ≤ value < upper, so recency, where
 * fewer days are better, scores 5 up to the day before the second threshold.
 */
const lower = (measure: string): readonly number[] => golden.thresholds[`${measure}_lower`]!.slice(1);
const cuts = {
  scoring: 'cuts',
  frequency: 'orders',
  recencyCuts: lower('recency')
    .map((days) => Math.ceil(days) - 1)
    .join('~'),
  frequencyCuts: lower('frequency').join('~'),
  monetaryCuts: lower('monetary').join('~'),
};

describe('RFM of the rfm package’s orders (golden entry rfm.orders)', () => {
  const engine = useEngine();
  let view: RfmView;
  beforeAll(async () => {
    const inspection = await inspectFile(new File([numbered()], 'orders.csv'));
    const { model } = await engine().load(sourcesOf([inspection]), 'shop');
    expect([model.lines, model.orders, model.customers]).toEqual([
      golden.rows,
      golden.rows,
      golden.customers,
    ]);
    view = await runRfm(engine(), model, cuts, { asOf: '2006-12-31' });
  });

  test.each([
    ['recency', 'r'],
    ['frequency', 'f'],
    ['monetary', 'm'],
  ] as const)('%s scores have the published sizes', (measure, dimension) => {
    const sizes = view.scores
      .filter((score) => score.dimension === dimension)
      .map(({ score, customers }) => [String(score), customers]);
    expect(Object.fromEntries(sizes)).toEqual(golden.score_counts[measure]);
  });

  test('the bounds of the scores lie within the published thresholds', () => {
    for (const { dimension, score, low, high } of view.scores) {
      const name = { r: 'recency', f: 'frequency', m: 'monetary' }[dimension];
      // Recency is reversed: its best score is the first interval.
      const index = dimension === 'r' ? 5 - score : score - 1;
      expect(low).toBeGreaterThanOrEqual(golden.thresholds[`${name}_lower`]![index]!);
      expect(high).toBeLessThan(golden.thresholds[`${name}_upper`]![index]!);
    }
  });

  test.each([
    ['vignette', golden.segments_rules_vignette, golden.segments_vignette],
    ['test suite', golden.segments_rules_test, golden.segments_test],
  ] as const)('the cells make the segments of the package’s %s', (_, rules, segments) => {
    for (const [name, expected] of Object.entries(segments)) {
      const cells = view.cube.filter(({ r, f, m }) => rangeOf(rules, r, f, m) === name);
      const customers = cells.reduce((sum, cell) => sum + cell.customers, 0);
      const orders = cells.reduce((sum, cell) => sum + cell.purchases, 0);
      const revenue = cells.reduce((sum, cell) => sum + cell.revenue, 0n);
      expect([name, customers, orders, revenue]).toEqual([
        name,
        expected['customers'],
        expected['orders'],
        BigInt(expected['revenue']!),
      ]);
    }
  });
});

describe('the same view on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-'));
  const path = join(folder, 'orders.csv');
  beforeAll(() => writeFileSync(path, numbered()));
  afterAll(() => rmSync(folder, { recursive: true }));

  const address =
    'https://example.org/#/rfm?v=1&' +
    Object.entries(cuts)
      .map(([name, text]) => `${name}=${text}`)
      .join('&') +
    '&asof=2006-12-31';
  const args = { view: address, data: [path], mapping: null, table: null, currency: null } as const;

  test('prints the published score sizes as JSON, with the control totals', async () => {
    const printed = JSON.parse(await printView({ ...args, format: 'json' })) as {
      readonly asOf: string;
      readonly notes: readonly string[];
      readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
      readonly controlTotals: Readonly<Record<string, string | number>>;
    };
    expect(printed.asOf).toBe('2006-12-31');
    expect(printed.controlTotals['rowsLoaded']).toBe(golden.rows);
    const sizes = printed.tables['scores']?.map((row) => row['customers']);
    const best = (measure: 'recency' | 'frequency' | 'monetary'): readonly number[] =>
      ['5', '4', '3', '2', '1'].map((score) => golden.score_counts[measure][score]!);
    expect(sizes).toEqual([...best('recency'), ...best('frequency'), ...best('monetary')]);
  });

  test('prints one table as CSV', async () => {
    const csv = await printView({ ...args, format: 'csv', table: 'scores' });
    const [, first] = csv.split('\r\n');
    expect(first?.split(',').slice(1, 2)).toEqual(['5']);
    expect(first?.split(',')[4]).toBe(String(golden.score_counts.recency['5']));
  });

  test('saves the published score sizes as a workbook and as Parquet', async () => {
    const { recency, frequency, monetary } = golden.score_counts;
    const sizes = [recency, frequency, monetary].flatMap((counts) =>
      ['5', '4', '3', '2', '1'].map((score) => counts[score]!),
    );
    const workbook = await viewFile({ ...args, format: 'xlsx', table: 'scores' });
    const book = read(await workbook.arrayBuffer());
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(rows.slice(1).map((row) => row[4])).toEqual(sizes);
    const file = await (
      await viewFile({ ...args, format: 'parquet', table: 'scores' })
    ).arrayBuffer();
    const records = await parquetReadObjects({ file });
    expect(records.map(({ customers }) => Number(customers))).toEqual(sizes);
  });

  test('saves every table of the view as a workbook where none is named', async () => {
    const workbook = await viewFile({ ...args, format: 'xlsx' });
    const book = read(await workbook.arrayBuffer());
    const printed = JSON.parse(await printView({ ...args, format: 'json' })) as {
      readonly tables: Readonly<Record<string, unknown>>;
    };
    expect(book.SheetNames).toHaveLength(Object.keys(printed.tables).length + 1);
    expect(book.SheetNames.at(-1)).toBe('About');
  });
});
