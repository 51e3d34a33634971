import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** Klaviyo's profiles of a list or segment: one row per person. */
export const klaviyoProfiles: Platform = {
  id: 'klaviyo-profiles',
  name: 'Klaviyo',
  exportName: { en: 'Profiles export', 'zh-Hant': '個人檔案匯出' },
  role: 'customers',
  evidence: 'partial',
  fingerprint: [
    ['Klaviyo ID', 'Email'],
    ['Klaviyo ID', 'Profile Created On'],
    ['Email Marketing Consent', 'Profile Created On'],
    ['Email Marketing Consent', 'State / Region', 'Date Added'],
  ],
  columns: [
    { header: 'Klaviyo ID', use: 'customer' },
    { header: 'Email', use: 'email' },
    { header: 'First Name', use: 'firstName' },
    { header: 'Last Name', use: 'lastName' },
    { header: 'Zip Code', use: 'zip' },
    { header: 'Email Marketing Consent', use: 'consent' },
    ...columnsOf('dimension', ['City', 'State / Region', 'Country', 'Source']),
    ...columnsOf('ignore', ['Profile Created On', 'Date Added']),
  ],
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'Profiles have Klaviyo’s own ID, which shops do not know: they meet orders by e-mail.',
    'zh-Hant': '個人檔案使用 Klaviyo 自己的 ID，商店系統並不知道：須以電子郵件與訂單對應。',
  },
};
