import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import type { CellValue, Formats, Screen, ValueKind } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { pyramid } from './index.ts';
import { pyramidParams } from './params.ts';
import { viewPyramid } from './view.ts';

const columns = {
  standing_then: 'integer',
  standing_now: 'integer',
  was_top: 'integer',
  is_top: 'integer',
  customers: 'bigint',
  revenue_then: 'bigint',
  revenue_now: 'bigint',
  least: 'bigint',
} as const;
/** The columns that a pyramid by margin has beside them. */
const marginColumns = {
  ...columns,
  value_then: 'bigint',
  value_now: 'bigint',
  known: 'bigint',
  stated: 'bigint',
} as const;

/** A hundred active customers, written by hand: the engine's booleans as 1 and 0. */
const answer = arrowTable(columns, [
  [0, 0, 1, 1, 1n, 90_000n, 100_000n, 100_000n],
  [1, 1, 1, 1, 3n, 60_000n, 60_000n, 15_000n],
  [1, 4, 1, 0, 1n, 10_000n, 0n, 0n],
  [2, 1, 0, 1, 1n, 8_000n, 14_000n, 14_000n],
  [2, 2, 0, 0, 15n, 75_000n, 75_000n, 3_000n],
  [3, 3, 0, 0, 70n, 35_000n, 35_000n, 100n],
  [5, 3, 0, 0, 10n, 0n, 5_000n, 200n],
  [5, 5, 0, 0, 2n, 0n, -500n, -300n],
  [null, null, null, null, 0n, 1_000n, 11_500n, null],
  [null, 6, null, null, 40n, 0n, 0n, null],
]);
const data = exampleData('history');
const params = initialParams(pyramidParams);
const view = viewPyramid(answer, params, data);

/** Writes values with their kind, so that a test sees which was asked for. */
const formats: Formats = {
  ...joins.en,
  locale: 'en',
  value: (kind: ValueKind, value: CellValue) => `${kind} ${value}`,
  short: (kind: ValueKind, value: CellValue) => `${kind} ${value}`,
  range: (from, to) => `${from}..${to}`,
  change: (change) => String(change),
};
const screenOf = (shown: typeof view): Screen =>
  pyramid.screen(shown, { labels: pyramid.labels.en, formats, data });

describe('a pyramid', () => {
  test('adds its tiers and complements up', () => {
    expect(view.tiers.map((tier) => tier.customers)).toEqual([1, 4, 15, 80, 1, 2]);
    const [revenueThen, revenueNow] = [268_000n, 289_000n];
    expect(view.active).toEqual({
      ...{ customers: 100, revenueThen, revenueNow },
      ...{ valueThen: revenueThen, valueNow: revenueNow },
    });
    expect(view.total).toBe(300_000n);
  });

  test('by margin has revenue and margin beside each other, and says of how much it is known', () => {
    const byMargin = { ...params, value: 'margin' } as const;
    const shown = viewPyramid(
      arrowTable(marginColumns, [
        [0, 0, 1, 1, 1n, 90_000n, 60_000n, 30_000n, 20_000n, 30_000n, 50_000n, 60_000n],
        [3, 3, 0, 0, 9n, 40_000n, 80_000n, 100n, 8_000n, 10_000n, 70_000n, 100_000n],
        [null, null, null, null, 0n, 0n, 10_000n, null, 0n, -5_000n, 0n, 0n],
      ]),
      byMargin,
      data,
    );
    expect([shown.total, shown.totalValue, shown.knownShare]).toEqual([150_000n, 35_000n, 0.75]);
    const [tiers, moves] = pyramid.tables(shown, pyramid.labels.en);
    const at = (id: string): number => tiers?.columns.findIndex((one) => one.id === id) ?? -1;
    const first = tiers?.rows[0];
    expect(['revenue', 'value', 'valueShare', 'perCustomer'].map((id) => first?.[at(id)])).toEqual([
      60_000n,
      30_000n,
      30_000 / 35_000,
      30_000,
    ]);
    for (const row of [...(tiers?.rows ?? []), ...(tiers?.footer ?? [])])
      expect(row).toHaveLength(tiers?.columns.length ?? 0);
    expect(moves?.columns.map(({ label }) => label)).toContain('Margin earlier');
    const screen = screenOf(shown);
    expect(screen.answer).toContain(`bring share ${30_000 / 35_000} of the gross margin`);
    expect(screen.notes.join(' ')).toContain('known for share 0.75 of the amounts');
  });

  test('counts prospects beside everyone who has ordered', () => {
    expect(view.prospects).toBe(40);
    expect(viewPyramid(answer, params, { ...data, prospects: null }).prospects).toBeNull();
  });

  test('knows the least revenue of a tier', () => {
    expect(view.tiers.map((tier) => tier.least)).toEqual([100_000, 14_000, 3_000, 100, 0, -300]);
  });

  test('leaves who never bought out of the migration', () => {
    expect(view.moves).toHaveLength(30);
    expect(view.moves.reduce((sum, move) => sum + move.customers, 0)).toBe(101);
  });
});

describe('its tables', () => {
  const [tiers, moves, top] = pyramid.tables(view, pyramid.labels.en);

  test('add up to the revenue of the window', () => {
    const revenue = (rows: readonly (readonly CellValue[])[] = []): bigint =>
      rows.reduce((sum, row) => sum + BigInt(row[3] ?? 0), 0n);
    const complements = tiers?.footer.slice(1, -1);
    expect(revenue(tiers?.rows) + revenue(complements)).toBe(tiers?.footer.at(-1)?.[3]);
  });

  test('show prospects with their number alone, and only where there is a customers file', () => {
    const row = tiers?.rows.findIndex(([name]) => name === pyramid.labels.en.prospects) ?? -1;
    expect(tiers?.rows[row]?.slice(1)).toEqual([40, null, null, null, null, null, null]);
    expect(tiers?.marks[row]).toBe('tier:prospects');
    const [without] = pyramid.tables({ ...view, prospects: null }, pyramid.labels.en);
    expect(without?.rows.map(([name]) => name)).not.toContain(pyramid.labels.en.prospects);
  });

  test('name every column once, and give every row a value and a mark per column', () => {
    for (const table of [tiers, moves, top]) {
      if (!table) throw new Error('a pyramid has three tables');
      const ids = table.columns.map((column) => column.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
    }
  });
});

describe('the screen', () => {
  test('answers with what the top brings, and with what became of the best', () => {
    expect(screenOf(view).answer).toBe(
      `The top 1% (integer 1 customers) bring share ${100_000 / 300_000} of the net revenue of 2023-03-21..2024-03-20.` +
        ' Of the top share 0.05 of day 2023-03-20, share 0.8 stayed, share 0 fell and share 0.2 are gone, with money 10000 of net revenue.',
    );
  });

  test('warns of a short history, of few customers and of revenue without a customer', () => {
    const { labels } = pyramid;
    expect(screenOf(view).notes).toEqual([
      labels.en.shortHistory('day 2023-01-15', 12, 'day 2023-03-20'),
      labels.en.fewCustomers(5),
      labels.en.guests(`share ${11_500 / 300_000}`),
    ]);
  });

  test('of fewer than a hundred active customers says who the first per cent is', () => {
    const one = viewPyramid(arrowTable(columns, [[0, 0, 1, 1, 1n, 50n, 100n, 100n]]), params, data);
    expect(screenOf(one).notes).toContain(pyramid.labels.en.fewActive(1, 1));
    expect(pyramid.labels.en.fewActive(1, 1)).toBe(
      'Only 1 active customer: the top 1% is 1 of them.',
    );
    expect(pyramid.labels.en.answer('1', 'May', '5%', 'net revenue')).toBe(
      'The top 1% (1 customer) brings 5% of the net revenue of May.',
    );
  });

  test('speaks of no shares where everything comes to a loss', () => {
    const loss = viewPyramid(
      arrowTable(columns, [
        [0, 0, 1, 1, 1n, 50n, 100n, 100n],
        [null, null, null, null, 0n, 0n, -400n, null],
      ]),
      params,
      data,
    );
    expect(screenOf(loss).answer).toMatch(
      /^The net revenue of 2023-03-21..2024-03-20 comes to money -300 in all/,
    );
  });

  test('marks only cells that hold somebody', () => {
    const grid = screenOf(view).blocks.find((block) => block.kind === 'grid');
    if (grid?.kind !== 'grid') throw new Error('the screen has a grid');
    const marked = grid.grid.cells.filter((cell) => cell.mark !== null);
    expect(marked.map((cell) => cell.mark)).toEqual([
      'move:top-top',
      'move:big-big',
      'move:big-lost',
      'move:medium-big',
      'move:medium-medium',
      'move:small-small',
      'move:new-small',
    ]);
    for (const cell of marked) expect(cell.step).not.toBeNull();
  });

  test('says so when nobody bought', () => {
    const nobody = viewPyramid(
      arrowTable(columns, [[null, null, null, null, 0n, 0n, 0n, null]]),
      params,
      data,
    );
    expect(screenOf(nobody).answer).toBe(pyramid.labels.en.empty);
    expect(screenOf(nobody).notes).toEqual([]);
  });

  test('says so when there is nobody to compare with', () => {
    const fresh = viewPyramid(
      arrowTable(columns, [
        [5, 0, 0, 1, 1n, 0n, 100n, 100n],
        [null, null, null, null, 0n, 0n, 0n, null],
      ]),
      params,
      data,
    );
    expect(screenOf(fresh).answer).not.toContain('Of the top');
    expect(screenOf(fresh).notes).toContain(pyramid.labels.en.noneThen('day 2023-03-20'));
  });
});
