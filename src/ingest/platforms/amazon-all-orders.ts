import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { yearFirst } from './recipes.ts';

/** Amazon's All Orders report, tab-separated: one row per item of an order. */
export const amazonAllOrders: Platform = {
  id: 'amazon-all-orders',
  name: 'Amazon',
  exportName: { en: 'All Orders report', 'zh-Hant': '所有訂單報告' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['amazon-order-id', 'item-price'],
    ['amazon-order-id', 'merchant-order-id'],
    ['fulfillment-channel', 'sales-channel'],
    ['item-status', 'item-promotion-discount'],
  ],
  columns: [
    { header: 'amazon-order-id', use: 'order' },
    { header: 'purchase-date', use: 'date', recipe: yearFirst },
    { header: 'sku', use: 'product' },
    { header: 'product-name', use: 'productName' },
    { header: 'quantity', use: 'quantity' },
    // The price of all units of the line together, before promotions.
    { header: 'item-price', use: 'amount' },
    { header: 'item-promotion-discount', use: 'discount' },
    { header: 'order-status', use: 'status' },
    { header: 'currency', use: 'currency' },
    ...columnsOf('dimension', [
      'fulfillment-channel',
      'sales-channel',
      'ship-service-level',
      'ship-city',
      'ship-state',
      'ship-country',
      'is-business-order',
    ]),
    ...columnsOf('ignore', [
      ...['merchant-order-id', 'last-updated-date', 'order-channel', 'url', 'asin', 'item-status'],
      ...['item-tax', 'shipping-price', 'shipping-tax', 'gift-wrap-price', 'gift-wrap-tax'],
      ...['ship-promotion-discount', 'ship-postal-code', 'promotion-ids'],
      ...['purchase-order-number', 'price-designation'],
    ]),
  ],
  // One item of an order may be cancelled alone; of a cancelled order all items are.
  leaveOut: { header: 'item-status', values: ['Cancelled', 'Canceled'], reason: 'notASale' },
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: 'item-price' },
  needs: 'amazon-new-orders',
  remark: {
    en: 'Amazon’s All Orders report names no buyer: load the Orders report as well to tell customers apart. Cancelled items are left out; refunds are in another report.',
    'zh-Hant':
      'Amazon 的所有訂單報告不含買家資料：請一併載入訂單報告以區分顧客。已取消的商品不計入；退款在另一份報告中。',
  },
};
