import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../test/support/shared-data.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { columnFor } from '../core/model/plan.ts';
import { inspectFile } from './inspect.ts';
import type { Inspection, NamedBlob, Overrides } from './types.ts';

const named = (bytes: Uint8Array<ArrayBuffer> | string, name: string): NamedBlob =>
  Object.assign(new Blob([bytes]), { name });
const fixture = (name: string): NamedBlob =>
  named(
    new Uint8Array(readFileSync(new URL(`../../test/fixtures/ingest/${name}`, import.meta.url))),
    name,
  );
const inspect = (name: string, overrides: Overrides = {}): Promise<Inspection> =>
  inspectFile(fixture(name), {}, overrides);
/** Which header got which use; ignored columns are left out. */
const uses = ({ plan }: Inspection): Record<string, string> =>
  Object.fromEntries(plan.columns.filter((c) => c.use !== 'ignore').map((c) => [c.header, c.use]));
const recipe = ({ plan }: Inspection, use: ColumnUse): unknown => columnFor(plan, use)?.recipe;

const onlineRetail = {
  InvoiceNo: 'order',
  StockCode: 'product',
  Description: 'productName',
  Quantity: 'quantity',
  InvoiceDate: 'date',
  UnitPrice: 'unitPrice',
  CustomerID: 'customer',
  Country: 'dimension',
};
const superstore = {
  'Order ID': 'order',
  'Order Date': 'date',
  'Customer ID': 'customer',
  'Product ID': 'product',
  'Product Name': 'productName',
  Sales: 'amount',
  Profit: 'margin',
  Quantity: 'quantity',
  Segment: 'dimension',
  Region: 'dimension',
  Category: 'dimension',
  'Sub-Category': 'dimension',
  'Ship Mode': 'dimension',
  'State/Province': 'dimension',
};

describe('inspecting files with no help', () => {
  it('understands Online Retail and its cancellations', async () => {
    const found = await inspect('online_retail.csv');
    expect(uses(found)).toEqual(onlineRetail);
    expect(found.plan).toMatchObject({
      role: 'transactions',
      refunds: { kind: 'orderPrefix', prefix: 'C' },
    });
    expect(recipe(found, 'date')).toEqual({ kind: 'date', order: 'ymd' });
    expect(recipe(found, 'customer')).toEqual({ kind: 'text', stripPointZero: true });
    expect(found.problems).toEqual([]);
  });

  it('understands Superstore: not the ship date, not the name, not the rate called Discount', async () => {
    const found = await inspect('superstore_orders.csv');
    expect(uses(found)).toMatchObject(superstore);
    for (const header of ['Ship Date', 'Customer Name', 'Discount', 'Row ID']) {
      expect(uses(found), header).not.toHaveProperty(header);
    }
    expect(found.facts.records).toBe(200);
  });

  it('sees in the rows that Superstore’s other file writes the day first', async () => {
    const found = await inspect('superstore_orders_ddmmyy.csv');
    expect(uses(found)).toMatchObject(superstore);
    expect(recipe(found, 'date')).toEqual({ kind: 'date', order: 'dmy' });
    expect(found.charset.bomBytes).toBe(3);
  });

  it('understands the Complete Journey', async () => {
    const found = await inspect('completejourney_transactions.csv.gz');
    expect(uses(found)).toMatchObject({
      household_id: 'customer',
      basket_id: 'order',
      product_id: 'product',
      quantity: 'quantity',
      sales_value: 'amount',
      transaction_timestamp: 'date',
    });
    const people = await inspect('completejourney_demographics.csv');
    expect(people.plan.role).toBe('customers');
    expect(uses(people)).toMatchObject({
      household_id: 'customer',
      age: 'dimension',
      income: 'dimension',
    });
  });

  it('understands three columns of orders', async () => {
    const found = await inspect('rfm_data_orders.csv');
    expect(uses(found)).toEqual({ customer_id: 'customer', order_date: 'date', revenue: 'amount' });
  });

  it('understands a Taiwanese order report in Big5 with title, ROC dates, NT$ and a total', async () => {
    const found = await inspect('tw_orders_big5.csv');
    expect(found.plan).toMatchObject({
      role: 'transactions',
      encoding: 'big5',
      preambleRecords: 1,
      totalLabels: ['合計'],
    });
    expect(uses(found)).toEqual({
      訂單編號: 'order',
      訂單日期: 'date',
      會員編號: 'customer',
      商品編號: 'product',
      商品名稱: 'productName',
      分類: 'dimension',
      數量: 'quantity',
      單價: 'unitPrice',
      折扣: 'discount',
      金額: 'amount',
      通路: 'dimension',
      付款方式: 'dimension',
      訂單狀態: 'status',
    });
    expect(recipe(found, 'date')).toEqual({ kind: 'date', order: 'roc' });
    expect(found.currency).toBe('TWD');
    const { refunds } = found.plan;
    expect(refunds.kind === 'status' ? [...refunds.values].sort() : null).toEqual([
      '已取消',
      '已退款',
    ]);
    expect(found.facts.records).toBe(121);
  });

  it('understands a Taiwanese customers file', async () => {
    const found = await inspect('tw_customers.csv');
    expect(found.plan.role).toBe('customers');
    expect(uses(found)).toEqual({
      會員編號: 'customer',
      姓名: 'name',
      電子郵件: 'email',
      手機: 'phone',
      性別: 'dimension',
      生日: 'birthday',
      縣市: 'dimension',
      同意行銷: 'consent',
      標籤: 'dimension',
    });
  });
});

describe('an inspection', () => {
  it('hands over UTF-8 that starts with the first data row', async () => {
    const found = await inspect('tw_orders_big5.csv');
    const text = (await found.data?.text()) ?? '';
    expect(text.slice(0, 10)).toBe('TW20240000');
    expect(text).toContain('鳳梨酥');
    const first = text.split('\r\n')[0]?.split(',').slice(0, 5);
    expect(found.preview.rows[0]?.slice(0, 5)).toEqual(first);
  });

  it('gives a first answer from the head that the whole file confirms', async () => {
    const early: Inspection[] = [];
    const found = await inspectFile(fixture('online_retail.csv'), { early: (e) => early.push(e) });
    expect(early).toHaveLength(1);
    expect(early[0]).toMatchObject({ stage: 'early', data: null, facts: { records: null } });
    expect(early[0]?.plan).toEqual(found.plan);
  });

  it('hashes the text, the same in any encoding, and only when it has seen all of it', async () => {
    const hashes: (string | null)[] = [];
    const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string | null> => {
      const early = (e: Inspection): void => void hashes.push(e.facts.contentHash);
      return (await inspectFile(new File([bytes], 'o.csv'), { early })).facts.contentHash;
    };
    const text = 'order,customer,date,amount\n1,ann,2024-01-05,5.00\n2,bob,2024-01-06,7.00\n';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const hash = await hashOf(new TextEncoder().encode(text));
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(await hashOf(utf16)).toBe(hash);
    expect(await hashOf(new TextEncoder().encode(text.replace('7.00', '7.01')))).not.toBe(hash);
    expect(hashes).toEqual([null, null, null]);
  });

  it('takes what the user decided', async () => {
    const asGb = await inspect('tw_orders_big5.csv', { encoding: 'gb18030' });
    expect(asGb.plan.encoding).toBe('gb18030');
    expect(asGb.plan.columns[0]?.header).not.toBe('訂單編號');
    const bare = await inspect('rfm_data_orders.csv', { hasHeader: false });
    expect(bare.facts.records).toBe(201);
    expect(bare.plan.columns.map(({ id }) => id)).toEqual(['column-1', 'column-2', 'column-3']);
    const semicolon = await inspect('rfm_data_orders.csv', {
      dialect: { delimiter: ';', quote: '"' },
    });
    expect(semicolon.plan.columns).toHaveLength(1);
  });

  it('says what is missing and what must be asked', async () => {
    const text = 'Order ID,Order Date,Sales\n1,01/02/2024,1.234\n2,03/04/2024,2.500\n';
    const found = await inspectFile(named(text, 'x.csv'));
    expect(found.problems.map(({ code }) => code)).toEqual(['mapping.noCustomer']);
    expect(found.notes.map(({ code }) => code)).toEqual(['date.ambiguous', 'number.ambiguous']);
  });

  it('reads days since 1900 where the header says date, and offers them where it does not', async () => {
    const rows = ['c1,45649.25,10', 'c1,45650,12', 'c2,45651.5,9'].join('\n');
    const dated = await inspectFile(new File([`customer,order date,amount\n${rows}`], 'x.csv'));
    expect(recipe(dated, 'date')).toEqual({ kind: 'date', order: 'serial1900' });
    const other = await inspectFile(new File([`customer,xyz,amount\n${rows}`], 'x.csv'));
    expect(other.problems.map(({ code }) => code)).toEqual(['mapping.noDate']);
    expect(other.columns[1]?.alternatives).toContainEqual({ kind: 'date', order: 'serial1900' });
  });

  it('understands a header of two rows', async () => {
    const text = [
      '訂單,,會員,,金額',
      '編號,日期,編號,姓名,',
      'A1,2024-01-05,M1,王小明,250',
      'A2,2024-01-06,M2,陳怡君,80',
    ].join('\n');
    const found = await inspectFile(named(text, 'x.csv'));
    expect(uses(found)).toMatchObject({
      '訂單 編號': 'order',
      '訂單 日期': 'date',
      '會員 編號': 'customer',
      金額: 'amount',
    });
    expect(found.plan).toMatchObject({ hasHeader: true, headerRecords: 2 });
    expect(found.facts.records).toBe(2);
    expect((await found.data?.text())?.startsWith('A1,')).toBe(true);
    expect(found.notes.map(({ code }) => code)).toContain('header.joined');
    const one = await inspectFile(named(text, 'x.csv'), {}, { headerRecords: 1 });
    expect(one.facts.records).toBe(3);
  });

  it('says where a total row states another sum than the rows have', async () => {
    const text = (amount: string): string =>
      `order,customer,date,quantity,amount\n1,ann,2024-01-05,2,5.00\n2,bob,2024-01-06,1,7.50\nTotal,,,3,${amount}\n`;
    const right = await inspectFile(named(text('12.50'), 'x.csv'));
    expect(right.facts.totalRows.map(({ disagrees }) => disagrees)).toEqual([[]]);
    const wrong = await inspectFile(named(text('99.00'), 'x.csv'));
    expect(wrong.facts.totalRows.map(({ disagrees }) => disagrees)).toEqual([[4]]);
    expect(wrong.notes).toContainEqual({
      code: 'totals.disagree',
      detail: { column: 'amount', stated: '99.00' },
    });
  });

  it('leaves out the footer of a Salesforce report', async () => {
    const text = [
      'Account ID,Close Date,Amount',
      '"001","1/31/2024","250"',
      '"002","2/28/2024","80"',
      '"Grand Totals (2 records)"',
      '',
      '"Confidential Information - Do Not Distribute"',
      '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
    ].join('\n');
    const found = await inspectFile(named(text, 'report.csv'));
    expect(found.facts.totalRows).toHaveLength(3);
    expect(found.plan.totalLabels[0]).toBe('Grand Totals (2 records)');
    expect(recipe(found, 'date')).toEqual({ kind: 'date', order: 'mdy' });
  });

  it('draws twelve bins that add up to the filled rows of a number column', async () => {
    const { columns, plan } = await inspect('rfm_data_orders.csv');
    const revenue = columns[columnFor(plan, 'amount')?.index ?? -1];
    expect(revenue?.histogram).toHaveLength(12);
    expect(revenue?.histogram?.reduce((a, b) => a + b, 0)).toBe(200);
  });

  it('keeps two order totals from being added up where price and quantity stand on the lines', async () => {
    const rows = ['#1,1,10.00,2,30.00,a@x.io,2024-01-05', '#1,2,10.00,1,30.00,a@x.io,2024-01-05'];
    const more = Array.from(
      { length: 8 },
      (_, i) => `#${2 + (i >> 1)},3,5.00,1,10.00,b@x.io,2024-02-15`,
    );
    const text = [
      'Order No,SKU,Lineitem price,Lineitem quantity,Total,Email,Created at',
      ...rows,
      ...more,
    ].join('\n');
    const found = await inspectFile(named(text, 'x.csv'));
    expect(uses(found)).toMatchObject({ 'Lineitem price': 'unitPrice', Email: 'customer' });
    expect(uses(found)).not.toHaveProperty('Total');
  });
});

describeWithShared(
  'inspecting all of Online Retail',
  'data/online_retail/online_retail.csv.gz',
  (file) => {
    it('counts 541,909 rows (data/README.md) and finds the 1.7 % of cancellations', async () => {
      const found = await inspectFile(
        named(new Uint8Array(readFileSync(file)), 'online_retail.csv.gz'),
      );
      expect(found.facts.records).toBe(541_909);
      expect(uses(found)).toEqual(onlineRetail);
      expect(found.plan.refunds).toEqual({ kind: 'orderPrefix', prefix: 'C' });
      expect(found.notes).toEqual([]);
    });
  },
);

describeWithShared('inspecting the other real files', 'data/superstore/orders.csv', (file) => {
  const read = (path: string): NamedBlob =>
    named(new Uint8Array(readFileSync(new URL(path, `file://${file}`))), path);

  it('counts their rows as data/README.md does', async () => {
    const rows: Record<string, number> = {
      'orders.csv': 10_194,
      'superstore_orders_ddmmyy.csv': 10_194,
      'returns.csv': 800,
      'people.csv': 4,
      '../rfm_orders/rfm_data_orders.csv': 4906,
      '../completejourney/transactions_sample.csv.gz': 75_000,
      '../completejourney/products.csv.gz': 92_331,
      '../completejourney/coupons.csv.gz': 116_204,
      '../hillstrom/hillstrom.csv.gz': 64_000,
      '../cdnow/CDNOW_sample.txt': 6919,
    };
    for (const [path, records] of Object.entries(rows)) {
      const found = await inspectFile(read(path));
      expect(found.facts.records, path).toBe(records);
    }
  });

  it('maps both Superstore files alike', async () => {
    expect(uses(await inspectFile(read('orders.csv')))).toMatchObject(superstore);
    const other = await inspectFile(read('superstore_orders_ddmmyy.csv'));
    expect(uses(other)).toMatchObject(superstore);
    expect(recipe(other, 'date')).toEqual({ kind: 'date', order: 'dmy' });
  });
});
