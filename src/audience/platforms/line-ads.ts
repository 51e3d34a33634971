import { emailPattern } from '../read/email.ts';
import { device, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

const limits = { mostRows: 1_500_000, mostBytes: 20_000_000 };

/** What a plain address may hold there; others are taken when hashed. */
const plainCharacters = /^[A-Za-z0-9_.@-]+$/;

/**
 * LINE Ads, e-mail addresses: one value per line, no header. Plain ones hold only `A-Za-z0-9_.@-`.
 * Lower case is our choice, the platform says nothing; the form of phone numbers is not confirmed, so
 * they are not offered. The limits are stated for plain files and kept for hashed ones. Source: LINE
 * for Business, LINE Ads tracking_011.
 */
export const lineAds: Platform = {
  id: 'lineAds',
  name: { en: 'LINE Ads, e-mail addresses', 'zh-Hant': 'LINE 廣告（電子郵件）' },
  columns: [
    trimmedEmail({
      header: 'Email',
      allowed: plainCharacters,
      allowedBeforeHash: emailPattern,
    }),
  ],
  hasHeader: false,
  identifiers: [['email']],
  hashing: 'optional',
  ...limits,
  advisedPeople: 0,
  note: {
    en: 'Not confirmed by LINE: that addresses are matched in lower case, and the form of phone numbers, which are therefore left out. Unhashed addresses with signs such as + are refused there; hash to keep them.',
    'zh-Hant':
      'LINE 尚未確認兩件事：地址是否以小寫比對，以及電話的格式（因此不匯出電話）。未雜湊的地址若含「+」等符號會被拒絕；選擇雜湊即可保留。',
  },
};

/** LINE Ads, advertising ids: a file of its own, one per line, never hashed. */
export const lineDevices: Platform = {
  id: 'lineDevices',
  name: { en: 'LINE Ads, device ids', 'zh-Hant': 'LINE 廣告（裝置 ID）' },
  columns: [device({ header: 'IFA' })],
  hasHeader: false,
  identifiers: [['device']],
  hashing: 'never',
  ...limits,
  advisedPeople: 0,
  note: null,
};
