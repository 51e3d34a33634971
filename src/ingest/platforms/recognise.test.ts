import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CUSTOMER_COLUMNS } from '../../sample/customers-file.ts';
import { ORDER_COLUMNS } from '../../sample/orders-file.ts';
import { recogniseLines } from './recognise-lines.ts';
import { recognise } from './recognise.ts';
import { platforms } from './registry.ts';

const fixtures = new URL('../../../test/fixtures/ingest/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, fixtures), 'utf8');

/** Header lines of exports, by vector; the name of the export that each belongs to. */
const vectors = JSON.parse(text('platforms/export_headers.json')) as Record<
  string,
  { headers?: string[]; preamble?: string[]; footer?: string[] } | undefined
>;
const ids: Readonly<Record<string, string>> = {
  shopify_orders: 'shopify-orders',
  shopify_customers: 'shopify-customers',
  woocommerce_analytics_orders: 'woocommerce-analytics-orders',
  woocommerce_analytics_customers: 'woocommerce-analytics-customers',
  magento2_sales_order_grid: 'magento-orders',
  square_transactions: 'square-transactions',
  square_items: 'square-items',
  stripe_payments: 'stripe-payments',
  stripe_customers: 'stripe-customers',
  amazon_all_orders_tsv: 'amazon-all-orders',
  amazon_new_orders_tsv: 'amazon-new-orders',
  mailchimp_audience: 'mailchimp-audience',
  klaviyo_profiles: 'klaviyo-profiles',
  hubspot_contacts: 'hubspot-contacts',
  shopline_customers: 'shopline-customers',
  shopline_orders: 'shopline-orders',
  '91app_orders': '91app-orders',
  cyberbiz_orders: 'cyberbiz-orders',
  shopee_tw_orders: 'shopee-tw-orders',
};
const exactHeaders = Object.entries(vectors).flatMap(([name, vector]) =>
  vector?.headers === undefined ? [] : [[ids[name] ?? name, vector.headers] as const],
);

const idOf = (header: readonly string[]): string | undefined => recognise(header)?.platform.id;
const fingerprintsOf = (id: string): readonly (readonly string[])[] =>
  platforms.find((platform) => platform.id === id)?.fingerprint ?? [];

/** A header that no platform writes: a metafield, a metadata column, a formula of the user's. */
const foreign = fc.string({ maxLength: 30 }).map((name) => `own: ${name}`);
/** The same header in other clothes, as spreadsheets and editors leave it. */
const dressed = (header: string): fc.Arbitrary<string> =>
  fc.constantFrom(header, ` ${header} `, header.toUpperCase(), header.toLowerCase(), `${header}\t`);

describe.each(exactHeaders)('the header of %s', (id, header) => {
  it('is recognised as it is written, with a meaning for each column', () => {
    const found = recognise(header);
    expect(found?.platform.id).toBe(id);
    expect(found?.columns.size).toBe(header.length);
    for (const [index, column] of found?.columns ?? [])
      expect([column.header, ...(column.also ?? [])]).toContain(header[index]);
  });

  it('is recognised in any order, with columns added, in any case and behind a byte order mark', () => {
    const mixed = fc
      .tuple(fc.array(foreign, { maxLength: 8 }), fc.tuple(...header.map(dressed)))
      .chain(([added, own]) =>
        fc.shuffledSubarray([...own, ...added], { minLength: own.length + added.length }),
      );
    fc.assert(
      fc.property(mixed, ([first = '', ...rest]) => {
        const found = recognise([`\uFEFF${first}`, ...rest]);
        expect(found?.platform.id).toBe(id);
        expect(found?.columns.size).toBe(header.length);
      }),
      { numRuns: 50 },
    );
  });

  it('is recognised without any one column', () => {
    for (const gone of header) {
      const found = recognise(header.filter((name) => name !== gone));
      expect(found?.platform.id, `without ${gone}`).toBe(id);
      expect(found?.missing).toContain(
        found?.platform.columns.find((c) => [c.header, ...(c.also ?? [])].includes(gone))?.header,
      );
    }
  });

  it('is recognised or nothing when columns are missing, and never another', () => {
    const some = fc.shuffledSubarray([...header]);
    fc.assert(
      fc.property(some, fc.array(foreign, { maxLength: 3 }), (kept, added) => {
        const whole = fingerprintsOf(id).some((group) =>
          group.every((name) => kept.includes(name)),
        );
        expect(idOf([...kept, ...added])).toBe(whole ? id : undefined);
      }),
    );
  });
});

describe('the header of WooCommerce’s products', () => {
  const header = text('platforms/woocommerce-products.csv').split('\n')[0] ?? '';
  it('is recognised whatever the units of the shop', () => {
    const cells = header.replace('"GTIN, UPC, EAN, or ISBN",', '').split(',');
    const other = cells.map((name) => name.replace('(kg)', '(lbs)').replace('(cm)', '(in)'));
    for (const names of [cells, other]) {
      expect(idOf(names)).toBe('woocommerce-products');
      expect(recognise(names)?.missing).toEqual(['GTIN, UPC, EAN, or ISBN', 'Cost of goods']);
    }
  });
});

describe('what recognition says of a column', () => {
  it('knows older spellings', () => {
    const found = recognise(['id', 'Created (UTC)', 'Amount', 'Amount Refunded', 'Status']);
    expect(found?.platform.id).toBe('stripe-payments');
    expect(found?.columns.get(1)?.use).toBe('date');
  });

  it('takes full-width brackets and their narrow forms for the same', () => {
    const found = recognise(['顧客 ID', '會員級別', '郵政編號(如適用)']);
    expect(found?.columns.get(2)?.header).toBe('郵政編號（如適用）');
  });

  it('lets the e-mail tell customers apart where the id was left out of the export', () => {
    const names = ['id', 'Created date (UTC)', 'Amount', 'Amount Refunded', 'Customer Email'];
    expect(recognise(names)?.columns.get(4)?.use).toBe('customer');
    const withId = recognise([...names, 'Customer ID']);
    expect(withId?.columns.get(4)?.use).toBe('email');
    expect(withId?.columns.get(5)?.use).toBe('customer');
  });

  it('leaves a repeated name to its first column', () => {
    const found = recognise(['Name', 'Lineitem name', 'Lineitem price', 'Name']);
    expect([...(found?.columns.keys() ?? [])]).toEqual([0, 1, 2]);
  });

  it('takes the export with most of its columns where fingerprints of two are there', () => {
    const items = vectors['square_items']?.headers ?? [];
    expect(idOf([...items, 'Total Collected', 'Net Total'])).toBe('square-items');
  });
});

describe('an ordinary header', () => {
  const files = ['online_retail.csv', 'superstore_orders.csv', 'superstore_orders_ddmmyy.csv'];
  const others = ['rfm_data_orders.csv', 'completejourney_demographics.csv', 'tw_customers.csv'];
  it.each([...files, ...others])('of %s is no export', (name) => {
    expect(recognise((text(name).split(/\r?\n/)[0] ?? '').split(','))).toBeNull();
  });

  it('of the sample is no export', () => {
    expect(recognise(ORDER_COLUMNS)).toBeNull();
    expect(recognise(CUSTOMER_COLUMNS)).toBeNull();
  });

  it.each([
    [['Date', 'Order ID', 'Customer', 'Email', 'Amount', 'Status', 'Currency', 'Description']],
    [['Name', 'Email', 'Phone', 'City', 'Country', 'Orders', 'Total Spent', 'Tags']],
    [['id', 'Email', 'Name', 'Created', 'Plan', 'Status', 'Description']],
    [['order-id', 'sku', 'quantity', 'item-price', 'currency', 'purchase-date']],
    [['First Name', 'Last Name', 'Email Address', 'Phone Number', 'Address']],
    [
      [
        '訂單編號',
        '訂單日期',
        '訂單狀態',
        '會員編號',
        '商品名稱',
        '數量',
        '單價',
        '金額',
        '付款方式',
      ],
    ],
    [['訂單編號', '建立時間', '會員編號', '商品名稱', '數量', '金額']],
    [['日期', '單號', '客戶', '品號', '品名', '數量', '單價', '金額']],
    [['注文番号', '注文日', '顧客番号', '商品コード', '商品名', '数量', '単価', '金額']],
    [['a', 'b', 'c']],
    [['']],
    [[]],
  ])('%j is no export', (header) => expect(recognise(header)).toBeNull());

  it('of random words is no export', () => {
    fc.assert(fc.property(fc.array(fc.string()), (header) => recognise(header) === null));
  });
});

describe('lines outside of a table', () => {
  const none = { before: [], after: [] };
  it('tell a report of Google Analytics 4', () => {
    const before = vectors['ga4_report']?.preamble ?? [];
    expect(recogniseLines({ ...none, before })?.id).toBe('ga4-report');
  });

  it('tell a report of Salesforce', () => {
    const after = vectors['salesforce_report']?.footer ?? [];
    expect(recogniseLines({ ...none, after })?.id).toBe('salesforce-report');
  });

  it('tell nothing where a shop writes its own', () => {
    expect(
      recogniseLines({ before: ['# Orders', '# Start date: May'], after: ['Total,3'] }),
    ).toBeNull();
    expect(recogniseLines(none)).toBeNull();
  });
});
