import { birthdayPattern } from '../read/birthday.ts';
import { genderPattern } from '../read/gender.ts';
import { bareZip } from '../read/place.ts';
import { valuePattern } from '../read/value.ts';
import { bare, country, device, digitPhone, plainText, trimmedEmail } from './columns.ts';
import type { Platform } from './types.ts';

/**
 * Meta Custom Audience. E-mail trimmed and in lower case, with no rule for Gmail; phone as digits with
 * country code; names, city and state in lower case without spaces and punctuation; `value` a plain
 * number. madid and value are never hashed. `uid` is an id that Meta gives, which no shop's file has;
 * `doby` and `age` say nothing beside `dob`. Sources: Meta's customer information parameters, and its
 * template of customer files.
 */
export const meta: Platform = {
  id: 'meta',
  name: { en: 'Meta Custom Audience', 'zh-Hant': 'Meta 自訂廣告受眾' },
  columns: [
    trimmedEmail({ header: 'email' }),
    digitPhone({ header: 'phone' }),
    device({ header: 'madid' }),
    bare({ field: 'firstName', header: 'fn' }),
    bare({ field: 'lastName', header: 'ln' }),
    bare({ field: 'zip', header: 'zip', form: bareZip, allowed: /^[a-z0-9]{2,12}$/ }),
    bare({ field: 'city', header: 'ct' }),
    bare({ field: 'state', header: 'st' }),
    country({ header: 'country', isHashable: true, form: (code) => code.toLowerCase() }),
    plainText({ field: 'birthday', header: 'dob', isHashable: true, allowed: birthdayPattern }),
    plainText({ field: 'gender', header: 'gen', isHashable: true, allowed: genderPattern }),
    plainText({ field: 'value', header: 'value', allowed: valuePattern }),
  ],
  hasHeader: true,
  identifiers: [['email'], ['phone'], ['device']],
  hashing: 'optional',
  advisedPeople: 100,
  note: null,
};
