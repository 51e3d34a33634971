import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** WooCommerce Analytics, Customers: one row per customer, guests included. */
export const woocommerceAnalyticsCustomers: Platform = {
  id: 'woocommerce-analytics-customers',
  name: 'WooCommerce',
  exportName: { en: 'Analytics, Customers', 'zh-Hant': '分析：顧客' },
  role: 'customers',
  evidence: 'source',
  fingerprint: [
    ['Last Active', 'Sign Up'],
    ['AOV', 'Total Spend'],
    ['Last Active', 'AOV'],
    ['Sign Up', 'Total Spend', 'Country / Region'],
  ],
  columns: [
    { header: 'Email', use: 'customer' },
    { header: 'Name', use: 'name' },
    { header: 'Billing Phone', use: 'phone' },
    { header: 'Postal Code', use: 'zip' },
    ...columnsOf('dimension', ['Country / Region', 'City', 'Region', 'Role']),
    ...columnsOf('ignore', [
      'Username',
      'Last Active',
      'Sign Up',
      'Orders',
      'Total Spend',
      'AOV',
      'Shipping Phone',
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
};
