import { namePattern } from '../read/name.ts';
import { plainText, plusPhone, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/** Mailchimp contacts: everything plain, tags separated by commas in one cell. Source: Mailchimp's help on import files. */
export const mailchimp: Platform = {
  id: 'mailchimp',
  name: { en: 'Mailchimp contacts', 'zh-Hant': 'Mailchimp 聯絡人' },
  columns: [
    trimmedEmail({ header: 'Email Address', isHashable: false }),
    plainText({ field: 'firstName', header: 'First Name', allowed: namePattern }),
    plainText({ field: 'lastName', header: 'Last Name', allowed: namePattern }),
    plusPhone({ header: 'Phone Number', isHashable: false }),
    plainText({ field: 'tags', header: 'TAGS' }),
  ],
  hasHeader: true,
  identifiers: [['email']],
  hashing: 'never',
  advisedPeople: 0,
  note: null,
};
