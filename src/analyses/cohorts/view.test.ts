import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { monthNumber } from '../../core/calendar.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { CellValue, Formats, GridData, ValueKind } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { figureOf, meanOf } from './figure.ts';
import { cohorts } from './index.ts';
import { cohortParams, type CohortParams } from './params.ts';
import { viewCohorts, type CohortView } from './view.ts';

const columns = {
  part: 'text',
  cohort: 'integer',
  value: 'text',
  name: 'text',
  first_period: 'integer',
  age: 'integer',
  is_closed: 'boolean',
  customers: 'bigint',
  orders: 'bigint',
  amount: 'bigint',
} as const;

const initial = initialParams(cohortParams);
const data = exampleData('first');
// The as-of day is 20 March 2024: January and February are over, March is open.
const [jan, feb] = [monthNumber('2024-01-01'), monthNumber('2024-02-01')];

type Row = readonly (string | number | bigint | boolean | null)[];
/**
 * January: 100 customers, of whom nobody bought in February, and 10 in March so far. February: 300,
 * of whom 30 bought in March so far. Five of January came again in January, ten in March.
 */
const rows: readonly Row[] = [
  ['entry', jan, null, null, jan, null, null, 100n, 5n, 0n],
  ['entry', feb, null, null, feb, null, null, 300n, 0n, 0n],
  ['again', jan, null, null, null, 0, true, 5n, 0n, 0n],
  ['again', jan, null, null, null, 2, false, 10n, 0n, 0n],
  ['again', feb, null, null, null, 1, false, 30n, 0n, 0n],
  ['cell', jan, null, null, null, 0, true, 100n, 105n, 500_000n],
  ['cell', jan, null, null, null, 2, false, 10n, 12n, 40_000n],
  ['cell', feb, null, null, null, 0, true, 300n, 300n, 600_000n],
  ['cell', feb, null, null, null, 1, false, 30n, 30n, 90_000n],
  ['cell', jan, null, null, jan, null, true, 0n, 105n, 500_000n],
  ['cell', jan, null, null, jan, null, false, 0n, 12n, 40_000n],
  ['cell', feb, null, null, feb, null, true, 0n, 300n, 600_000n],
  ['cell', feb, null, null, feb, null, false, 0n, 30n, 90_000n],
  ['bought', null, null, null, null, null, null, 400n, 0n, 1_230_000n],
  ['withoutPurchase', null, null, null, null, null, null, 2n, 0n, -700n],
  ['withoutCustomer', null, null, null, null, null, null, 0n, 0n, 10_700n],
];

function viewOf(params: Partial<CohortParams> = {}, given: readonly Row[] = rows): CohortView {
  return viewCohorts(arrowTable(columns, given), { ...initial, ...params }, data);
}

const formats: Formats = {
  ...joins.en,
  locale: 'en',
  value: (kind: ValueKind, value: CellValue) => `${kind} ${value ?? '–'}`,
  short: (kind: ValueKind, value: CellValue) => `${kind} ${value ?? '–'}`,
  range: (from, to) => `${from} to ${to}`,
  change: (change) => `${change}`,
};
const context = { labels: cohorts.labels.en, formats, data };
const gridOf = (view: CohortView): GridData => {
  const block = cohorts.screen(view, context).blocks.find(({ kind }) => kind === 'grid');
  if (block?.kind !== 'grid') throw new Error('the screen has a grid');
  return block.grid;
};

describe('a view of cohorts', () => {
  const view = viewOf();

  test('has a cell per age that has begun, and says which one is open', () => {
    expect(view.cohorts.map(({ code, customers }) => [code, customers])).toEqual([
      ['2024-01', 100],
      ['2024-02', 300],
    ]);
    expect(view.cohorts.map(({ cells }) => cells.map(({ isOpen }) => isOpen))).toEqual([
      [false, false, true],
      [false, true],
    ]);
  });

  test('counts an age at which nobody bought as zero', () => {
    expect(view.cohorts[0]?.cells[1]).toMatchObject({ customers: 0, size: 100, isOpen: false });
    expect(view.mean[1]).toMatchObject({ customers: 0, size: 100, cohorts: 1 });
  });

  test('leaves open cells out of the mean, and weights the others by size', () => {
    expect(view.mean).toHaveLength(2);
    const mean = view.mean[0];
    expect(mean && meanOf(mean, { measure: 'revenue', show: 'share' })).toBe(1_100_000 / 400);
    expect(mean && meanOf(mean, { measure: 'customers', show: 'total' })).toBe(200);
  });

  test('adds up from the beginning for cumulative figures', () => {
    const cumulative = { measure: 'customers', show: 'cumulative' } as const;
    const figures = view.cohorts[0]?.cells.map((cell) => figureOf(cell, cumulative));
    expect(figures).toEqual([0.05, 0.05, 0.15]);
    const money = view.cohorts[0]?.cells.map(({ revenueSoFar }) => revenueSoFar);
    expect(money).toEqual([500_000n, 500_000n, 540_000n]);
  });

  test('of tiers stands best first, in the words of the pyramid, and says that it looks back', () => {
    const inTier = (row: Row): Row =>
      row.map((cell, at) => (at === 1 && cell === jan ? 4 : at === 1 && cell === feb ? 0 : cell));
    const tiers = viewOf({ by: 'tier' }, rows.map(inTier));
    expect(tiers.cohorts.map(({ code }) => code)).toEqual(['tier-top', 'tier-inactive']);
    const grid = gridOf(tiers);
    expect(grid.rowTitle).toBe('Pyramid tier');
    expect(grid.rows.map(({ label }) => label)).toEqual(['Top 1%', 'Inactive']);
    const { notes } = cohorts.screen(tiers, context);
    expect(notes).toContain(cohorts.labels.en.groupNote);
    expect(notes).not.toContain(cohorts.labels.en.valueNote);
    expect(cohorts.nameMark('cell:tier-top:1', cohorts.labels.en)).toBe(
      'Top 1%, bought in period 1',
    );
  });

  test('follows only those who are old enough where a cohort has several first periods', () => {
    const value = (row: Row): Row =>
      row[0] === 'entry' || row[0] === 'cell' || row[0] === 'again'
        ? row.map((cell, at) => (at === 1 ? 1 : cell))
        : row;
    const named: Row = ['name', 1, 'France', 'France', null, null, null, 0n, 0n, 0n];
    const [france] = viewOf({ by: 'dimension:country' }, [...rows.map(value), named]).cohorts;
    expect(france?.code).toBe('=France');
    // At age 1 February's customers are too young: what they did so far is not among the sums.
    expect(france?.cells).toMatchObject([
      { age: 0, size: 400, customers: 400, ordersSoFar: 405, repeaters: 5, isOpen: false },
      { age: 1, size: 100, customers: 0, ordersSoFar: 105, repeaters: 5, isOpen: false },
      { age: 2, size: 100, customers: 10, ordersSoFar: 117, repeaters: 15, isOpen: true },
    ]);
  });

  test('accounts for the control total', () => {
    expect(view.total).toBe(1_230_000n - 700n + 10_700n);
    expect(view.outside).toEqual({ customers: 0, orders: 0, revenue: 0n });
  });
});

describe('its tables', () => {
  const tables = cohorts.tables(viewOf(), cohorts.labels.en);

  test('name every column once, and give every row a value per column and a mark', () => {
    for (const table of tables) {
      const ids = table.columns.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
    }
  });

  test('offer only marks that the analysis can resolve', () => {
    for (const mark of tables.flatMap(({ marks }) => marks))
      if (mark !== null) expect(cohorts.customers(mark, initial, data), mark).not.toBeNull();
  });

  test('add up: cohorts, complements and the total in the footer', () => {
    const table = tables.find(({ id }) => id === 'cohorts');
    const revenue = (row: readonly CellValue[]): bigint => BigInt(row[3] ?? 0);
    const parts = [...(table?.rows ?? []), ...(table?.footer.slice(0, -1) ?? [])].map(revenue);
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(revenue(table?.footer.at(-1) ?? []));
  });
});

describe('its grid', () => {
  test('leaves out the first period where everybody buys by definition', () => {
    expect(gridOf(viewOf()).columns.map(({ id }) => id)).toEqual(['size', 'k1', 'k2']);
    expect(gridOf(viewOf({ show: 'total' })).columns.map(({ id }) => id)).toContain('k0');
  });

  test('hatches open cells, colours closed ones, and marks those that hold somebody', () => {
    const cell = (row: string, column: string) =>
      gridOf(viewOf()).cells.find((one) => one.row === row && one.column === column);
    expect(cell('2024-01', 'k1')).toMatchObject({ open: false, mark: null, text: 'share 0' });
    expect(cell('2024-01', 'k1')?.step).not.toBeNull();
    expect(cell('2024-01', 'k2')).toMatchObject({ open: true, step: null, mark: 'cell:2024-01:2' });
    expect(cell('2024-02', 'size')?.mark).toBe('cohort:2024-02');
  });

  test('has the size of all cohorts and the means in its first row', () => {
    expect(gridOf(viewOf()).summary?.texts).toEqual(['integer 400', 'share 0', '']);
  });

  test('greys the rate of a cohort of fewer than thirty, and keeps its interval', () => {
    const few = rows.map((row) =>
      row[0] === 'entry' && row[1] === jan ? row.map((cell, at) => (at === 7 ? 29n : cell)) : row,
    );
    const cell = gridOf(viewOf({}, few)).cells.find(({ column }) => column === 'k1');
    expect(cell).toMatchObject({ thin: true, step: null });
    expect(cell?.detail.join('\n')).toContain('95% interval');
  });

  test('by the calendar puts what happened in one month below one another', () => {
    const grid = gridOf(viewOf({ align: 'calendar', show: 'total' }));
    const [, first, , last] = grid.columns.map(({ id }) => id);
    expect(first).toBe(`p${jan}`);
    expect(grid.cells.filter(({ column }) => column === last).map(({ text }) => text)).toEqual([
      'integer 10',
      'integer 30',
    ]);
  });
});

describe('its answer', () => {
  const answer = (params: Partial<CohortParams>, given = rows): string =>
    cohorts.screen(viewOf(params, given), context).answer;

  test('says how many come back', () => {
    expect(answer({})).toBe(
      'share 0 of new customers buy in the month after their first purchase; within 1 month, share 0.05 have bought again.',
    );
  });

  test('says what a customer brings', () => {
    expect(answer({ measure: 'revenue' })).toBe(
      'A new customer brings moneyAverage 2750 in the month of the first purchase, and moneyAverage 5000 within 1 month of it.',
    );
  });

  test('tells a shop whose customers are few from one whose customers are new', () => {
    const few = rows.map((row) =>
      row[0] === 'entry' && row[1] === jan ? row.map((cell, at) => (at === 7 ? 29n : cell)) : row,
    );
    const { answers } = cohorts.labels.en;
    expect(answer({}, few)).toBe(answers.tooFew('month', 30));
    expect(answers.tooFew('month', 30)).toContain('Fewer than 30 customers');
    expect(
      answer(
        {},
        rows.filter((row) => row[1] !== jan),
      ),
    ).toBe(answers.tooYoung('month'));
  });

  test('says so when nobody bought for the first time', () => {
    const nobody = rows.filter(([part]) => !['entry', 'cell', 'again'].includes(String(part)));
    expect(answer({}, nobody)).toBe(cohorts.labels.en.answers.empty);
  });

  test('warns of an open period, and of revenue that has no customer', () => {
    const { notes } = cohorts.screen(viewOf(), context);
    expect(notes).toContain(cohorts.labels.en.openNote(`month ${feb + 1}`, 20, 31));
  });
});
