import { emailPattern, withoutSpace } from '../read/email.ts';
import { bareText } from '../read/name.ts';
import { phonePattern } from '../read/phone.ts';
import { countryPattern } from '../read/place.ts';
import { devicePattern } from '../read/ids.ts';
import { textPattern } from '../read/text.ts';
import type { PlatformColumn } from './types.ts';

/** Parts from which platforms make their columns: what several of them want in the same way. */
const same = (value: string): string => value;
/** Digits with country code and without plus. */
export const digitsPattern = /^[1-9]\d{6,14}$/;
/** Lower-case letters of any script, with marks and digits: no space, no punctuation. */
export const barePattern = /^[\p{L}\p{M}\p{N}]+$/u;

type Given = Pick<PlatformColumn, 'header'> & Partial<PlatformColumn>;

/** Trimmed and in lower case; an address with white space in it is refused. */
export const trimmedEmail = (given: Given): PlatformColumn => ({
  ...{ field: 'email', isHashable: true, form: same, allowed: emailPattern },
  ...given,
});

/** In lower case, without any white space. */
export const joinedEmail = (given: Given): PlatformColumn => ({
  ...trimmedEmail(given),
  form: withoutSpace,
  ...given,
});

/** E.164 with a plus. */
export const plusPhone = (given: Given): PlatformColumn => ({
  ...{ field: 'phone', isHashable: true, form: same, allowed: phonePattern },
  ...given,
});

/** Digits with country code, without the plus. */
export const digitPhone = (given: Given): PlatformColumn => ({
  ...plusPhone(given),
  ...{ form: (phone: string) => phone.slice(1), allowed: digitsPattern },
  ...given,
});

/** An advertising id in lower case, not hashed unless a platform says so. */
export const device = (given: Given): PlatformColumn => ({
  ...{ field: 'device', isHashable: false, form: same, allowed: devicePattern },
  ...given,
});

/** A country in two capital letters, never hashed unless a platform says so. */
export const country = (given: Given): PlatformColumn => ({
  ...{ field: 'country', isHashable: false, form: same, allowed: countryPattern },
  ...given,
});

/** Text as the file writes it, cleaned. */
export const plainText = (given: Given & Pick<PlatformColumn, 'field'>): PlatformColumn => ({
  ...{ isHashable: false, form: same, allowed: textPattern },
  ...given,
});

/** Text in lower case without spaces and punctuation. */
export const bare = (given: Given & Pick<PlatformColumn, 'field'>): PlatformColumn => ({
  ...{ isHashable: true, form: bareText, allowed: barePattern },
  ...given,
});
