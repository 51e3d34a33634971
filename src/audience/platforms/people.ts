import type { AudienceField } from '../../core/audience/plan.ts';
import { valuePattern } from '../read/value.ts';
import { country, device, plainText, plusPhone, trimmedEmail } from './columns.ts';
import type { Localised, Platform, PlatformColumn } from './types.ts';

/** Any text: in a file for people it is made harmless, not refused. */
const anything = /^[^\p{Cc}]+$/u;

function words(field: AudienceField, en: string, zhHant: string): PlatformColumn {
  return plainText({ field, header: { en, 'zh-Hant': zhHant }, allowed: anything });
}

/** `19850312` as people and spreadsheets read a day. */
const dashed = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

const header = (en: string, zhHant: string): { readonly header: Localised } => ({
  header: { en, 'zh-Hant': zhHant },
});

/** A list for people: whoever telephones, packs or writes by hand. Opens in spreadsheets. */
export const people: Platform = {
  id: 'people',
  name: { en: 'List for people', 'zh-Hant': '給人看的名單' },
  columns: [
    words('customer', 'Customer', '顧客'),
    words('lastName', 'Last name', '姓氏'),
    words('firstName', 'First name', '名字'),
    trimmedEmail({ ...header('Email', '電子郵件'), isHashable: false }),
    plusPhone({ ...header('Phone', '電話'), isHashable: false }),
    words('lineUser', 'LINE user ID', 'LINE 使用者 ID'),
    words('handle', 'X user name', 'X 使用者名稱'),
    device(header('Device ID', '裝置 ID')),
    words('company', 'Company', '公司'),
    words('jobTitle', 'Job title', '職稱'),
    country(header('Country', '國家')),
    words('zip', 'Postal code', '郵遞區號'),
    words('city', 'City', '城市'),
    words('state', 'State', '州／省'),
    { ...words('birthday', 'Birthday', '生日'), form: dashed },
    words('gender', 'Gender', '性別'),
    words('tags', 'Tags', '標籤'),
    plainText({ field: 'value', ...header('Value', '價值'), allowed: valuePattern }),
  ],
  hasHeader: true,
  identifiers: [['customer'], ['email'], ['phone'], ['lineUser'], ['handle'], ['device']],
  hashing: 'never',
  isForPeople: true,
  advisedPeople: 0,
  note: null,
};
