import { namePattern } from '../read/name.ts';
import { country, device, joinedEmail, plainText } from './columns.ts';
import type { Platform } from './types.ts';

/**
 * LinkedIn contact list: its template with all columns. E-mail without white space and in lower case,
 * the only one that is hashed; names as written. Sources: LinkedIn's template, rudder-transformer.
 */
export const linkedin: Platform = {
  id: 'linkedin',
  name: { en: 'LinkedIn contact list', 'zh-Hant': 'LinkedIn 聯絡人名單' },
  columns: [
    joinedEmail({ header: 'email' }),
    plainText({ field: 'firstName', header: 'firstname', allowed: namePattern }),
    plainText({ field: 'lastName', header: 'lastname', allowed: namePattern }),
    plainText({ field: 'jobTitle', header: 'jobtitle' }),
    plainText({ field: 'company', header: 'employeecompany' }),
    country({ header: 'country' }),
    device({ header: 'googleaid' }),
  ],
  hasAllColumns: true,
  hasHeader: true,
  identifiers: [['email'], ['firstName', 'lastName'], ['device']],
  hashing: 'optional',
  mostRows: 300_000,
  mostBytes: 20_000_000,
  advisedPeople: 300,
  note: null,
};
