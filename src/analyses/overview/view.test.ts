import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { monthNumber } from '../../core/calendar.ts';
import type { Formats } from '../../core/spec/screen.ts';
import { joins } from '../../i18n/joins.ts';
import { overview } from './index.ts';
import { changeOf } from './screen.ts';
import { averageOrderValue, existingShare, repeatShare, viewOverview } from './view.ts';

const columns = {
  part: 'text',
  month: 'integer',
  kind: 'text',
  customers: 'bigint',
  orders: 'bigint',
  revenue: 'bigint',
  repeaters: 'bigint',
} as const;
const january = monthNumber('2024-01-01');

/** Written by hand: January and March of 2024 have rows, February has none; the data end on 20 March. */
const answer = arrowTable(columns, [
  ['month', january, 'new', 3n, 4n, 40_000n, 1n],
  ['month', january, 'guest', 0n, 1n, 1_000n, 0n],
  ['month', january + 2, 'existing', 2n, 2n, 30_000n, 2n],
  ['month', january + 2, 'notYet', 0n, 0n, -500n, 0n],
  ['period', null, 'new', 3n, 4n, 40_000n, 1n],
  ['period', null, 'existing', 1n, 1n, 10_000n, 1n],
  ['period', null, 'guest', 0n, 5n, 50_000n, 0n],
  ['comparison', null, 'existing', 2n, 5n, 50_000n, 1n],
  ['best', null, 'existing', 1n, 0n, 25_000n, 0n],
  ['bought', null, 'existing', 150n, 0n, 70_000n, 0n],
]);
const data = exampleData('period');
const params = { top: 1, repeats: 'days' } as const;
const view = viewOverview(answer, params, data);

describe('an overview', () => {
  test('reports on the last three closed months, against the three before', () => {
    expect(view.period).toEqual({ from: '2023-12-01', to: '2024-02-29' });
    expect(view.comparison).toEqual({ from: '2023-09-01', to: '2023-11-30' });
  });

  test('adds the kinds of customers up to the span', () => {
    expect(view.now).toMatchObject({ customers: 4, orders: 10, revenue: 100_000n, repeaters: 2 });
    expect(view.before).toMatchObject({ customers: 2, orders: 5, revenue: 50_000n });
  });

  test('shows a month without rows as zero, not as a gap', () => {
    expect(view.months.map(({ month, revenue }) => [month - january, revenue])).toEqual([
      [0, 41_000n],
      [1, 0n],
      [2, 29_500n],
    ]);
  });

  test('knows which months are open and which are selected', () => {
    expect(view.months.map(({ days, daysSeen, selected }) => [days, daysSeen, selected])).toEqual([
      [31, 31, true],
      [29, 29, true],
      [31, 20, false],
    ]);
  });

  test('divides sums by sums, and nothing by nothing', () => {
    expect(averageOrderValue(view.now)).toBe(10_000);
    expect(repeatShare(view.now)).toBe(0.5);
    // Guests are in neither part of the share.
    expect(existingShare(view.now)).toBe(0.2);
    const february = view.months[1]!;
    expect([averageOrderValue(february), repeatShare(february), existingShare(february)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('compares amounts relatively, and shares by their difference', () => {
    expect(changeOf(view, 'netRevenue')).toBe(1);
    expect(changeOf(view, 'customers')).toBe(1);
    expect(changeOf(view, 'aov')).toBe(0);
    expect(changeOf(view, 'repeatRate')).toBe(0);
    expect(changeOf({ ...view, before: null }, 'netRevenue')).toBeNull();
  });

  test('is empty where nothing was sold', () => {
    const nothing = viewOverview(
      arrowTable(columns, [
        ['best', null, 'existing', 0n, 0n, 0n, 0n],
        ['bought', null, 'existing', 0n, 0n, 0n, 0n],
      ]),
      params,
      data,
    );
    expect(nothing.months).toEqual([]);
    expect(nothing.now).toMatchObject({ customers: 0, orders: 0, revenue: 0n });
    const screen = overview.screen(nothing, { labels: overview.labels.en, formats, data });
    expect(screen.answer).toBe(overview.labels.en.empty);
  });
});

const formats: Formats = {
  ...joins.en,
  locale: 'en',
  value: (kind, value) => `${kind} ${value ?? '–'}`,
  short: (kind, value) => `${kind} ${value ?? '–'}`,
  range: (from, to) => `${from} to ${to}`,
  change: (change) => `${change}`,
};

describe('its screen', () => {
  const labels = overview.labels.en;
  const context = { labels, formats, data };
  const screen = overview.screen(view, context);

  test('answers with the period, what it brought, and against what', () => {
    expect(screen.answer).toBe(
      '2023-12-01 to 2024-02-29: money 100000 net revenue from integer 10 orders; integer 4 known customers bought' +
        ', 1 against 2023-09-01 to 2023-11-30.',
    );
  });

  test('ascribes the orders to the customers where each of them names one', () => {
    const noGuests = { ...view.now.byKind, guest: view.now.byKind.notYet };
    const known = { ...view, now: { ...view.now, byKind: noGuests } };
    expect(overview.screen(known, context).answer).toContain(
      'integer 10 orders by integer 4 customers',
    );
  });

  test('compares what existing customers bring with all that the month brought', () => {
    const [january, ...others] = view.months;
    if (!january) throw new Error('the view has months');
    const byKind = {
      ...january.byKind,
      existing: { ...january.byKind.existing, revenue: 20_500n },
    };
    const half = { ...view, months: [{ ...january, byKind }, ...others] };
    const chart = overview.screen(half, context).blocks.find((block) => block.kind === 'chart');
    expect(chart?.kind === 'chart' && chart.alternative).toBe(
      labels.chartAlternative(`month ${january.month}`, 'money 41000', 'share 0.5'),
    );
  });

  test('says what stands out: concentration, existing customers, revenue without a customer', () => {
    const insights = screen.blocks.find((block) => block.kind === 'insights');
    if (insights?.kind !== 'insights') throw new Error('the screen has insights');
    expect(insights.insights.map(({ title }) => title)).toEqual([
      overview.labels.en.concentrationTitle('share 0.01', `share ${25_000 / 70_000}`),
      overview.labels.en.existingTitle('share 0.2'),
      overview.labels.en.guestTitle('share 0.5'),
    ]);
  });

  test('warns of few customers', () => {
    expect(screen.notes).toContain(overview.labels.en.fewCustomers(4));
  });
});

describe('its tables', () => {
  const tables = overview.tables(view, overview.labels.en);

  test('name every column once, and give every row a value per column and a mark', () => {
    for (const table of tables) {
      const ids = table.columns.map((column) => column.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const row of [...table.rows, ...table.footer]) expect(row).toHaveLength(ids.length);
      expect(table.marks).toHaveLength(table.rows.length);
    }
  });

  test('of the months add up in the footer', () => {
    const months = tables.find((table) => table.id === 'months');
    expect(months?.footer[0]?.[1]).toBe(41_000n + 29_500n);
  });

  test('offer only marks that the analysis can resolve', () => {
    for (const mark of tables.flatMap((table) => table.marks))
      if (mark !== null) expect(overview.customers(mark, params, data), mark).not.toBeNull();
  });
});
