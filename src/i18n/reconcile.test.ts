import { describe, expect, test } from 'vitest';
import { amounts, type Line, type Reconciliation } from '../core/model/reconciliation.ts';
import { formatsOf } from './cells.ts';
import { en } from './en.ts';
import { createFormats } from './format.ts';
import { reconcileTables, writeBridge, writePages, type Writing } from './reconcile.ts';

const formats = createFormats('en');
const writing: Writing = {
  t: en,
  formats: formatsOf(formats, 'en', { scale: 2, currency: 'GBP' }),
  money: (minor, scale, currency) => formats.money(minor, scale, currency),
  page: (id) => id.toUpperCase(),
  dimension: () => 'Country: France',
  set: () => 'RFM: Champions',
};
const none = amounts({});
const zero = { rows: 0, orders: null, customers: null, revenue: 0n };
const view: Line = {
  subject: { kind: 'view', asOf: '2024-03-01' },
  role: 'total',
  amounts: { rows: 9, orders: 5, customers: 4, revenue: 9000n },
  gap: zero,
};
const result: Reconciliation = {
  bridge: [
    {
      subject: {
        kind: 'rejected',
        reason: 'otherCurrency',
        sums: [{ name: 'EUR', minor: 1250n, scale: 2 }],
      },
      role: 'minus',
      amounts: amounts({ rows: 0 }),
      gap: null,
    },
    { ...view, gap: { ...zero, rows: -2, revenue: -1200n } },
  ],
  ties: [
    {
      ...{ page: 'rfm', over: 'dates', base: view.amounts, gap: { ...none, revenue: 0n } },
      lines: [
        {
          subject: { kind: 'guests' },
          role: 'minus',
          amounts: amounts({ revenue: 500n }),
          gap: null,
        },
      ],
      shown: amounts({ customers: 4, revenue: 8500n }),
    },
  ],
};

describe('a written reconciliation', () => {
  test('says by how much a line is off, and writes what is taken away as negative', () => {
    const [rejected, total] = writeBridge(result, writing);
    expect(rejected?.label).toBe('Left out: other currency · €12.50');
    expect(Object.is(rejected?.amounts.rows, 0)).toBe(true);
    expect(rejected?.isTied).toBeNull();
    expect(total).toMatchObject({ isTied: false, check: 'Off by −2 rows · −£12.00' });
  });

  test('explains a page by the line it comes from, in the measures that the page shows', () => {
    expect(
      writePages(result, writing).map(({ label, role, amounts: own, check }) => [
        ...[label, role, own.orders, own.customers, own.revenue, check],
      ]),
    ).toEqual([
      ['RFM', 'page', null, 4, 8500n, 'Ties'],
      ['In this view, up to 1 Mar 2024', 'part', null, 4, 9000n, ''],
      ['Without a customer', 'part', null, null, -500n, ''],
    ]);
  });

  test('is two tables for exports', () => {
    const [bridge, pages] = reconcileTables(result, writing);
    expect([bridge?.id, pages?.id]).toEqual(['bridge', 'pages']);
    expect(bridge?.rows[1]).toEqual([
      ...['In this view, up to 1 Mar 2024', 9, 5, 4, 9000n],
      'Off by −2 rows · −£12.00',
    ]);
  });
});
