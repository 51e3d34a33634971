import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** HubSpot's contacts: one row per contact; the user picks the columns. */
export const hubspotContacts: Platform = {
  id: 'hubspot-contacts',
  name: 'HubSpot',
  exportName: { en: 'Contacts export', 'zh-Hant': '聯絡人匯出' },
  role: 'customers',
  evidence: 'sample',
  fingerprint: [
    ['Record ID', 'Lifecycle Stage'],
    ['Record ID', 'Contact owner'],
    ['Lifecycle Stage', 'Lead Status'],
    ['Record ID', 'Original Source', 'Create Date'],
  ],
  columns: [
    { header: 'Record ID', use: 'customer' },
    { header: 'First Name', use: 'firstName' },
    { header: 'Last Name', use: 'lastName' },
    { header: 'Email', use: 'email' },
    { header: 'Phone Number', use: 'phone' },
    ...columnsOf('dimension', [
      'Lead Status',
      'Lifecycle Stage',
      'Original Source',
      'Contact owner',
      'Company Name',
    ]),
    { header: 'Create Date', use: 'ignore' },
  ],
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'Contacts have HubSpot’s own record ID, which shops do not know: they meet orders by e-mail.',
    'zh-Hant': '聯絡人使用 HubSpot 自己的記錄 ID，商店系統並不知道：須以電子郵件與訂單對應。',
  },
};
