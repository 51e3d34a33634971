import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { initialParams } from '../../core/spec/params.ts';
import { distribution } from './index.ts';
import { distributionParams } from './params.ts';
import { viewDistribution } from './view.ts';

const columns = {
  part: 'text',
  slot: 'bigint',
  customers: 'bigint',
  revenue: 'bigint',
  low: 'bigint',
  high: 'bigint',
  weighted: 'double',
  median_high: 'bigint',
  median_low: 'bigint',
} as const;

/**
 * Five customers, by hand: 100.00, 50.00, 30.00, 20.00 and −10.00. Σ place × amount = 100 + 2·50 +
 * 3·30 + 4·20 − 5·10 = 320. Σ|xᵢ − xⱼ| = 2 · (50+70+80+110 + 20+30+60 + 10+40 + 30) = 1000.
 */
const answer = arrowTable(columns, [
  ['hundredth', 1n, 1n, 10_000n, 10_000n, 10_000n, 10_000, 10_000n, null],
  ['hundredth', 21n, 1n, 5_000n, 5_000n, 5_000n, 10_000, 5_000n, null],
  ['hundredth', 41n, 1n, 3_000n, 3_000n, 3_000n, 9_000, 3_000n, 3_000n],
  ['hundredth', 61n, 1n, 2_000n, 2_000n, 2_000n, 8_000, null, 2_000n],
  ['hundredth', 81n, 1n, -1_000n, -1_000n, -1_000n, -5_000, null, -1_000n],
  ['digits', null, 1n, -1_000n, 0n, -1_000n, null, null, null],
  ['digits', null, 1n, 2_000n, 2_000n, 2_000n, null, null, null],
  ['digits', null, 1n, 3_000n, 3_000n, 3_000n, null, null, null],
  ['digits', null, 1n, 5_000n, 5_000n, 5_000n, null, null, null],
  ['digits', null, 1n, 10_000n, 10_000n, 10_000n, null, null, null],
  ['withoutPurchase', null, 2n, -300n, null, null, null, null, null],
  ['withoutCustomer', null, 0n, 1_300n, null, null, null, null, null],
]);
const data = exampleData('history');
const params = initialParams(distributionParams);
const view = viewDistribution(answer, params);

describe('a distribution', () => {
  test('has the median, the mean and the Gini coefficient of its customers', () => {
    expect(view.median).toBe(3_000);
    expect(view.mean).toBe(3_800);
    // 1000 ÷ (2 · 5 · 190).
    expect(view.gini).toBeCloseTo(1000 / 1900, 12);
  });

  test('rounds the number of the best up', () => {
    expect(
      view.tops.map(({ percent, customers, revenue }) => [percent, customers, revenue]),
    ).toEqual([
      [1, 1, 10_000n],
      [5, 1, 10_000n],
      [10, 1, 10_000n],
      [20, 1, 10_000n],
    ]);
  });

  test('keeps customers at or below zero in a bar of their own', () => {
    expect(view.none).toEqual({ customers: 1, revenue: -1_000n });
    expect(view.bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(4);
  });

  test('adds its complements up to the control total', () => {
    expect(view.total).toBe(19_000n - 300n + 1_300n);
  });
});

describe('its tables and screen', () => {
  const { en } = distribution.labels;
  const tables = distribution.tables(view, en);

  test('give every row a value per column, and a mark that the analysis can resolve', () => {
    for (const table of tables) {
      const ids = table.columns.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
      for (const mark of table.marks)
        if (mark !== null) expect(distribution.customers(mark, params, data), mark).not.toBeNull();
    }
  });

  const formats = formatsOf(createFormats('en'), 'en', data.model);
  const screen = distribution.screen(view, { labels: en, formats, data });

  test('answer with what the best fifth brings and what half of all spent', () => {
    expect(screen.answer).toBe(
      'The best 20% of customers (1) bring 52.6% of revenue; half of all customers spent £30.00 or less.',
    );
  });

  test('say that they are few, that one is below zero, and what has no customer', () => {
    expect(screen.notes).toEqual([en.fewCustomers(5), en.noneNote('1', '−£10'), en.guests('7%')]);
  });

  test('are an empty page where nobody bought', () => {
    const nobody = viewDistribution(
      arrowTable(columns, [
        ['withoutPurchase', null, 0n, 0n, null, null, null, null, null],
        ['withoutCustomer', null, 0n, 0n, null, null, null, null, null],
      ]),
      params,
    );
    const empty = distribution.screen(nobody, { labels: en, formats, data });
    expect([empty.answer, empty.notes, empty.blocks]).toEqual([en.empty, [], []]);
  });
});
