import { lineUserPattern } from '../read/ids.ts';
import { plainText } from './columns.ts';
import type { Platform } from './types.ts';

/** LINE Official Account: one user id per line, never hashed. Source: LINE Official Account Manager. */
export const line: Platform = {
  id: 'line',
  name: { en: 'LINE Official Account', 'zh-Hant': 'LINE 官方帳號' },
  columns: [plainText({ field: 'lineUser', header: 'User ID', allowed: lineUserPattern })],
  hasHeader: false,
  identifiers: [['lineUser']],
  hashing: 'never',
  mostRows: 1_500_000,
  advisedPeople: 0,
  note: {
    en: 'Takes user ids of your own account: U and 32 characters. The file has no header.',
    'zh-Hant': '使用你自己帳號的使用者 ID：U 加上 32 個字元。檔案沒有標題列。',
  },
};
