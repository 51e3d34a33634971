import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { yearFirst } from './recipes.ts';

/** WooCommerce Analytics, Orders: one row per order; its products share one cell. */
export const woocommerceAnalyticsOrders: Platform = {
  id: 'woocommerce-analytics-orders',
  name: 'WooCommerce',
  exportName: { en: 'Analytics, Orders', 'zh-Hant': '分析：訂單' },
  role: 'transactions',
  evidence: 'source',
  fingerprint: [
    ['N. Revenue (formatted)', 'Order #'],
    ['Product(s)', 'Coupon(s)'],
    ['Order #', 'Product(s)', 'Items sold'],
    ['Order #', 'Customer type', 'Coupon(s)'],
  ],
  columns: [
    { header: 'Date', use: 'date', recipe: yearFirst },
    { header: 'Order #', use: 'order' },
    // Earlier releases call the same number, net of tax and shipping, so.
    { header: 'Net Sales', also: ['N. Revenue'], use: 'amount' },
    { header: 'Status', use: 'status' },
    { header: 'Customer', use: 'name' },
    ...columnsOf('dimension', ['Customer type', 'Coupon(s)', 'Attribution']),
    // Items of the whole order: a quantity without a product would be read as units of one.
    ...columnsOf('ignore', ['N. Revenue (formatted)', 'Product(s)', 'Items sold']),
  ],
  leaveOut: {
    header: 'Status',
    values: ['cancelled', 'failed', 'pending', 'trash', 'checkout-draft'],
    reason: 'notASale',
  },
  // A refund is a negative row of its own; the status of the order would take it off a second time.
  refunds: { kind: 'negativeOnly' },
  neverSum: ['N. Revenue (formatted)'],
  netAmount: { kind: 'column', header: 'Net Sales' },
  needs: 'woocommerce-analytics-customers',
  remark: {
    en: 'This report names customers without an e-mail or an id, and a name does not identify a person: revenue and orders can be read, people cannot be told apart. Add an e-mail or customer id column to the export. All products of an order share one cell, so there are no products either.',
    'zh-Hant':
      '此報表只有顧客姓名，沒有電子郵件或編號，而姓名無法辨識個人：可看營收與訂單，但無法區分顧客。請在匯出中加入電子郵件或顧客編號欄。同一筆訂單的商品都在同一格，因此也沒有商品資料。',
  },
};
