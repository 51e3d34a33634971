import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint, yearFirst } from './recipes.ts';

const once = { perOrder: true } as const;

/** Shopify's orders: one row per line item; whatever belongs to the order stands on its first row. */
export const shopifyOrders: Platform = {
  id: 'shopify-orders',
  name: 'Shopify',
  exportName: { en: 'Orders export', 'zh-Hant': '訂單匯出' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['Lineitem name', 'Lineitem price'],
    ['Lineitem quantity', 'Lineitem sku'],
    ['Financial Status', 'Lineitem name'],
    ['Financial Status', 'Lineitem quantity', 'Lineitem price'],
  ],
  columns: [
    { header: 'Name', use: 'order' },
    // The export has no customer id; the e-mail is what the shop tells people by.
    { header: 'Email', use: 'customer', ...once },
    { header: 'Created at', use: 'date', recipe: yearFirst, ...once },
    { header: 'Lineitem sku', use: 'product' },
    { header: 'Lineitem name', use: 'productName' },
    { header: 'Lineitem quantity', use: 'quantity', recipe: decimalPoint },
    { header: 'Lineitem price', use: 'unitPrice', recipe: decimalPoint },
    { header: 'Lineitem discount', use: 'discount', recipe: decimalPoint },
    // After discounts, codes on the whole order among them, before shipping and refunds; it holds
    // tax where the prices of the lines do.
    { header: 'Subtotal', use: 'orderNet', recipe: decimalPoint },
    // Not filled down: it would be taken off once per line.
    { header: 'Refunded Amount', use: 'refunded', recipe: decimalPoint },
    { header: 'Financial Status', use: 'status', ...once },
    { header: 'Currency', use: 'currency', ...once },
    { header: 'Billing Name', use: 'name', ...once },
    { header: 'Phone', use: 'phone', ...once },
    ...columnsOf(
      'dimension',
      [
        'Fulfillment Status',
        'Accepts Marketing',
        'Discount Code',
        'Shipping Method',
        'Billing Country',
        'Billing Province',
        'Shipping City',
        'Shipping Province',
        'Shipping Country',
        'Payment Method',
        'Location',
        'Risk Level',
        'Source',
      ],
      once,
    ),
    { header: 'Vendor', use: 'dimension' },
    ...columnsOf('ignore', [
      ...['Paid at', 'Fulfilled at', 'Cancelled at', 'Next Payment Due At'],
      ...['Shipping', 'Taxes', 'Total', 'Discount Amount', 'Outstanding Balance'],
      ...['Duties', 'Lineitem compare at price', 'Lineitem requires shipping', 'Lineitem taxable'],
      ...['Lineitem fulfillment status', 'Billing Street', 'Billing Address1', 'Billing Address2'],
      ...['Billing Company', 'Billing City', 'Billing Zip', 'Billing Phone', 'Shipping Name'],
      ...['Shipping Street', 'Shipping Address1', 'Shipping Address2', 'Shipping Company'],
      ...['Shipping Zip', 'Shipping Phone', 'Billing Province Name', 'Shipping Province Name'],
      ...['Notes', 'Note Attributes', 'Tags', 'Payment Reference', 'Payment References'],
      ...['Payment ID', 'Payment Terms Name', 'Receipt Number', 'Employee', 'Device ID', 'Id'],
      ...[1, 2, 3, 4, 5].flatMap((n) => [`Tax ${n} Name`, `Tax ${n} Value`]),
    ]),
  ],
  // A voided order was authorised and never paid; an expired one lost its authorisation.
  leaveOut: {
    header: 'Financial Status',
    values: ['voided', 'expired'],
    reason: 'failedPayment',
  },
  refunds: { kind: 'negativeOnly' },
  refundColumn: 'Refunded Amount',
  neverSum: [
    ...['Shipping', 'Taxes', 'Total', 'Discount Amount', 'Outstanding Balance'],
    ...['Duties', ...[1, 2, 3, 4, 5].map((n) => `Tax ${n} Value`)],
  ],
  netAmount: { kind: 'unitPriceTimesQuantityMinusDiscount' },
  remark: {
    en: 'One row per line of an order. Revenue is price × quantity − discounts − refunds, without shipping; discounts on the whole order are spread over its lines. Orders without an e-mail count as guests.',
    'zh-Hant':
      '每列為訂單中的一項商品。營收為單價 × 數量 − 折扣 − 退款，不含運費；整筆訂單的折扣會分攤到各項商品。沒有電子郵件的訂單視為訪客。',
  },
};
