import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { CellValue, Formats, ValueKind } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { products } from './index.ts';
import { productsParams, type ProductsParams } from './params.ts';
import { viewProducts, type ProductsView } from './view.ts';

const columns = {
  part: 'text',
  a: 'text',
  a_name: 'text',
  b: 'text',
  b_name: 'text',
  baskets: 'bigint',
  customers: 'bigint',
  other: 'bigint',
  revenue: 'bigint',
} as const;
type Row = readonly (string | bigint | null)[];

/** A hundred baskets of 60 customers, written by hand: tea in 40, a cup in 20, both in 16. */
const rows: readonly Row[] = [
  ['total', null, null, null, null, 100n, 60n, 0n, 100_000n],
  ['item', 'T', 'Tea', null, null, 40n, 30n, 8n, 40_000n],
  ['item', 'C', 'Cup', null, null, 20n, 18n, 1n, 50_000n],
  ['item', 'X', 'Tea', null, null, 1n, 0n, 0n, 2_000n],
  ['without', null, null, null, null, 0n, 0n, 0n, 5_000n],
  ['frequent', null, null, null, null, 2n, 5n, 1n, 0n],
  ['pair', 'T', 'Tea', 'C', 'Cup', 16n, 14n, 15n, 0n],
  ['matrix', 'T', 'Tea', 'C', 'Cup', 16n, 9n, 0n, 0n],
  ['next', 'T', 'Tea', 'C', 'Cup', 0n, 10n, 40n, 0n],
  ['next', 'C', 'Cup', 'T', 'Tea', 0n, 3n, 29n, 0n],
];
const data = exampleData('history');
const initial = initialParams(productsParams);
const viewOf = (params: Partial<ProductsParams> = {}, of = rows): ProductsView =>
  viewProducts(arrowTable(columns, of), { ...initial, ...params }, data);

describe('a view of products', () => {
  test('reads both directions of a pair, the stronger first', () => {
    const { rules } = viewOf();
    expect(rules.map(({ from, to, ...numbers }) => [from.code, to.code, numbers])).toEqual([
      // 16 of 20 baskets with a cup hold tea, which 40 of 100 hold: 0.8 ÷ 0.4 = 2.
      [
        'C',
        'T',
        {
          baskets: 16,
          support: 0.16,
          confidence: 0.8,
          base: 0.4,
          lift: 2,
          customers: 14,
          missing: 3,
        },
      ],
      [
        'T',
        'C',
        {
          baskets: 16,
          support: 0.16,
          confidence: 0.4,
          base: 0.2,
          lift: 2,
          customers: 14,
          missing: 15,
        },
      ],
    ]);
  });

  test('leaves a direction out whose share is too low, exactly at the limit not', () => {
    expect(viewOf({ confidence: 40 }).rules).toHaveLength(2);
    expect(viewOf({ confidence: 40.01 }).rules.map(({ from }) => from.code)).toEqual(['C']);
  });

  test('shows a journey where thirty customers could make it', () => {
    expect(viewOf().journeys.map(({ from, share, lift }) => [from.code, share, lift])).toEqual([
      ['T', 0.25, 1],
    ]);
  });

  test('tells two products of one name apart by their codes', () => {
    expect(viewOf().items.map(({ name }) => name)).toEqual(['Cup', 'Tea (T)', 'Tea (X)']);
  });

  test('adds revenue up: the products, the others and what is not stated make the total', () => {
    const view = viewOf();
    const listed = view.items.reduce((sum, item) => sum + item.revenue, 0n);
    expect(view.restRevenue).toBe(3_000n);
    expect(listed + view.restRevenue + view.withoutRevenue).toBe(view.revenue);
  });
});

describe('its tables', () => {
  test('name every column once, and give every row a value per column and a mark that resolves', () => {
    for (const params of [{}, { by: 'dimension:country' }]) {
      const view = viewOf(params);
      for (const table of products.tables(view, products.labels.en)) {
        const ids = table.columns.map((column) => column.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
        expect(table.marks).toHaveLength(table.rows.length);
        for (const mark of table.marks)
          if (mark !== null)
            expect(products.customers(mark, view.params, data), mark).not.toBeNull();
      }
    }
  });
});

describe('its screen', () => {
  const formats: Formats = {
    ...joins.en,
    locale: 'en',
    value: (kind: ValueKind, value: CellValue) => `${kind} ${value ?? '–'}`,
    short: (kind: ValueKind, value: CellValue) => `${kind} ${value ?? '–'}`,
    range: (from, to) => `${from} to ${to}`,
    change: (change) => `${change}`,
  };
  const { en } = products.labels;
  const screenOf = (view: ProductsView) => products.screen(view, { labels: en, formats, data });

  test('answers with the strongest pair and the customers who lack its other half', () => {
    expect(screenOf(viewOf()).answer).toBe(
      'Baskets with “Cup” hold “Tea (T)” number 2 times as often as all baskets do (share 0.8 against share 0.4). integer 3 customers have bought “Cup” and not yet “Tea (T)”.',
    );
  });

  test('says what rests on few baskets, what is not stated, and that guests are no customers', () => {
    expect(screenOf(viewOf()).notes).toEqual([en.thin(2, 2), en.without('share 0.05'), en.guests]);
  });

  test('says when more is frequent than is paired', () => {
    const many = rows.map((row): Row =>
      row[0] === 'frequent' ? ['frequent', null, null, null, null, 900n, 5n, 70n, 0n] : row,
    );
    const { notes } = screenOf(viewOf({ items: 100 }, many));
    expect(notes).toContain(en.cut(100, 900));
    expect(notes).toContain(en.more(1, 70));
  });

  test('says so when nothing pairs, nothing was sold, or no file says what was bought', () => {
    const without = (...parts: readonly string[]) =>
      viewOf(
        {},
        rows.filter(([part]) => !parts.includes(String(part))),
      );
    expect(screenOf(without('pair')).answer).toBe(en.noPairs('0.2'));
    const none: readonly Row[] = [
      ['total', null, null, null, null, 0n, 0n, 0n, 0n],
      ['without', null, null, null, null, 0n, 0n, 0n, 0n],
    ];
    expect(screenOf(viewOf({}, none)).answer).toBe(en.empty);
    expect(screenOf(viewOf({}, none.slice(0, 1))).answer).toBe(en.noItems);
    expect(screenOf(viewOf({}, none)).blocks).toEqual([]);
  });

  test('shows each pair once, named above its bar, and marks its customers', () => {
    const chart = screenOf(viewOf()).blocks.find((block) => block.kind === 'chart');
    if (chart?.kind !== 'chart') throw new Error('the screen has a chart');
    const { values } = chart.spec.data as { values: readonly Record<string, unknown>[] };
    expect(values.map(({ name, mark }) => [name, mark])).toEqual([['Cup → Tea (T)', 'pair:C:T']]);
  });

  test('has no customers to open where only guests bought a pair', () => {
    const guests = rows.map((row) => (row[0] === 'matrix' ? row.with(6, 0n) : row));
    const grid = screenOf(viewOf({}, guests)).blocks.find((block) => block.kind === 'grid');
    if (grid?.kind !== 'grid') throw new Error('the screen has a grid');
    expect(grid.grid.cells.map(({ text, mark }) => [text, mark])).toEqual([
      ['share 0.4', null],
      ['share 0.8', null],
    ]);
    expect(grid.table.marks).toEqual([null, null]);
  });
});
