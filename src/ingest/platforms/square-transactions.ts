import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint, monthFirst } from './recipes.ts';

/** Square's transactions: one row per payment or refund; the columns' order changes by year. */
export const squareTransactions: Platform = {
  id: 'square-transactions',
  name: 'Square',
  exportName: { en: 'Transactions export', 'zh-Hant': '交易匯出' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['Total Collected', 'Net Total'],
    ['Partial Refunds', 'Gift Card Sales'],
    ['Time Zone', 'Card Entry Methods'],
    ['Total Collected', 'PAN Suffix'],
  ],
  columns: [
    { header: 'Transaction ID', use: 'order' },
    { header: 'Customer ID', use: 'customer' },
    // As tills in the United States write; where cells contradict it (2026-10-05), they win.
    { header: 'Date', use: 'date', recipe: monthFirst },
    // After discounts, before tax, tips, fees and gift cards that were sold.
    { header: 'Net Sales', use: 'amount', recipe: decimalPoint },
    { header: 'Event Type', use: 'status' },
    { header: 'Customer Name', use: 'name' },
    ...columnsOf('dimension', ['Source', 'Location', 'Dining Option', 'Card Brand']),
    { header: 'Other Tender Type', use: 'dimension' },
    { header: 'Other Tender Note', also: ['Tender Note'], use: 'ignore' },
    ...columnsOf('ignore', [
      ...['Time', 'Time Zone', 'Gross Sales', 'Discounts', 'Service Charges', 'Gift Card Sales'],
      ...['Tax', 'Tip', 'Partial Refunds', 'Total Collected', 'Card', 'Card Entry Methods'],
      ...['Cash', 'Square Gift Card', 'Other Tender', 'Fees', 'Net Total', 'Payment ID'],
      ...['PAN Suffix', 'Device Name', 'Staff Name', 'Staff ID', 'Details', 'Description'],
      ...['Customer Reference ID'],
    ]),
  ],
  // Refunds are rows of their own with negative amounts.
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: 'Net Sales' },
  remark: {
    en: 'Date, time and time zone stand in three columns; the day counts as it is written, in the time zone of the till. Payments without a customer ID count as guests.',
    'zh-Hant':
      '日期、時間與時區分屬三欄；日期以收銀機所在時區所寫為準。沒有顧客 ID 的付款視為訪客。',
  },
};
