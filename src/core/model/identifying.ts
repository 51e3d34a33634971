import type { DimensionInfo } from './info.ts';

/** Values seen less often than this many times say too little of a column. */
const fewest = 20;
const email = /[^\s@,;]@[^\s@,;]+\.[^\s@,;]{2,}/;
/** Headers of names, numbers and addresses of people. */
const personal =
  /e[-_ ]?mail|phone|\bmobile\b|\btel\b|\b(?:full|first|last|customer|buyer|recipient)[-_ ]?name\b|\b(?:customer|client|member|user|buyer)[-_ ]?(?:id|no|number|code)\b|信箱|電子郵件|電郵|手機|電話|姓名|收件人|(?:會員|顧客|客戶|買家)(?:編號|代號|代碼|帳號|名稱)/i;
/** Headers of parts of names, alone or of a person; 商品名字 is none. */
const partOfName =
  /(?<![a-z])(?:given|family)[-_ ]?name(?![a-z])|(?<![a-z])(?:surname|forename)(?![a-z])|姓氏|^(?:姓|名|名字)$|(?:會員|顧客|客戶|買家)名字/i;
/** Headers of identifiers by which a platform knows a person or a device. A product line has an id, too. */
const handle =
  /(?<![a-z][-_ ]?)line[-_ ]?(?:u?id(?![a-z])|(?:user|使用者|用戶|會員)[-_ ]?(?:u?id(?![a-z])|識別碼|編號)|帳號)|(?<![a-z])(?:ifa|idfa|gaid|maid|madid|aaid)(?![a-z])|(?:advertising|google[-_ ]?ad|device)[-_ ]?id(?![a-z])|廣告(?:識別碼|識別符)|裝置(?:識別碼|編號|[-_ ]?id)/i;
/** Headers of addresses of people: lines and streets, no towns or countries, and no shops or web pages. */
const address =
  /(?<!store[-_ ]|shop[-_ ]|branch[-_ ]|web[-_ ]|[a-z])(?:address(?:[-_ ]?line)?|street(?:[-_ ]?(?:address|name))?)[-_ ]?\d?$|(?<!門市|店舖|店鋪|分店|商店|倉庫)地址(?!縣市|城市|國家|區域|郵遞區號)|住址/i;
/** Headers of birthdays; not of what is given for one, nor of its month or year alone. */
const birthday =
  /(?<![a-z])(?:birth[-_ ]?(?:day|date)|date[-_ ]?of[-_ ]?birth|dob)(?![a-z]|[-_ ]?(?:month|year|gift|offer|coupon))|生日(?!月(?!日)|年(?!月日)|禮|券|優惠|折|活動)|出生(?:日|年月日)/i;
/** A month or a year by itself: 3, 3月, March, 1985, 民國74年. */
const partOfBirthday =
  /^(?:\d{1,2}\s*月?(?:份)?|(?:19|20)\d\d\s*年?|(?:民國\s*)?\d{1,3}\s*年|[a-z]{3,9}\.?)$/i;

/**
 * Whether the values of a dimension may tell who somebody is: by its header, because they are e-mail
 * addresses or telephone numbers, or because hardly two customers share one. Such values stand in no
 * link, even where a user made the column a dimension. What was looked at are the values that travel
 * with the model: the most frequent ones.
 */
export function isIdentifying({
  label,
  source,
  values,
}: Pick<DimensionInfo, 'label' | 'source' | 'values'>): boolean {
  const filled = values.filter(({ value }) => value !== null);
  const share = (holds: (one: (typeof filled)[number]) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
  return (
    [personal, partOfName, handle, address].some((words) => words.test(label)) ||
    (birthday.test(label) && !isPartOfBirthday(filled)) ||
    share(({ value }) => email.test(value ?? '')) > 0.1 ||
    share(({ value }) => isPhone(value ?? '')) > 0.8 ||
    (source === 'customer' &&
      filled.length >= fewest &&
      share(({ value, rows }) => rows <= 1 && !isMeasured(value ?? '')) > 0.8)
  );
}

function isPartOfBirthday(filled: DimensionInfo['values']): boolean {
  const texts = filled.map(({ value }) => (value ?? '').trim());
  return texts.length > 0 && texts.every((text) => partOfBirthday.test(text));
}

/** Days, ages and amounts differ from customer to customer without naming one. */
function isMeasured(value: string): boolean {
  return /^[\d\s.,:/-]+$/.test(value);
}

/** Nine to fifteen digits with the usual marks, that are no day. */
function isPhone(value: string): boolean {
  if (!/^\+?[(0-9][0-9 ()\-.]{7,20}$/.test(value) || /^\d+\.\d+$/.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15 && !/^\d{4}[-.]\d{2}[-.]\d{2}/.test(value);
}
