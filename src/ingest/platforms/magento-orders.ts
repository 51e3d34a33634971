import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** The orders grid of Magento 2 (Adobe Commerce): one row per order. */
export const magentoOrders: Platform = {
  id: 'magento-orders',
  name: 'Magento 2',
  exportName: { en: 'Orders grid', 'zh-Hant': '訂單列表' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['Bill-to Name', 'Ship-to Name'],
    ['Grand Total (Base)', 'Grand Total (Purchased)'],
    ['Purchase Point', 'Purchase Date'],
    ['Shipping and Handling', 'Total Refunded'],
  ],
  columns: [
    { header: 'ID', use: 'order' },
    { header: 'Customer Email', use: 'customer' },
    // The administrator's locale writes it; the content decides.
    { header: 'Purchase Date', use: 'date' },
    // Without tax and shipping; the grid has no discounts.
    { header: 'Subtotal', use: 'amount' },
    { header: 'Total Refunded', use: 'refunded' },
    { header: 'Status', use: 'status' },
    { header: 'Customer Name', use: 'name' },
    ...columnsOf('dimension', [
      'Purchase Point',
      'Customer Group',
      'Payment Method',
      'Shipping Information',
    ]),
    ...columnsOf('ignore', [
      'Bill-to Name',
      'Ship-to Name',
      'Grand Total (Base)',
      'Grand Total (Purchased)',
      'Billing Address',
      'Shipping Address',
      'Shipping and Handling',
    ]),
  ],
  leaveOut: {
    header: 'Status',
    values: ['Canceled', 'Pending Payment', 'Payment Review', 'Suspected Fraud'],
    reason: 'notASale',
  },
  refunds: { kind: 'negativeOnly' },
  refundColumn: 'Total Refunded',
  netAmount: { kind: 'column', header: 'Subtotal' },
  remark: {
    en: 'Revenue is the subtotal without tax and shipping, in the shop’s base currency. The grid holds no discounts and no products.',
    'zh-Hant': '營收為未含稅與運費的小計，以商店的基準貨幣計。此列表沒有折扣與商品資料。',
  },
};
