import { handlePattern } from '../read/ids.ts';
import { device, plainText, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/**
 * X Ads list audience; columns are mapped on upload. E-mail trimmed and in lower case, user names
 * without `@`, user ids as digits. Hashed, all of them are, as its page on user data prints. Phone
 * numbers are not offered: their form is not confirmed. Source: X developer pages, audiences, user data.
 */
export const x: Platform = {
  id: 'x',
  name: { en: 'X list audience', 'zh-Hant': 'X 名單受眾' },
  columns: [
    trimmedEmail({ header: 'email' }),
    plainText({ field: 'handle', header: 'handle', isHashable: true, allowed: handlePattern }),
    device({ header: 'device', isHashable: true }),
  ],
  hasHeader: true,
  identifiers: [['email'], ['handle'], ['device']],
  hashing: 'optional',
  advisedPeople: 100,
  note: {
    en: 'Columns are mapped when you upload. Phone numbers are left out: their form is not confirmed. At least 100 people have to match.',
    'zh-Hant': '上傳時再對應欄位。電話格式尚未獲得確認，因此不匯出。至少須有 100 人比對成功。',
  },
};
