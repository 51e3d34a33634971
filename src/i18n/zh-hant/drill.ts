import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');

/** Words for what is done with a number, in Traditional Chinese. */
export const drillZhHant: Messages['drill'] = {
  menu: (name) => `對「${name}」的操作`,
  more: '更多操作',
  keep: '只保留這個',
  leave: '排除這個',
  breakDown: '再細分',
  lines: '查看明細',
  customers: '查看顧客',
  compareAs: { a: '設為 A 組比較', b: '設為 B 組比較' },
  sides: { a: 'A 組', b: 'B 組' },
  waiting: (name) => `${name}（請再選另一組）`,
  side: { a: (name) => `A 組：${name}`, b: (name) => `B 組：${name}` },
  copy: '複製',
  copied: (name) => `已複製「${name}」。`,
  refused: '瀏覽器不允許在此複製。',
  nothingBelow: (name) => `「${name}」沒有更細的欄位可以細分。`,
  unused: (name) => `${name}：此處未使用`,
  page: '明細',
  back: '回到表格',
  columns: {
    day: '日期',
    ord: '訂單',
    customer: '顧客',
    code: '商品代碼',
    name: '商品',
    quantity: '數量',
    amount: '金額',
    refund: '退款',
  },
  ordHint: '匯入時給這筆訂單的編號',
  isRefund: '退款',
  totals: {
    lines: (count) => counted(count, { other: '# 筆明細' }),
    revenue: (amount) => `淨營收 ${amount}`,
    orders: (count) => counted(count, { other: '# 筆訂單' }),
    customers: (count) => counted(count, { other: '# 位顧客' }),
    products: (count) => counted(count, { other: '# 項商品' }),
  },
  cellSays: (totals, isSame) =>
    isSame ? `與儲存格一致：${totals}。` : `與儲存格不一致，儲存格顯示：${totals}。`,
  noCell: '表格中沒有這個儲存格。',
  cut: (shown, all) =>
    `依此順序列出前 ${shown} 筆（共 ${all} 筆）。合計為全部明細，儲存的檔案也包含全部。`,
  empty: '這個數字背後沒有明細',
  emptyText: '連結可能來自其他欄位設定或其他資料。',
};
