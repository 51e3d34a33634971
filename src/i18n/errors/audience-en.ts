import { fact, type AudienceErrorCode, type ErrorDetail, type ErrorText } from './types.ts';

const nothing = 'No file was written, and your data is unchanged.';

/** What the fields are called of which a column can be plain or hashed. */
const fields: Readonly<Record<string, string>> = {
  ...{ email: 'e-mail', phone: 'phone', firstName: 'first name', lastName: 'last name' },
  ...{ country: 'country', zip: 'postal code', city: 'city', state: 'state' },
  ...{ birthday: 'birthday', gender: 'gender', device: 'device id', handle: 'user name' },
};

function field(d: ErrorDetail): string {
  const name = fact(d, 'column', '?');
  return fields[name] ?? name;
}

/** What a rule asks for without naming a column. */
const parts: Readonly<Record<string, string>> = {
  ...{ birthday: 'birthday', consent: 'consent to marketing', product: 'product' },
};

function part(d: ErrorDetail): string {
  const name = fact(d, 'name', '?');
  return parts[name] ?? name;
}

/** Texts about audiences in English. */
export const audienceErrorsEn: Readonly<Record<AudienceErrorCode, ErrorText>> = {
  'audience.noConsent': {
    title: 'Nothing says that these people agreed',
    body: () =>
      `An export needs a column of consent, or a statement that you stand for. ${nothing}`,
    action: 'Choose the column that tells of consent, or write down on what basis you may do this.',
  },
  'audience.noPlatform': {
    title: 'No platform is chosen',
    body: (d) =>
      d['platform'] === undefined
        ? `It is not said for whom the files are. ${nothing}`
        : `“${d['platform']}” is none of the platforms that this version knows. ${nothing}`,
    action: 'Choose at least one platform.',
  },
  'audience.noIdentifier': {
    title: 'The platform could recognise nobody',
    body: (d) =>
      `No column is chosen by which ${fact(d, 'platform', 'this platform')} knows people. ${nothing}`,
    action: 'Choose a column for an identifier that it takes, such as e-mail, or another platform.',
  },
  'audience.noCountry': {
    title: 'Phone numbers need a country',
    body: (d) =>
      `${fact(d, 'phones', 'Some')} phone numbers have no country code, and guessing one would reach strangers. ${nothing}`,
    action: 'Choose the country of those numbers, or export without phones.',
  },
  'audience.mixedColumn': {
    title: 'A column holds plain and hashed values',
    body: (d) =>
      `The column for ${field(d)} has ${fact(d, 'plain', '?')} plain values and ${fact(d, 'hashed', '?')} that are SHA-256 already. Platforms would misread one kind. ${nothing}`,
    action: 'Keep the two kinds in columns of their own, and choose one of them.',
  },
  'audience.badSplit': {
    title: 'The groups are not complete',
    body: () =>
      `A split needs at least two groups with different names and shares above zero. ${nothing}`,
    action: 'Correct the groups, or export without a split.',
  },
  'audience.unknownPart': {
    title: 'Part of the segment is not in these data',
    body: (d) =>
      `The people are chosen by “${part(d)}”, and these data have nothing of that name. Left out of a rule, it could let everyone in. ${nothing}`,
    action: 'Load the file that has it, or change the rule, the filter or the segments left out.',
  },
  'audience.cancelled': {
    title: 'The export was cancelled',
    body: () => 'No file is complete; what was begun was thrown away. Your data is unchanged.',
    action: 'Start it again whenever you like.',
  },
};
