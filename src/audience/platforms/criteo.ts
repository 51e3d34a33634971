import { trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/** Criteo contact list: one column of trimmed, lower-case addresses without a header. Source: its help on contact lists. */
export const criteo: Platform = {
  id: 'criteo',
  name: { en: 'Criteo contact list', 'zh-Hant': 'Criteo 聯絡人名單' },
  columns: [trimmedEmail({ header: 'Email' })],
  hasHeader: false,
  identifiers: [['email']],
  hashing: 'optional',
  // "Over 500 distinct values".
  advisedPeople: 501,
  note: null,
};
