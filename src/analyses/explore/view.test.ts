import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { Formats } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { explore } from './index.ts';
import { exploreParams, type ExploreParams } from './params.ts';
import { pivotOf } from './pivot.ts';
import { pivotTable } from './tables.ts';
import { viewExplore } from './view.ts';

const formats: Formats = {
  ...joins.en,
  locale: 'en',
  value: (kind, value) => (kind === 'text' ? String(value) : `${kind} ${value ?? '–'}`),
  short: (kind, value) => `${kind} ${value ?? '–'}`,
  range: (from, to) => `${from}–${to}`,
  change: String,
};
const data = exampleData('period');
const context = { labels: explore.labels.en, formats, data };

const columns = {
  depth_r: 'integer',
  depth_c: 'integer',
  r0: 'text',
  r0_other: 'boolean',
  r1: 'integer',
  revenue: 'bigint',
  customers: 'bigint',
} as const;
/** Two countries and the rest by month, of which February 2024 comes after January. By hand. */
const answer = arrowTable(columns, [
  [0, 0, null, null, null, 1000n, 9n],
  [1, 0, 'UK', false, null, 500n, 5n],
  [2, 0, 'UK', false, 288, 200n, 4n],
  [2, 0, 'UK', false, 289, 300n, 3n],
  [1, 0, null, true, null, 300n, 4n],
  [2, 0, null, true, 288, 300n, 4n],
  [1, 0, 'France', false, null, 200n, 1n],
  [2, 0, 'France', false, 289, 200n, 1n],
]);
const params: ExploreParams = {
  ...initialParams(exploreParams),
  rows: ['dimension:country^2', 'month'],
  measures: ['revenue', 'customers'],
};
const viewOf = (chosen: Partial<ExploreParams> = {}) =>
  viewExplore(answer, { ...params, ...chosen }, data);
const labels = (chosen: Partial<ExploreParams> = {}): readonly string[] => {
  const pivot = pivotOf(viewOf(chosen), context);
  return Array.from({ length: pivot.rowCount }, (_, row) => pivot.row(row).label);
};
/** A measure of every row that is shown, the grand total last. */
const values = (measure: string): readonly (number | null)[] => {
  const pivot = pivotOf(viewOf({ measures: [measure] }), context);
  return Array.from({ length: pivot.rowCount }, (_, row) => pivot.cell(row, 0).value);
};

describe('the rows of a pivot', () => {
  test('are the largest group first, months in their order, the rest at the end and the total last', () => {
    expect(labels()).toEqual([
      ...['UK', 'month 288', 'month 289'],
      ...['France', 'month 289'],
      ...['Other', 'month 288', 'Total'],
    ]);
  });

  test('sorted by a measure, are sorted inside their groups too, and the rest stays at the end', () => {
    expect(labels({ sort: ['1', 'asc'] })).toEqual([
      ...['France', 'month 289', 'UK', 'month 289', 'month 288'],
      ...['Other', 'month 288', 'Total'],
    ]);
  });

  test('say where a group ends, so that it can be closed', () => {
    const pivot = pivotOf(viewOf(), context);
    expect([0, 1, 3, 5, 7].map((row) => pivot.endOf(row))).toEqual([3, 2, 5, 7, 8]);
    expect([0, 1, 7].map((row) => pivot.row(row).hasChildren)).toEqual([true, false, false]);
  });

  test('stand for customers, each by the path of its keys', () => {
    const pivot = pivotOf(viewOf(), context);
    expect([1, 5, 7].map((row) => pivot.cell(row, 0).mark)).toEqual([
      'cell:dimension:country=UK~month=288/',
      'cell:dimension:country=!o/',
      'cell:/',
    ]);
  });
});

describe('a measure beside other cells', () => {
  test('is a share of the group around it, or of everything', () => {
    expect(values('revenue.shareOfParent')).toEqual([0.5, 0.4, 0.6, 0.2, 1, 0.3, 1, 1]);
    expect(values('revenue.shareOfTotal')).toEqual([0.5, 0.2, 0.3, 0.2, 0.2, 0.3, 0.3, 1]);
  });

  test('adds up along the rows of a group, if it can be added', () => {
    expect(values('revenue.running')).toEqual([500, 200, 500, 700, 200, 1000, 300, 1000]);
    expect(values('customers.running').every((value) => value === null)).toBe(true);
  });

  test('stands out beyond its limits, in units of money, in the innermost groups alone', () => {
    const pivot = pivotOf(viewOf({ measures: ['revenue#>2.5<2.5'] }), context);
    const found = Array.from({ length: pivot.rowCount }, (_, row) => pivot.cell(row, 0).standsOut);
    expect(found).toEqual([null, 'below', 'above', null, 'below', null, 'above', null]);
  });

  test('has a rank among the rows of its group; the rest has none', () => {
    expect(values('revenue.rank')).toEqual([1, 2, 1, 2, 1, null, 1, null]);
  });

  test('is compared with the month before, where that is on the table', () => {
    expect(values('revenue.stepChange')).toEqual([null, null, 100, null, null, null, null, null]);
    expect(values('revenue.stepGrowth')[2]).toBe(0.5);
  });
});

test('As a table, subtotals are named and the grand total is below', () => {
  const table = pivotTable(viewOf(), context);
  expect(table.columns.map(({ id }) => id)).toEqual(['row0', 'row1', 'revenue', 'customers']);
  expect(table.rows.slice(0, 2)).toEqual([
    ['UK', 'Total', 500n, 5n],
    ['UK', 'month 288', 200n, 4n],
  ]);
  expect(table.footer).toEqual([['Total', '', 1000n, 9n]]);
});

test('The page answers with the total and the largest group, and says that customers overlap', () => {
  const { answer: sentence, notes, blocks } = explore.screen(viewOf(), context);
  expect(sentence).toContain('Largest: UK with money 500, share 0.5 of it.');
  expect(notes).toEqual([explore.labels.en.overlapNote('Customers')]);
  expect(blocks.map(({ kind }) => kind)).toEqual(['chart', 'pivot']);
});
