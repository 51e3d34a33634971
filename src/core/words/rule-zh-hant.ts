import type { RuleWords, WrittenBounds } from './rule-words.ts';

/** Parts one after the other, with a space where Chinese meets Latin letters or digits. */
function glue(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((whole, part) => {
      const meeting = `${whole.at(-1) ?? ''}${part.at(0) ?? ''}`;
      const isMixed = /^(?:\p{Script=Han}[\w$]|[\w%]\p{Script=Han})$/u.test(meeting);
      return isMixed ? `${whole} ${part}` : whole + part;
    }, '');
}

const range = ({ from, to }: WrittenBounds): string => {
  if (from === null) return to === null ? '不限' : glue(to, '以下');
  if (to === null) return glue(from, '以上');
  return from === to ? from : `${from}–${to}`;
};
const amount =
  (noun: string, unit: string) =>
  ({ from, to }: WrittenBounds): string => {
    if (from === null) return to === null ? `${noun}不限` : glue(noun, '最多', to, unit);
    if (to === null) return glue(noun, '至少', from, unit);
    return from === to ? glue(noun, '正好', from, unit) : glue(noun, `${from}–${to}`, unit);
  };
const either = (values: readonly string[]): string =>
  glue(...values.flatMap((value, place) => (place === 0 ? [value] : ['或', value])));
const kinds = { tier: '金字塔層級', segment: 'RFM 分群' } as const;

/** A rule in Traditional Chinese. */
export const ruleWords: RuleWords = {
  everyone: '所有人',
  nobody: '沒有人',
  blank: '（空白）',
  sourceOfLine: '來源檔案',
  product: '商品',
  and: (parts) => parts.join('，且'),
  butNot: (whole, parts) => `${whole}，但排除${parts.join('與')}`,
  or: (parts) => parts.join('，或'),
  not: (part) => `排除${part}`,
  inBrackets: (part) => `（${part}）`,
  either,
  segment: (name) => `分群「${name}」`,
  set: (name) => `屬於「${name}」`,
  range,
  facts: {
    recency: '距上次購買天數',
    age: '距首次購買天數',
    days: '購買天數',
    orders: '訂單數',
    net: '淨營收',
    average: '平均訂單金額',
    refunded: '退款金額',
    gap: '回購間隔天數',
    overdue: '逾期天數',
    late: '比預期晚的天數',
    r: '最近購買分數',
    f: '頻率分數',
    m: '金額分數',
  },
  number: glue,
  daysFacts: { first: '首次購買', last: '上次購買' },
  group: (kind, names) => glue(kinds[kind], '為', names),
  moved: (kind, from, since, to) =>
    glue(kinds[kind], since, '為', from ?? '任一群', '，現在為', to ?? '任一群'),
  monthsAgo: (months) => `${months} 個月前`,
  onDay: (day) => glue('在', day),
  neverBought: '尚未購買',
  bought: (what, when, nth, howMuch) =>
    glue(
      when ?? '',
      nth ?? '',
      '買過',
      what ?? '任何商品',
      ...(howMuch === null ? [] : [`（${howMuch}）`]),
    ),
  lines: (field, values, exclude) => glue(field, exclude ? '不是' : '為', values, '的商品'),
  lastDays: (days) => (days === 1 ? '最後一天' : `最近 ${days} 天`),
  between: ({ from, to }) => {
    if (from === null) return to === null ? '任何時候' : glue(to, '以前');
    return to === null ? glue(from, '以後') : glue(from, '到', to, '之間');
  },
  nth: (bounds) => glue('第', range(bounds), '次購買時'),
  measures: {
    orders: '訂單數',
    days: '購買天數',
    lines: '明細筆數',
    quantity: '件數',
    net: '淨營收',
  },
  amounts: {
    orders: amount('訂單', '筆'),
    days: amount('購買', '天'),
    lines: amount('明細', '筆'),
    quantity: amount('數量', '件'),
    net: (bounds) => `淨營收 ${range(bounds)}`,
  },
  column: (column, test, values) => glue(column, test === 'is' ? '為' : '包含', values),
  birthday: (months) => glue('生日在', months),
  months: Array.from({ length: 12 }, (_, month) => `${month + 1} 月`),
  consent: {
    yes: '已同意行銷',
    no: '不同意行銷',
    unknown: '行銷同意不明',
  },
  arm: (experiment, variants) => glue(`在「${experiment}」的`, variants, '組'),
};
