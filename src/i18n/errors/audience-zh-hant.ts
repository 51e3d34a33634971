import { fact, type AudienceErrorCode, type ErrorDetail, type ErrorText } from './types.ts';

const nothing = '沒有寫出任何檔案，你的資料沒有變動。';

/** What the fields are called of which a column can be plain or hashed. */
const fields: Readonly<Record<string, string>> = {
  ...{ email: '電子郵件', phone: '電話', firstName: '名字', lastName: '姓氏' },
  ...{ country: '國家', zip: '郵遞區號', city: '城市', state: '州／省' },
  ...{ birthday: '生日', gender: '性別', device: '裝置 ID', handle: '使用者名稱' },
};

function field(d: ErrorDetail): string {
  const name = fact(d, 'column', '？');
  return fields[name] ?? name;
}

/** What a rule asks for without naming a column. */
const parts: Readonly<Record<string, string>> = {
  ...{ birthday: '生日', consent: '行銷同意', product: '商品' },
};

function part(d: ErrorDetail): string {
  const name = fact(d, 'name', '？');
  return parts[name] ?? name;
}

/** Texts about audiences in Traditional Chinese. */
export const audienceErrorsZhHant: Readonly<Record<AudienceErrorCode, ErrorText>> = {
  'audience.noConsent': {
    title: '沒有任何依據顯示這些人已同意',
    body: () => `匯出需要同意欄位，或由你負責的聲明。${nothing}`,
    action: '請選擇記載同意與否的欄位，或寫下可以這麼做的依據。',
  },
  'audience.noPlatform': {
    title: '尚未選擇平台',
    body: (d) =>
      d['platform'] === undefined
        ? `沒有指定檔案要給誰使用。${nothing}`
        : `這個版本沒有「${d['platform']}」這個平台。${nothing}`,
    action: '請至少選擇一個平台。',
  },
  'audience.noIdentifier': {
    title: '平台無法辨識任何人',
    body: (d) => `沒有選擇可讓「${fact(d, 'platform', '這個平台')}」辨識使用者的欄位。${nothing}`,
    action: '請為它接受的識別資料（例如電子郵件）選擇欄位，或改選其他平台。',
  },
  'audience.noCountry': {
    title: '電話號碼需要國家',
    body: (d) =>
      `有 ${fact(d, 'phones', '若干')} 個電話號碼沒有國碼，用猜的會觸及陌生人。${nothing}`,
    action: '請選擇這些號碼所屬的國家，或不匯出電話。',
  },
  'audience.mixedColumn': {
    title: '同一欄混有未雜湊與已雜湊的值',
    body: (d) =>
      `「${field(d)}」的欄位有 ${fact(d, 'plain', '？')} 個未雜湊的值，以及 ${fact(d, 'hashed', '？')} 個已是 SHA-256 的值，平台會誤讀其中一種。${nothing}`,
    action: '請把兩種值分放在不同欄位，再選擇其中一欄。',
  },
  'audience.badSplit': {
    title: '分組不完整',
    body: () => `分組至少需要兩組，名稱不得重複，比例須大於零。${nothing}`,
    action: '請修正分組，或不分組直接匯出。',
  },
  'audience.unknownPart': {
    title: '分群的一部分不在這份資料中',
    body: (d) =>
      `選人的條件用到「${part(d)}」，但這份資料沒有這個項目。略過它可能會讓所有人都被選入。${nothing}`,
    action: '請載入含有它的檔案，或修改規則、篩選條件或排除的分群。',
  },
  'audience.cancelled': {
    title: '匯出已取消',
    body: () => '沒有任何檔案完成，已開始的部分已捨棄。你的資料沒有變動。',
    action: '隨時可以重新開始。',
  },
};
