import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  expectedOf,
  platformFiles,
  platformText,
  type Expected,
} from '../../../test/support/platform-fixtures.ts';
import type { ColumnUse } from '../../core/model/fields.ts';
import { recogniseLines } from './recognise-lines.ts';
import { recognise } from './recognise.ts';
import type { Platform, Recognised } from './platform.ts';
import { platforms } from './registry.ts';

/**
 * The fixtures' numbers are worked out by hand (see the README beside them). Here the rules of each
 * platform file are applied in the plainest way there is, so that a rule that is missing or wrong
 * shows: what a load must do, without SQL.
 */
const idOf = (name: string): string => name.replace(/\.[a-z]+$/, '');

type Row = readonly string[];

/** Money in ten-thousandths; null for a blank cell. */
function money(cell: string): bigint | null {
  const plain = cell.replace(/[^-0-9.]/g, '');
  if (plain === '') return null;
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const value = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4));
  return plain.startsWith('-') ? -value : value;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** As many decimals as the hand-made number has. */
function written(value: bigint, like: string): string {
  const decimals = like.split('.')[1]?.length ?? 0;
  const digits = size(value).toString().padStart(5, '0');
  const fraction = digits.slice(-4);
  expect(fraction.slice(decimals)).toMatch(/^0*$/);
  const whole = `${value < 0n ? '-' : ''}${digits.slice(0, -4)}`;
  return decimals === 0 ? whole : `${whole}.${fraction.slice(0, decimals)}`;
}

/** Rows of a file after the order's first filled cell was filled into its other rows. */
function filled(rows: readonly Row[], { columns }: Recognised): readonly Row[] {
  const order = [...columns].find(([, column]) => column.use === 'order')?.[0];
  if (order === undefined) return rows;
  const once = [...columns].filter(([, column]) => column.perOrder).map(([index]) => index);
  const first = new Map<string, string>();
  for (const row of rows)
    for (const index of once) {
      const key = `${index} ${row[order] ?? ''}`;
      if (row[index] !== '' && !first.has(key)) first.set(key, row[index] ?? '');
    }
  return rows.map((row) =>
    row.map((cell, index) =>
      cell === '' && once.includes(index)
        ? (first.get(`${index} ${row[order] ?? ''}`) ?? '')
        : cell,
    ),
  );
}

interface Loaded {
  readonly counts: Omit<Expected, 'rows' | 'netRevenue' | 'refunds'>;
  readonly net: bigint;
  readonly refunds: bigint;
}

/** The net amount of a line: discounts come off, whatever their sign; null where it has no amount. */
function netOf(row: Row, { platform, columns }: Recognised): bigint | null {
  const at = (use: ColumnUse): (bigint | null)[] =>
    [...columns].flatMap(([index, column]) =>
      column.use === use ? [money(row[index] ?? '')] : [],
    );
  const [[amount = null], [price = null], [units = null]] = [
    at('amount'),
    at('unitPrice'),
    at('quantity'),
  ];
  const product = price === null || units === null ? null : (price * units) / 10_000n;
  const gross = platform.netAmount?.kind === 'column' ? amount : product;
  if (gross === null) return null;
  return at('discount').reduce<bigint>((net, discount) => net - size(discount ?? 0n), gross);
}

/** The result of a load, by the rules of the platform. */
function load(rows: readonly Row[], header: Row, found: Recognised): Loaded {
  const { leaveOut } = found.platform;
  const cell = (row: Row, use: ColumnUse): string =>
    row[[...found.columns].find(([, column]) => column.use === use)?.[0] ?? -1] ?? '';
  const status = leaveOut === undefined ? -1 : header.indexOf(leaveOut.header);
  const outs = leaveOut?.values.map((value) => value.toLowerCase()) ?? [];
  let [sales, refundRows, leftOut, rejected, refunds] = [0, 0, 0, 0, 0n];
  const nets = new Map<string, bigint>();
  const stated = new Map<string, bigint>();
  const totals = new Map<string, bigint>();
  const people = new Set<string>();
  const orders = new Set<string>();
  for (const row of filled(rows, found)) {
    const net = netOf(row, found);
    if (outs.includes((row[status] ?? '').trim().toLowerCase())) leftOut++;
    else if (net === null) rejected++;
    else {
      const order = cell(row, 'order');
      nets.set(order, (nets.get(order) ?? 0n) + net);
      if (net < 0n) {
        refundRows++;
        refunds -= net;
      } else {
        sales++;
        orders.add(order);
      }
      const customer = cell(row, 'customer');
      if (customer !== '') people.add(customer);
      const refund = money(cell(row, 'refunded'));
      if (refund !== null && !stated.has(order)) stated.set(order, refund);
      const total = money(cell(row, 'orderNet'));
      if (total !== null && !totals.has(order)) totals.set(order, total);
    }
  }
  // Discounts on the whole order stand on none of its lines.
  for (const [order, total] of totals) if (total < (nets.get(order) ?? 0n)) nets.set(order, total);
  let net = [...nets.values()].reduce((sum, value) => sum + value, 0n);
  for (const [order, refund] of stated) {
    // Shipping and tax that were given back were never revenue.
    const most = nets.get(order) ?? 0n;
    const back = refund < most ? refund : most;
    net -= back;
    refunds += back;
  }
  const counts = { sales, refundRows, leftOut, rejected };
  return { counts: { ...counts, orders: orders.size, customers: people.size }, net, refunds };
}

interface Opened {
  readonly header: Row;
  readonly rows: readonly Row[];
  readonly platform: Platform | undefined;
  readonly found: Recognised | null;
}

/** The records of a fixture without preamble and footer lines, and the export that it is. */
function open(name: string): Opened {
  const lines = platformText(name);
  const delimiter = name.endsWith('.tsv') ? '\t' : ',';
  const { data, errors } = Papa.parse<string[]>(lines, { delimiter, skipEmptyLines: true });
  expect(errors.filter(({ code }) => code !== 'UndetectableDelimiter')).toEqual([]);
  // Lines of preamble and footer are single cells; Shopify's orders begin with # as well.
  const table = data.filter((row) => row.length > 1);
  const [header = [], ...rows] = table;
  const signs = data.flatMap((row) => (row.length === 1 ? row : []));
  const found = recognise(header);
  const signed = recogniseLines({ before: signs, after: signs });
  return { header, rows, platform: found?.platform ?? signed ?? undefined, found };
}

describe('the fixtures', () => {
  it('are one per export, each with what it must give', () => {
    expect(platformFiles.map(idOf).sort()).toEqual(platforms.map(({ id }) => id).sort());
  });
});

describe.each(platformFiles)('%s', (name) => {
  const expected = expectedOf(idOf(name));
  const { header, rows, platform, found } = open(name);

  it('is recognised as what it is', () => {
    expect(platform?.id).toBe(idOf(name));
    expect(rows.every((row) => row.length === header.length || platform?.id === 'ga4-report')).toBe(
      true,
    );
  });

  it('gives the numbers that were worked out by hand', () => {
    if (platform?.role === 'other') {
      // Blocks follow each other, each with its header; nothing of it is loaded.
      const headers = rows.filter((row) => recognise(row) !== null).length;
      expect(rows.length - headers).toBe(expected.rows);
      expect(expected).toMatchObject({ sales: 0, orders: 0, customers: 0, netRevenue: '0' });
      return;
    }
    expect(rows.length).toBe(expected.rows);
    if (found === null || platform?.role !== 'transactions') {
      const key = [...(found?.columns ?? [[0, { use: 'customer' }] as const])].find(
        ([, column]) => column.use === 'customer',
      );
      const keys = rows.map((row) => row[key?.[0] ?? -1] ?? '').filter((value) => value !== '');
      expect(new Set(keys).size).toBe(expected.customers);
      return;
    }
    const { counts, net, refunds } = load(rows, header, found);
    expect({
      rows: rows.length,
      ...counts,
      netRevenue: written(net, expected.netRevenue),
      refunds: written(refunds, expected.refunds),
    }).toEqual(expected);
  });
});
