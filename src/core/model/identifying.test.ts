import { describe, expect, test } from 'vitest';
import { isIdentifying } from './identifying.ts';

const values = (texts: readonly (string | null)[], rows = 12) =>
  texts.map((value) => ({ value, rows }));
const many = (make: (n: number) => string): readonly string[] =>
  Array.from({ length: 60 }, (_, n) => make(n));

describe('a dimension whose values may tell who somebody is', () => {
  test.each([
    ['e-mail addresses under any header', 'Kontakt', many((n) => `ann${n}@shop.example`)],
    ['a few e-mail addresses among other notes', 'note', ['x@y.tw', ...many(String).slice(0, 6)]],
    ['telephone numbers', 'Contact', many((n) => `0912-345-${100 + n}`)],
    ['a header of a name', '會員姓名', ['王小明']],
    ['a header of a number', 'Customer ID', ['A1']],
    ['a header of an address', 'E-Mail', ['(hidden)']],
  ])('%s', (_, label, texts) => {
    expect(isIdentifying({ label, source: 'line', values: values(texts) })).toBe(true);
  });

  test.each([
    ...['姓氏', '名字', '會員名字', 'Surname', 'family_name', 'Given name'],
    ...['LINE UID', 'LINE ID', 'line_user_id', 'LINE使用者ID', '會員 LINE ID', 'LINE帳號'],
    ...['IDFA', 'GAID', 'MAID', 'customer_idfa', 'Advertising ID', '廣告識別碼', 'Device ID'],
    ...['收件地址', '地址', '通訊地址2', '住址', 'Shipping Address', 'address_line_1', 'Address2'],
    ...['Default Address Address1', 'Billing Street', 'street address'],
  ])('a header of a name, an identifier or an address: %s', (label) => {
    for (const source of ['line', 'customer'] as const)
      expect(isIdentifying({ label, source, values: values(['(hidden)', null]) })).toBe(true);
  });

  test.each([
    ['生日', ['1990/3/12']],
    ['出生年月日', ['民國74年3月12日', null]],
    ['Birthday', ['3/12']],
    ['date_of_birth', ['1990-03-12', '1985']],
    ['DOB', [null]],
  ])('a day of birth: %s', (label, texts) => {
    expect(isIdentifying({ label, source: 'customer', values: values(texts) })).toBe(true);
  });

  test('a column of customers that hardly two of them share', () => {
    const label = 'nick';
    const own = values(
      many((n) => `n${n}`),
      1,
    );
    expect(isIdentifying({ label, source: 'customer', values: own })).toBe(true);
  });
});

describe('a dimension that tells groups apart', () => {
  test.each([
    ['countries', 'Country', ['France', 'Spain', null]],
    ['cities', '縣市', ['台北市', '新北市']],
    ['days', 'signed up', many((n) => `2024-01-${String((n % 28) + 1).padStart(2, '0')}`)],
    ['amounts', 'fee', many((n) => `${n * 1000000}.5`)],
    ['names of products', 'Product name', ['Tea', 'Cup']],
    ['nothing but blank cells', 'x', [null]],
  ])('%s', (_, label, texts) => {
    expect(isIdentifying({ label, source: 'line', values: values(texts) })).toBe(false);
  });

  test.each([
    ['生日', ['3月', '12月', null]],
    ['生日', ['1', '2', '12']],
    ['生日月份', ['3']],
    ['Birthday', ['March', 'Apr']],
    ['出生日', ['1985', '民國74年', '90年']],
    ['birth year', ['1985']],
    ['birthday month', ['3']],
    ['生日禮', ['已領']],
  ])('a month or a year of birth, or what is given then: %s %j', (label, texts) => {
    expect(isIdentifying({ label, source: 'customer', values: values(texts) })).toBe(false);
  });

  test.each([
    ...['性別', '縣市', '入會日期', '標籤', '分類', '通路', '付款方式', '訂單狀態', '商品名稱'],
    ...['門市地址', '商品名字', '品牌名稱', '是否LINE會員', '廣告編號', '網址', '出生月份'],
    ...['Product line ID', 'Online ID', 'Device type', 'Maiden offer', 'Store address'],
    ...['Default Address City', 'Shipping Street Type', 'Birthday gift', 'Ad ID', 'Brand name'],
  ])('what stands under %s', (label) => {
    expect(isIdentifying({ label, source: 'line', values: values(['A', 'B', null]) })).toBe(false);
  });

  test('days that hardly two customers share', () => {
    const own = values(
      many((n) => `2024-${10 + (n % 3)}-${10 + (n % 20)}`),
      1,
    );
    expect(isIdentifying({ label: 'joined', source: 'customer', values: own })).toBe(false);
  });

  test('a column of few customers says nothing yet', () => {
    const own = values(['a', 'b', 'c'], 1);
    expect(isIdentifying({ label: 'club', source: 'customer', values: own })).toBe(false);
  });
});
