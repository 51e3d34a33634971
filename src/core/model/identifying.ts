import type { DimensionInfo } from './info.ts';

/** Values seen less often than this many times say too little of a column. */
const fewest = 20;
const email = /[^\s@,;]@[^\s@,;]+\.[^\s@,;]{2,}/;
/** Headers of names, numbers and addresses of people. */
const personal =
  /e[-_ ]?mail|phone|\bmobile\b|\btel\b|\b(?:full|first|last|customer|buyer|recipient)[-_ ]?name\b|\b(?:customer|client|member|user|buyer)[-_ ]?(?:id|no|number|code)\b|信箱|電子郵件|電郵|手機|電話|姓名|收件人|(?:會員|顧客|客戶|買家)(?:編號|代號|代碼|帳號|名稱)/i;

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
    personal.test(label) ||
    share(({ value }) => email.test(value ?? '')) > 0.1 ||
    share(({ value }) => isPhone(value ?? '')) > 0.8 ||
    (source === 'customer' &&
      filled.length >= fewest &&
      share(({ value, rows }) => rows <= 1 && !isMeasured(value ?? '')) > 0.8)
  );
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
