import { device, digitPhone, digitsPattern, joinedEmail, plusPhone } from './columns.ts';
import type { Platform } from './types.ts';

/**
 * TikTok customer file. E-mail in lower case without spaces, phone as E.164 with plus. The platform's
 * page asks for the plus and prints a hash of the number without it, so hashed phones are written in both
 * forms: a header may repeat up to three times. Source: its page on customer files, September 2025. That
 * hashed advertising ids stand under `MAID_SHA256` follows the other headers and is not confirmed.
 */
export const tiktok: Platform = {
  id: 'tiktok',
  name: { en: 'TikTok customer file', 'zh-Hant': 'TikTok 顧客檔案' },
  columns: [
    joinedEmail({ header: 'Email', hashedHeader: 'Email_SHA256' }),
    plusPhone({ header: 'Phone', hashedHeader: 'Phone_SHA256' }),
    digitPhone({
      ...{ header: 'Phone', hashedHeader: 'Phone_SHA256' },
      ...{ isOnlyHashed: true, allowed: digitsPattern },
    }),
    device({ header: 'MAID', hashedHeader: 'MAID_SHA256', isHashable: true }),
  ],
  hasHeader: true,
  identifiers: [['email'], ['phone'], ['device']],
  hashing: 'optional',
  // "Less than 1 GB".
  mostBytes: 999_999_999,
  advisedPeople: 1000,
  note: {
    en: 'Hashed phone numbers are written with and without the plus, since TikTok’s instructions and its example differ. The header of hashed device ids is not confirmed.',
    'zh-Hant':
      '雜湊後的電話會同時寫入含「+」與不含「+」兩種形式，因為 TikTok 的說明與範例不一致。雜湊裝置 ID 的欄名尚未獲得確認。',
  },
};
