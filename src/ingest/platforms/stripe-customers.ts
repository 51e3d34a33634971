import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** Stripe's customers: one row per customer; the user picks the columns. */
export const stripeCustomers: Platform = {
  id: 'stripe-customers',
  name: 'Stripe',
  exportName: { en: 'Customers export', 'zh-Hant': '顧客匯出' },
  role: 'customers',
  evidence: 'sample',
  fingerprint: [
    ['Delinquent', 'Created (UTC)'],
    ['Dispute Losses', 'Refunded Volume'],
    ['Delinquent', 'Total Spend'],
    ['Created (UTC)', 'Payment Count'],
  ],
  columns: [
    { header: 'id', use: 'customer' },
    { header: 'Email', use: 'email' },
    { header: 'Name', use: 'name' },
    ...columnsOf('dimension', ['Delinquent', 'Plan', 'Status']),
    ...columnsOf('ignore', [
      'Description',
      'Created (UTC)',
      'Total Spend',
      'Payment Count',
      'Refunded Volume',
      'Dispute Losses',
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
};
