import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** WooCommerce's products: one row per product or variation; units stand in the headers. */
export const woocommerceProducts: Platform = {
  id: 'woocommerce-products',
  name: 'WooCommerce',
  exportName: { en: 'Products export', 'zh-Hant': '商品匯出' },
  role: 'products',
  evidence: 'source',
  fingerprint: [
    ['Visibility in catalog', 'Regular price'],
    ['Is featured?', 'In stock?'],
    ['Backorders allowed?', 'Sold individually?'],
    ['Regular price', 'Tax status', 'In stock?'],
  ],
  columns: [
    { header: 'SKU', use: 'product' },
    { header: 'Name', use: 'productName' },
    ...columnsOf('dimension', ['Type', 'Categories', 'Brands', 'Tax class', 'Shipping class']),
    ...columnsOf('ignore', [
      ...['ID', 'GTIN, UPC, EAN, or ISBN', 'Published', 'Is featured?', 'Visibility in catalog'],
      ...['Short description', 'Description', 'Date sale price starts', 'Date sale price ends'],
      ...['Tax status', 'In stock?', 'Stock', 'Low stock amount', 'Backorders allowed?'],
      ...['Sold individually?', 'Allow customer reviews?', 'Purchase note', 'Sale price'],
      ...['Regular price', 'Tags', 'Images', 'Download limit', 'Download expiry days', 'Parent'],
      ...['Grouped products', 'Upsells', 'Cross-sells', 'External URL', 'Button text', 'Position'],
      ...['Cost of goods'],
    ]),
    { header: 'Weight (kg)', also: ['Weight (g)', 'Weight (lbs)', 'Weight (oz)'], use: 'ignore' },
    ...['Length', 'Width', 'Height'].map((side) => ({
      header: `${side} (cm)`,
      also: ['mm', 'm', 'in', 'yd'].map((unit) => `${side} (${unit})`),
      use: 'ignore' as const,
    })),
  ],
  refunds: { kind: 'negativeOnly' },
};
