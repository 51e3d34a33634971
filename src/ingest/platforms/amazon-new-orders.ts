import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { yearFirst } from './recipes.ts';

/** Amazon's Orders report, tab-separated: one row per item of an order, with the buyer. */
export const amazonNewOrders: Platform = {
  id: 'amazon-new-orders',
  name: 'Amazon',
  exportName: { en: 'Orders report', 'zh-Hant': '訂單報告' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['order-item-id', 'buyer-email'],
    ['quantity-purchased', 'item-price'],
    ['buyer-phone-number', 'recipient-name'],
    ['order-item-id', 'purchase-date'],
  ],
  columns: [
    { header: 'order-id', use: 'order' },
    // Amazon replaces the address by a relay of its own, which stays the same per buyer.
    { header: 'buyer-email', use: 'customer' },
    { header: 'purchase-date', use: 'date', recipe: yearFirst },
    { header: 'sku', use: 'product' },
    { header: 'product-name', use: 'productName' },
    { header: 'quantity-purchased', use: 'quantity' },
    { header: 'item-price', use: 'amount' },
    { header: 'currency', use: 'currency' },
    { header: 'buyer-name', use: 'name' },
    { header: 'buyer-phone-number', use: 'phone' },
    ...columnsOf('dimension', ['ship-service-level', 'ship-city', 'ship-state', 'ship-country']),
    ...columnsOf('ignore', [
      ...['order-item-id', 'payments-date', 'item-tax', 'shipping-price', 'shipping-tax'],
      ...['recipient-name', 'ship-address-1', 'ship-address-2', 'ship-address-3'],
      ...['ship-postal-code', 'ship-phone-number'],
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: 'item-price' },
  remark: {
    en: 'Buyers are told apart by the relay address that Amazon gives each of them. Refunds are in another report.',
    'zh-Hant': '以 Amazon 提供的轉寄信箱區分買家。退款在另一份報告中。',
  },
};
