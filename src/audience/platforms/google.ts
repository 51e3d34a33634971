import { gmailForm } from '../read/email.ts';
import { lowerName, namePattern } from '../read/name.ts';
import { zipPattern } from '../read/place.ts';
import { country, plainText, plusPhone, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

const name = { isHashable: true, form: lowerName, allowed: namePattern };

/**
 * Google Ads Customer Match. E-mail in lower case without white space, with Gmail's own rule; phone as
 * E.164 with plus; names trimmed and in lower case. Country and Zip are never hashed. An address matches
 * only as a whole. Sources: the Customer Match template (g.co/wudy8r), Data Manager API formatting page.
 */
export const google: Platform = {
  id: 'google',
  name: { en: 'Google Customer Match', 'zh-Hant': 'Google 目標顧客比對' },
  columns: [
    trimmedEmail({ header: 'Email', form: gmailForm }),
    plusPhone({ header: 'Phone' }),
    plainText({ field: 'firstName', header: 'First Name', ...name }),
    plainText({ field: 'lastName', header: 'Last Name', ...name }),
    country({ header: 'Country' }),
    plainText({ field: 'zip', header: 'Zip', allowed: zipPattern }),
  ],
  hasHeader: true,
  identifiers: [['email'], ['phone'], ['firstName', 'lastName', 'country', 'zip']],
  hashing: 'optional',
  advisedPeople: 0,
  note: {
    en: 'Consent for people in the EEA is set once per upload, not per row: upload files of people who consented only. Names match only together with country and postal code.',
    'zh-Hant':
      'EEA 使用者的同意是每次上傳時統一設定，而非逐列設定：請只上傳已同意者的檔案。姓名須連同國家與郵遞區號才能比對。',
  },
};
