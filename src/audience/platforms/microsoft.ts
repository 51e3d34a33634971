import { trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/**
 * Microsoft Advertising customer match: a list of hashed e-mail addresses. Its column names are not
 * confirmed: a header that it does not know is one row that matches nobody, and a missing one could
 * cost a person. Source of the rule: Segment's ms-bing-ads-audiences (trim, lower case).
 */
export const microsoft: Platform = {
  id: 'microsoft',
  name: { en: 'Microsoft Advertising', 'zh-Hant': 'Microsoft 廣告' },
  columns: [trimmedEmail({ header: 'Email' })],
  hasHeader: true,
  identifiers: [['email']],
  hashing: 'always',
  advisedPeople: 300,
  note: {
    en: 'Always hashed e-mail addresses. The name of the column is not confirmed; the first line says Email. At least 300 people have to match.',
    'zh-Hant':
      '一律輸出雜湊後的電子郵件。欄名尚未獲得確認，第一列為 Email。至少須有 300 人比對成功。',
  },
};
