import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint, monthFirst } from './recipes.ts';

/** Square's items: one row per item of a payment or refund. */
export const squareItems: Platform = {
  id: 'square-items',
  name: 'Square',
  exportName: { en: 'Items detail export', 'zh-Hant': '商品明細匯出' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['Price Point Name', 'Modifiers Applied'],
    ['Time Zone', 'Qty', 'Item'],
    ['Price Point Name', 'Net Sales'],
    ['Itemization Type', 'Modifiers Applied'],
  ],
  columns: [
    { header: 'Transaction ID', use: 'order' },
    { header: 'Customer ID', use: 'customer' },
    // As tills in the United States write; where cells contradict it (2026-10-05), they win.
    { header: 'Date', use: 'date', recipe: monthFirst },
    { header: 'SKU', use: 'product' },
    { header: 'Item', use: 'productName' },
    { header: 'Qty', use: 'quantity', recipe: decimalPoint },
    { header: 'Net Sales', use: 'amount', recipe: decimalPoint },
    { header: 'Event Type', use: 'status' },
    { header: 'Customer Name', use: 'name' },
    ...columnsOf('dimension', ['Category', 'Price Point Name', 'Location', 'Dining Option']),
    { header: 'Itemization Type', use: 'dimension' },
    ...columnsOf('ignore', [
      ...['Time', 'Time Zone', 'Modifiers Applied', 'Gross Sales', 'Discounts', 'Tax'],
      ...['Payment ID', 'Device Name', 'Notes', 'Details', 'Customer Reference ID', 'Unit'],
      ...['Count', 'Commission', 'Employee'],
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: 'Net Sales' },
  remark: {
    en: 'Do not load the transactions export of the same days as well: both hold the same sales. Date, time and time zone stand in three columns; the day counts as it is written.',
    'zh-Hant':
      '請勿同時載入同期間的交易匯出，兩者記錄相同的銷售。日期、時間與時區分屬三欄；日期以所寫為準。',
  },
};
