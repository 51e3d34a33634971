import type { LookupField } from '../../core/model/fields.ts';
import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');
const things = {
  customer: { other: '# 位顧客' },
  order: { other: '# 筆訂單' },
  product: { other: '# 項商品' },
} as const satisfies Record<LookupField, object>;
const keys = (count: number) => counted(count, { other: '# 個編號' });
const list = (examples: readonly string[]) =>
  examples.length > 0 ? `（${examples.join('、')}）` : '';

/** Words of the list that says how the tables of a drop meet, in Traditional Chinese. */
export const joinsZhHant: Messages['joins'] = {
  title: '表格如何對應',
  comparing: '正在比對各表格的編號…',
  states: { good: '已對應', warn: '值得留意', refused: '未合併', left: '不使用' },
  on: (column, salesColumn) => `「${column}」＝銷售的「${salesColumn}」`,
  of: (field, count) => counted(count, things[field]),
  about: (text) => `約 ${text}`,
  allFound: (all) => `${all}全部找到。`,
  noneFound: (all) => `${all}全部找不到。`,
  found: (share, all, lines, unknown) =>
    `${all}中找到 ${share}（占明細 ${lines}），${unknown} 個找不到。`,
  assigned: (bought, assigned) => `參加實驗的 ${assigned}中，有 ${bought} 位購買過。`,
  unknown: (examples) => `找不到的例如：${examples.join('、')}。`,
  few: '找到的不到一半。欄位選對了嗎？',
  hints: {
    leadingZeros: (found) =>
      `若去掉開頭的 0，可找到 ${found}。請將兩個檔案的編號都以文字格式匯出。`,
    case: (found) => `若不分大小寫，可找到 ${found}。請讓兩個檔案的編號寫法一致。`,
    pointZero: (found) =>
      `若去掉試算表加上的「.0」，可找到 ${found}。請將兩個檔案的編號都以文字格式匯出。`,
    marks: (found) => `若去掉空格、連字號並改為半形，可找到 ${found}。請讓兩個檔案的編號寫法一致。`,
  },
  refused: (count, examples) =>
    `未合併：有 ${keys(count)}出現在多列且內容不同${list(examples)}，合併會讓營收重複計算。請讓檔案中每個編號只留一列，或改選其他欄位。`,
  contradicting: (count, examples) =>
    `有 ${keys(count)}出現在多列且內容不同${list(examples)}，以第一列為準。`,
  inSeveral: (count, examples) =>
    `有 ${counted(count, things.customer)}同時屬於多個組別${list(examples)}：保留並標記。`,
  left: {
    noColumn: () => '不使用：與銷售沒有共同的欄位。',
    keyRepeats: (column) => `不使用：「${column}」與銷售的編號相同，但同一編號出現在多列。`,
    sameRows: (name) => `不使用：內容與 ${name} 完全相同。`,
  },
  chooseAbove: '若它與銷售有關，請在上方選擇每一列代表什麼。',
};
