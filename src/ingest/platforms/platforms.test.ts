import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerKey } from './header-key.ts';
import type { Evidence, Platform } from './platform.ts';
import { platforms } from './registry.ts';

const folder = new URL('../../../test/fixtures/ingest/platforms/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Header lines as found in public exports, in source code or in documentation. */
const vectors = read('export_headers.json') as Record<
  string,
  { evidence?: string; headers?: string[] } | undefined
>;
/** Headers beyond them, with where they are from. */
const further = read('further_headers.json') as Record<string, Record<string, string> | undefined>;

/** Which vector speaks of which export, and our grade of its evidence. */
const sources: Readonly<Record<string, readonly [vector: string | null, Evidence]>> = {
  'shopify-orders': ['shopify_orders', 'sample'],
  'shopify-customers': ['shopify_customers', 'sample'],
  'woocommerce-analytics-orders': ['woocommerce_analytics_orders', 'source'],
  'woocommerce-analytics-customers': ['woocommerce_analytics_customers', 'source'],
  'woocommerce-products': [null, 'source'],
  'square-transactions': ['square_transactions', 'sample'],
  'square-items': ['square_items', 'sample'],
  'stripe-payments': ['stripe_payments', 'sample'],
  'stripe-customers': ['stripe_customers', 'sample'],
  'amazon-all-orders': ['amazon_all_orders_tsv', 'sample'],
  'amazon-new-orders': ['amazon_new_orders_tsv', 'sample'],
  'magento-orders': ['magento2_sales_order_grid', 'sample'],
  // A synthetic sample of the preamble, and a sample of the footer only: not of any header.
  'ga4-report': ['ga4_report', 'partial'],
  'salesforce-report': ['salesforce_report', 'partial'],
  'hubspot-contacts': ['hubspot_contacts', 'sample'],
  'klaviyo-profiles': ['klaviyo_profiles', 'partial'],
  'mailchimp-audience': ['mailchimp_audience', 'sample'],
  'shopline-orders': ['shopline_orders', 'apiDocs'],
  'shopline-customers': ['shopline_customers', 'sample'],
  '91app-orders': ['91app_orders', 'apiDocs'],
  'cyberbiz-orders': ['cyberbiz_orders', 'unverified'],
  // The platform's public documentation.
  'shopee-tw-orders': ['shopee_tw_orders', 'apiDocs'],
};

const vectorOf = (platform: Platform): readonly string[] => {
  const [name] = sources[platform.id] ?? [null];
  return (name === null ? undefined : vectors[name]?.headers) ?? [];
};
const each = platforms.map((platform) => [platform.id, platform] as const);

describe('the registry of platforms', () => {
  it('lists every file of the folder that describes an export', () => {
    const shared = ['plan-of', 'columns', 'header-key', 'platform', 'recipes', 'registry'];
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => name.slice(0, -3))
      .filter((name) => !shared.includes(name) && !name.startsWith('recognise'));
    expect(platforms.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('speaks of every vector once, with its grade of evidence', () => {
    expect(platforms.map(({ id }) => id).sort()).toEqual(Object.keys(sources).sort());
    const named = Object.values(sources).flatMap(([vector]) => vector ?? []);
    expect(named.sort()).toEqual(
      Object.keys(vectors)
        .filter((name) => name !== '_note')
        .sort(),
    );
    for (const { id, evidence } of platforms) expect(evidence, id).toBe(sources[id]?.[1]);
  });
});

describe.each(each)('%s', (id, platform) => {
  const spellings = platform.columns.flatMap(({ header, also }) => [header, ...(also ?? [])]);

  it('names no header without evidence', () => {
    const reasons = further[id] ?? {};
    const known = vectorOf(platform);
    for (const header of spellings)
      if (!known.includes(header)) expect(reasons[header] ?? '', header).not.toBe('');
    // And no reason stands for a header that nobody names.
    expect(Object.keys(reasons).filter((header) => !spellings.includes(header))).toEqual([]);
  });

  it('says of every header of its vector what it is', () => {
    expect(vectorOf(platform).filter((header) => !spellings.includes(header))).toEqual([]);
  });

  it('names no header twice', () => {
    const keys = spellings.map(headerKey);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has fingerprints of two to four headers of its own, none of which is needed by all', () => {
    for (const group of platform.fingerprint) {
      expect(group.length).toBeGreaterThanOrEqual(2);
      expect(group.length).toBeLessThanOrEqual(4);
      for (const header of group) expect(spellings).toContain(header);
    }
    for (const header of platform.fingerprint.flat())
      expect(
        platform.fingerprint.some((group) => !group.includes(header)),
        header,
      ).toBe(true);
  });

  it('speaks only of columns it has', () => {
    const { leaveOut, refundColumn, neverSum = [], netAmount, needs } = platform;
    const named = [leaveOut?.header, refundColumn, ...neverSum].filter(
      (name) => name !== undefined,
    );
    if (netAmount?.kind === 'column') named.push(netAmount.header);
    for (const header of named) expect(platform.columns.map((c) => c.header)).toContain(header);
    if (needs !== undefined) expect(platforms.map((other) => other.id)).toContain(needs);
    const refund = platform.columns.find(({ use }) => use === 'refunded');
    expect(refund?.header).toBe(refundColumn);
  });

  it('gives a field to one column, but for phones and discounts in two columns', () => {
    const shared = ['dimension', 'ignore', 'phone', 'discount'];
    const uses = platform.columns.map(({ use }) => use).filter((use) => !shared.includes(use));
    expect(uses.length).toBe(new Set(uses).size);
  });

  it('keeps the money of a whole order out of the lines', () => {
    for (const header of platform.neverSum ?? [])
      expect(platform.columns.find((column) => column.header === header)?.use, header).toBe(
        'ignore',
      );
  });

  it('has all that a file of sales needs', () => {
    if (platform.role !== 'transactions') return;
    const has = (use: string): boolean => platform.columns.some((column) => column.use === use);
    expect(has('date') && has('order')).toBe(true);
    expect(has('amount') || (has('quantity') && has('unitPrice'))).toBe(true);
    const { netAmount } = platform;
    const amount = platform.columns.find(({ use }) => use === 'amount')?.header;
    expect(netAmount).toEqual(
      amount === undefined
        ? { kind: 'unitPriceTimesQuantityMinusDiscount' }
        : { kind: 'column', header: amount },
    );
    // Where nobody can be told apart, the remark says so.
    if (!has('customer')) expect(platform.remark?.en).toMatch(/customer|buyer/);
  });

  it('tells the user the same in both languages', () => {
    const { exportName, remark } = platform;
    expect(exportName.en).not.toBe('');
    expect(exportName['zh-Hant']).toMatch(/\p{Script=Han}/u);
    if (remark !== undefined) expect(remark['zh-Hant']).toMatch(/\p{Script=Han}/u);
  });
});
