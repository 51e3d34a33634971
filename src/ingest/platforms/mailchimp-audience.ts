import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** Mailchimp's audience: one row per contact of one standing (subscribed, unsubscribed, cleaned). */
export const mailchimpAudience: Platform = {
  id: 'mailchimp-audience',
  name: 'Mailchimp',
  exportName: { en: 'Audience export', 'zh-Hant': '受眾匯出' },
  role: 'customers',
  evidence: 'sample',
  fingerprint: [
    ['MEMBER_RATING', 'OPTIN_TIME'],
    ['LEID', 'EUID'],
    ['CONFIRM_TIME', 'CONFIRM_IP'],
    ['Email Address', 'LAST_CHANGED'],
  ],
  columns: [
    { header: 'Email Address', use: 'customer' },
    { header: 'First Name', use: 'firstName' },
    { header: 'Last Name', use: 'lastName' },
    { header: 'Phone Number', use: 'phone' },
    ...columnsOf('dimension', ['MEMBER_RATING', 'CC', 'REGION']),
    // Several tags share a cell, as CSV within CSV: whole cells are no groups.
    { header: 'TAGS', use: 'ignore' },
    ...columnsOf('ignore', [
      ...['Address', 'OPTIN_TIME', 'OPTIN_IP', 'CONFIRM_TIME', 'CONFIRM_IP', 'LATITUDE'],
      ...['LONGITUDE', 'GMTOFF', 'DSTOFF', 'TIMEZONE', 'LAST_CHANGED', 'LEID', 'EUID', 'NOTES'],
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'Subscribed, unsubscribed and cleaned contacts are separate files: nothing in this file says which of them it is. Keep people who unsubscribed out of your lists.',
    'zh-Hant':
      '已訂閱、已取消訂閱與已清除的聯絡人分屬不同檔案，檔案內容並未標示是哪一種。請勿將已取消訂閱者列入名單。',
  },
};
