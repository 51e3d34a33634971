import { describe, expect, test } from 'vitest';
import { arrowTable } from '../../../test/support/golden-arrow.ts';
import { exampleData } from '../../../test/support/golden-model.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { createFormats } from '../../i18n/format.ts';
import { monthNumber } from '../../core/calendar.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { lifecycle } from './index.ts';
import { screenOfLifecycle } from './screen.ts';
import { isOpen, repeatOrders, viewLifecycle, type LifecycleView } from './view.ts';

const columns = {
  period: 'integer',
  kind: 'text',
  customers: 'bigint',
  orders: 'bigint',
  revenue: 'bigint',
  revenue_before: 'bigint',
} as const;
const january = monthNumber('2024-01-01');
const data = exampleData('period', { ...noFilters, asOf: '2024-03-20' });

/** Ten customers in January; in February four of them, one from earlier, two new; nobody in March. */
const rows = [
  [january, 'resurrected', 10n, 12n, 5000n, 0n],
  [january + 1, 'returning', 4n, 5n, 2000n, 1500n],
  [january + 1, 'resurrected', 1n, 1n, 300n, 0n],
  [january + 1, 'new', 2n, 5n, 900n, 0n],
  [january + 1, 'inactive', 1n, 0n, -100n, 0n],
  [january + 1, 'notYet', 1n, 0n, -50n, 0n],
  [january + 1, 'guest', 3n, 2n, 400n, 0n],
] as const;

function view(given: readonly (readonly (string | number | bigint)[])[] = rows): LifecycleView {
  return viewLifecycle(arrowTable(columns, given), { per: 'month', measure: 'revenue' }, data);
}
const context = {
  labels: lifecycle.labels.en,
  formats: formatsOf(createFormats('en'), 'en', data.model),
  data,
};

describe('the periods of a view', () => {
  test('derive who is dormant, and what they brought before', () => {
    const [, february, march] = view().periods;
    expect(february?.dormant).toEqual({ customers: 6, orders: 0, revenue: 3500n });
    expect(march?.dormant).toEqual({ customers: 7, orders: 0, revenue: 3200n });
  });

  test('go on to the as-of day though nothing moved, and know what is open', () => {
    expect(view().periods.map(({ number }) => number - january)).toEqual([0, 1, 2]);
    expect(view().periods.map(isOpen)).toEqual([false, false, true]);
  });

  test('count nobody who bought nothing, but all of their money', () => {
    const february = view().periods[1];
    expect(february?.active).toEqual({ customers: 7, orders: 11, revenue: 3200n });
    expect(february?.existing).toEqual({ customers: 5, orders: 6, revenue: 2200n });
    expect(february?.total).toEqual({ customers: 7, orders: 13, revenue: 3450n });
    expect(february && repeatOrders(february)).toBe(3);
  });

  test('of no row at all are none, and the page says so', () => {
    expect(view([]).periods).toEqual([]);
    expect(screenOfLifecycle(view([]), context).answer).toBe(lifecycle.labels.en.empty);
  });
});

describe('the page', () => {
  test('answers with the last closed month and says who did not come back', () => {
    expect(screenOfLifecycle(view(), context).answer).toBe(
      'Feb 2024: 7 customers bought – 2 new, 4 returning, 1 resurrected. 6 of the 10 of Jan 2024 did not come back.',
    );
  });

  test('calls nobody new who may have bought before the data begin', () => {
    const early = [...rows, [january + 1, 'early', 3n, 3n, 500n, 0n]] as const;
    const { answer, blocks } = screenOfLifecycle(view(early), context);
    expect(answer).toContain('10 customers bought – 5 first seen, 4 returning');
    const [tiles] = blocks;
    expect(tiles?.kind === 'tiles' && tiles.tiles[1]?.label).toBe('First seen');
    const sums = blocks.find(({ id }) => id === 'sums');
    expect(sums?.kind === 'insights' && sums.insights[0]?.text).toBe(
      'Active = first seen + returning + resurrected, Feb 2024.',
    );
  });

  test('compares what existing customers bring with all that the period brought', () => {
    const chart = screenOfLifecycle(view(), context).blocks.find(({ id }) => id === 'newExisting');
    // 22 of 34.50, of which 4 are without a customer.
    expect(chart?.kind === 'chart' && chart.alternative).toContain('of which 64%');
  });

  test('writes the identities with its numbers', () => {
    const sums = screenOfLifecycle(view(), context).blocks.find(({ id }) => id === 'sums');
    expect(sums?.kind === 'insights' && sums.insights.map(({ title }) => title)).toEqual([
      '7 = 2 + 4 + 1',
      '4 = 10 − 6',
      '5 orders by 2 new customers',
    ]);
  });

  test('says that few customers say little', () => {
    expect(screenOfLifecycle(view(), context).notes).toContain(
      lifecycle.labels.en.fewCustomers(7, 'Feb 2024'),
    );
  });

  test('gives every state of the month its own set, and adds up to its total', () => {
    const table = lifecycle.tables(view(), lifecycle.labels.en).find(({ id }) => id === 'states');
    expect(table?.marks).toEqual(
      ['new', 'returning', 'resurrected', 'active', 'dormant'].map(
        (state) => `${state}:month:${january + 1}`,
      ),
    );
    expect(table?.footer.at(-1)).toEqual(['Total', null, null, 13, 3450n, null]);
  });
});
