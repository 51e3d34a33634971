import type { AudienceField } from '../../core/audience/plan.ts';
import { readBirthday } from './birthday.ts';
import { readEmail } from './email.ts';
import { readGender } from './gender.ts';
import { readDevice, readHandle, readLineUser } from './ids.ts';
import { readName } from './name.ts';
import { readPhone } from './phone.ts';
import { readCity, readCountry, readState, readZip } from './place.ts';
import { readTags, readText } from './text.ts';

/**
 * What a cell says as the field that it is of, in one form from which every platform's is made; null
 * where it says nothing usable. `home` is the country of phone numbers without a code; `country` is
 * the person's own where a column says it, and otherwise the same.
 */
export type FieldReader = (
  cell: string,
  home: string | null,
  country: string | null,
) => string | null;

export const fieldReaders: Readonly<Record<AudienceField, FieldReader>> = {
  email: readEmail,
  phone: readPhone,
  firstName: readName,
  lastName: readName,
  country: readCountry,
  zip: readZip,
  city: readCity,
  state: (cell, _home, country) => readState(cell, country),
  birthday: (cell, _home, country) => readBirthday(cell, country),
  gender: readGender,
  lineUser: readLineUser,
  device: readDevice,
  handle: readHandle,
  company: readText,
  jobTitle: readText,
  tags: readTags,
  customer: readText,
};
