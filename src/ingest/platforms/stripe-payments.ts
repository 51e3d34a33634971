import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { yearFirst } from './recipes.ts';

/** Stripe's payments: one row per attempt to charge, in major units; the user picks the columns. */
export const stripePayments: Platform = {
  id: 'stripe-payments',
  name: 'Stripe',
  exportName: { en: 'Payments export', 'zh-Hant': '付款匯出' },
  role: 'transactions',
  evidence: 'sample',
  fingerprint: [
    ['Created date (UTC)', 'Amount Refunded'],
    ['Created (UTC)', 'Amount Refunded'],
    ['Converted Amount', 'Converted Currency'],
    ['Amount Refunded', 'Captured'],
    ['Created date (UTC)', 'Status', 'Amount'],
  ],
  columns: [
    { header: 'id', use: 'order' },
    { header: 'Customer ID', use: 'customer' },
    // Older exports leave out the word.
    { header: 'Created date (UTC)', also: ['Created (UTC)'], use: 'date', recipe: yearFirst },
    { header: 'Amount', use: 'amount' },
    { header: 'Amount Refunded', use: 'refunded' },
    { header: 'Currency', use: 'currency' },
    { header: 'Status', use: 'status' },
    { header: 'Customer Email', use: 'email' },
    { header: 'Customer Description', use: 'name' },
    // Free text that the shop's own program writes: a product here, an order number there.
    { header: 'Description', use: 'ignore' },
    ...columnsOf('ignore', [
      ...['Captured', 'Converted Amount', 'Converted Amount Refunded', 'Converted Currency'],
      ...['Fee', 'Invoice ID', 'Transfer'],
    ]),
  ],
  leaveOut: {
    header: 'Status',
    values: [
      ...['Failed', 'Canceled', 'Blocked', 'Incomplete', 'Pending', 'Uncaptured'],
      ...['requires_payment_method', 'requires_confirmation', 'requires_action'],
      ...['requires_capture', 'processing'],
    ],
    reason: 'failedPayment',
  },
  // Status Refunded is told by Amount Refunded already; both would take it off twice.
  refunds: { kind: 'negativeOnly' },
  refundColumn: 'Amount Refunded',
  netAmount: { kind: 'column', header: 'Amount' },
  remark: {
    en: 'Times are in UTC without saying so: a purchase shortly before or after midnight may fall on the day before or after yours. Failed payments are left out. Amounts include tax and shipping.',
    'zh-Hant':
      '時間為 UTC 但未標示：接近午夜的購買可能落在您當地的前一天或後一天。失敗的付款不計入。金額含稅與運費。',
  },
};
