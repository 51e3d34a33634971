import { namePattern } from '../read/name.ts';
import { plainText, plusPhone, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/** Klaviyo list import: `Email Address` or `Phone Number` comes first; everything plain. Source: Klaviyo's help on importing lists. */
export const klaviyo: Platform = {
  id: 'klaviyo',
  name: { en: 'Klaviyo list', 'zh-Hant': 'Klaviyo 名單' },
  columns: [
    trimmedEmail({ header: 'Email Address', isHashable: false }),
    plusPhone({ header: 'Phone Number', isHashable: false }),
    plainText({ field: 'firstName', header: 'First Name', allowed: namePattern }),
    plainText({ field: 'lastName', header: 'Last Name', allowed: namePattern }),
  ],
  hasHeader: true,
  identifiers: [['email'], ['phone']],
  hashing: 'never',
  mostBytes: 50_000_000,
  advisedPeople: 0,
  note: null,
};
