import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** Shopify's customers: one row per customer; metafields stand behind the last column. */
export const shopifyCustomers: Platform = {
  id: 'shopify-customers',
  name: 'Shopify',
  exportName: { en: 'Customers export', 'zh-Hant': '顧客匯出' },
  role: 'customers',
  evidence: 'sample',
  fingerprint: [
    ['Accepts Email Marketing', 'Accepts SMS Marketing'],
    ['Accepts Email Marketing', 'Total Spent'],
    ['Default Address Province Code', 'Default Address Country Code'],
    ['Accepts SMS Marketing', 'Default Address Zip'],
  ],
  columns: [
    // Shopify's orders know people by e-mail only, so this is what joins; the id joins nothing.
    { header: 'Email', use: 'customer' },
    { header: 'First Name', use: 'firstName' },
    { header: 'Last Name', use: 'lastName' },
    { header: 'Phone', use: 'phone' },
    { header: 'Default Address Phone', use: 'phone' },
    { header: 'Default Address Zip', use: 'zip' },
    { header: 'Accepts Email Marketing', use: 'consent' },
    ...columnsOf('dimension', [
      'Default Address City',
      'Default Address Province Code',
      'Default Address Country Code',
      'Accepts SMS Marketing',
      'Tax Exempt',
    ]),
    ...columnsOf('ignore', [
      'Customer ID',
      'Default Address Company',
      'Default Address Address1',
      'Default Address Address2',
      'Total Spent',
      'Total Orders',
      'Note',
      'Tags',
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'Customers are matched to orders by e-mail, because Shopify’s orders do not carry the customer ID. People without an e-mail cannot be matched.',
    'zh-Hant':
      'Shopify 的訂單不含顧客 ID，因此以電子郵件對應顧客與訂單；沒有電子郵件的顧客無法對應。',
  },
};
