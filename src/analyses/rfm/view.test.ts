import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { CellValue, Formats, ValueKind } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { rfm } from './index.ts';
import { rfmParams } from './params.ts';
import { viewRfm } from './view.ts';

const columns = {
  part: 'text',
  r: 'integer',
  f: 'integer',
  m: 'integer',
  customers: 'bigint',
  purchases: 'bigint',
  revenue: 'bigint',
  low_recency: 'bigint',
  high_recency: 'bigint',
  low_frequency: 'integer',
  high_frequency: 'integer',
  low_monetary: 'double',
  high_monetary: 'double',
} as const;

/** Ten customers in three cells, written by hand: two champions' cells and one of lost customers. */
const answer = arrowTable(columns, [
  ['score', 5, 5, 5, 2n, 20n, 90_000n, 0n, 3n, 8, 12, 40_000, 50_000],
  ['score', 5, 5, 4, 3n, 15n, 60_000n, 1n, 5n, 5, 5, 15_000, 25_000],
  ['score', 1, 1, 1, 5n, 5n, 5_000n, 300n, 400n, 1, 1, 500, 1_500],
  ['score', 5, null, null, 5n, 35n, 150_000n, 0n, 5n, 5, 12, 15_000, 50_000],
  ['score', 1, null, null, 5n, 5n, 5_000n, 300n, 400n, 1, 1, 500, 1_500],
  ['score', null, 5, null, 5n, 35n, 150_000n, 0n, 5n, 5, 12, 15_000, 50_000],
  ['score', null, 1, null, 5n, 5n, 5_000n, 300n, 400n, 1, 1, 500, 1_500],
  ['score', null, null, 5, 2n, 20n, 90_000n, 0n, 3n, 8, 12, 40_000, 50_000],
  ['score', null, null, 4, 3n, 15n, 60_000n, 1n, 5n, 5, 5, 15_000, 25_000],
  ['score', null, null, 1, 5n, 5n, 5_000n, 300n, 400n, 1, 1, 500, 1_500],
  ['withoutPurchase', null, null, null, 4n, 0n, -700n, null, null, null, null, null, null],
  ...[20, 40, 50, 60, 80].flatMap((percent) => [
    ['spread', percent, null, null, 0n, 0n, 0n, null, null, null, null, percent + 0.5, 180],
    ['spread', null, percent, null, 0n, 0n, 0n, null, null, null, null, percent / 10, 4],
    ['spread', null, null, percent, 0n, 0n, 0n, null, null, null, null, percent * 100, 15_500],
  ]),
  ['withoutCustomer', null, null, null, 0n, 0n, 10_700n, null, null, null, null, null, null],
]);
const data = exampleData('history');
const params = initialParams(rfmParams);
const view = viewRfm(answer, params, data);

describe('an RFM view', () => {
  test('counts each customer once in the grid, the segments and the cube', () => {
    for (const groups of [view.cells, view.segments, view.cube])
      expect(groups.reduce((sum, group) => sum + group.customers, 0)).toBe(10);
    expect(view.bought).toEqual({ customers: 10, purchases: 40, revenue: 155_000n });
  });

  test('adds the money scores of a cell up', () => {
    expect(view.cells).toHaveLength(25);
    expect(view.cells.find((cell) => cell.r === 5 && cell.f === 5)).toEqual({
      r: 5,
      f: 5,
      customers: 5,
      purchases: 35,
      revenue: 150_000n,
    });
  });

  test('has every segment, best first, empty ones included', () => {
    const filled = view.segments.filter((segment) => segment.customers > 0);
    expect(view.segments).toHaveLength(11);
    expect(filled.map(({ segment, customers }) => [segment, customers])).toEqual([
      ['champions', 5],
      ['lost', 5],
    ]);
  });

  test('adds its complements up to the control total', () => {
    expect(view.withoutPurchase.customers).toBe(4);
    expect(view.total).toBe(155_000n - 700n + 10_700n);
  });

  test('gives the real bounds of each score, money in units of the currency', () => {
    const bounds = view.scores.map(({ dimension, score, low, high }) => [
      dimension,
      score,
      low,
      high,
    ]);
    expect(bounds).toContainEqual(['r', 5, 0, 5]);
    expect(bounds).toContainEqual(['f', 5, 5, 12]);
    expect(bounds).toContainEqual(['m', 4, 150, 250]);
    expect(bounds).toHaveLength(7);
  });
});

describe('the spread of the measures', () => {
  test('has their means, ends and quantiles, money in units of the currency', () => {
    const spread = viewRfm(answer, { ...params, show: 'spread' }, data);
    const table = rfm.tables(spread, rfm.labels.en).find(({ id }) => id === 'spread');
    expect(table?.columns.map(({ id }) => id)).toEqual([
      'dimension',
      'mean',
      'least',
      'p20',
      'p40',
      'median',
      'p60',
      'p80',
      'most',
    ]);
    expect(table?.rows).toEqual([
      ['Recency (days)', 180, 0, 20.5, 40.5, 50.5, 60.5, 80.5, 400],
      ['Frequency (purchase days)', 4, 1, 2, 4, 5, 6, 8, 12],
      ['Monetary (GBP)', 155, 5, 20, 40, 50, 60, 80, 500],
    ]);
  });

  test('names what is counted and in which unit', () => {
    const named = (given: Partial<typeof params>, currency: string | null): readonly string[] => {
      const columns = rfm.customerFile?.columns({ ...params, ...given }, rfm.labels.en, currency);
      return columns?.slice(1, 3).map(({ label }) => label) ?? [];
    };
    expect(named({}, 'TWD')).toEqual(['Frequency (purchase days)', 'Monetary (TWD)']);
    expect(named({ frequency: 'orders', monetary: 'average' }, 'TWD')).toEqual([
      'Frequency (orders)',
      'Monetary (TWD per order)',
    ]);
    expect(named({}, null)).toEqual(['Frequency (purchase days)', 'Monetary']);
  });

  test('is left out where nobody bought, and where something else is shown', () => {
    const tables = (shown: typeof view): readonly string[] =>
      rfm.tables(shown, rfm.labels.en).map(({ id }) => id);
    expect(tables(viewRfm(answer, { ...params, show: 'profile' }, data))).not.toContain('spread');
    const nobody = arrowTable(columns, [
      ['spread', 20, null, null, 0n, 0n, 0n, null, null, null, null, null, null],
    ]);
    expect(viewRfm(nobody, params, data).spreads).toEqual([]);
  });
});

describe('its tables', () => {
  const [segments, grid, scores] = rfm.tables(view, rfm.labels.en);

  test('add up: the total in the footer is the rows plus the complements', () => {
    const revenue = (rows: readonly (readonly CellValue[])[] = []): bigint =>
      rows.reduce((sum, row) => sum + BigInt(row[3] ?? 0), 0n);
    const footer = segments?.footer.map((row) => row[3]) ?? [];
    expect(footer).toEqual([155_000n, -700n, 10_700n, 165_000n]);
    expect(revenue(segments?.rows)).toBe(155_000n);
  });

  test('name every column once, and give every row a value and a mark per column', () => {
    for (const table of [segments, grid, scores]) {
      if (!table) throw new Error('an RFM view has three tables');
      const ids = table.columns.map((column) => column.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
    }
  });

  test('offer only marks that the analysis can resolve', () => {
    for (const mark of [segments, grid, scores].flatMap((table) => table?.marks ?? []))
      if (mark !== null) expect(rfm.customers(mark, params, data), mark).not.toBeNull();
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
  const screen = rfm.screen(view, { labels: rfm.labels.en, formats, data });

  test('answers with the best segment and what it brings', () => {
    expect(screen.answer).toBe(
      `The integer 5 customers in “Champions” are share 0.5 of all customers and bring share ${150_000 / 155_000} of the revenue of known customers.`,
    );
  });

  test('warns where fifths of few customers say little, and where revenue has no customer', () => {
    expect(screen.notes).toContain(rfm.labels.en.fewCustomers(10));
    expect(screen.notes).toContain(rfm.labels.en.guests(`share ${10_700 / 165_000}`));
  });

  test('says so when nobody bought', () => {
    const nobody = viewRfm(
      arrowTable(columns, [
        ['withoutPurchase', null, null, null, 0n, 0n, 0n, null, null, null, null, null, null],
        ['withoutCustomer', null, null, null, 0n, 0n, 0n, null, null, null, null, null, null],
      ]),
      params,
      data,
    );
    const empty = rfm.screen(nobody, { labels: rfm.labels.en, formats, data });
    expect(empty.answer).toBe(rfm.labels.en.empty);
    expect(empty.notes).toEqual([]);
  });

  test('marks only cells that hold somebody, and colours the richer cell darker', () => {
    const grid = screen.blocks.find((block) => block.kind === 'grid');
    if (grid?.kind !== 'grid') throw new Error('the screen has a grid');
    const marked = grid.grid.cells.filter((cell) => cell.mark !== null);
    expect(marked.map((cell) => cell.mark).sort()).toEqual(['cell:1-1', 'cell:5-5']);
    const step = (mark: string): number => marked.find((cell) => cell.mark === mark)?.step ?? -1;
    expect(step('cell:5-5')).toBeGreaterThan(step('cell:1-1'));
    expect(step('cell:1-1')).toBeGreaterThanOrEqual(0);
  });
});
