import { customerGroups } from '../../../core/words/zh-hant.ts';
import type { SampleLabels } from './en.ts';

export const zhHant: SampleLabels = {
  title: '分層抽樣',
  question: '要訪談哪些顧客，才能聽到每一群的聲音？',
  dates: '計入的訂單',
  headlines: {
    drawn: '抽出的顧客',
    customers: '可抽的顧客',
    revenue: '這些顧客的淨營收',
  },
  params: {
    by: {
      label: '分層依據',
      options: {
        spending: '消費金額五等分',
        recency: '最近購買五等分',
        newness: '新客與舊客',
        ...customerGroups.options,
      },
    },
    size: { label: '每層人數' },
    seed: { label: '亂數種子' },
    newDays: { label: '新客天數' },
  },
  definition: [
    {
      term: '分層',
      text: '每位買過的顧客恰好屬於一層：依淨營收或最後購買日分成五等分（同值同層）、新客或舊客、金字塔層級、RFM 分群，或某個維度的值。',
    },
    {
      term: '明細的維度',
      text: '顧客屬於其淨營收最多的那個值；金額相同時取名稱排序在前者。',
    },
    { term: '新客', text: '首次購買在基準日前的指定天數內；其餘為舊客。' },
    customerGroups.definitions.tier,
    customerGroups.definitions.segment,
    {
      term: '抽出',
      text: '每層取「種子：顧客編號」的 MD5 最小的顧客。同一個種子抽出同一批人，與資料列順序無關；換種子會抽出其他人。人數不足的分層全部抽出。',
    },
  ],
  names: {
    spending: {
      5: '消費最高的五分之一',
      4: '第二個五分之一',
      3: '中間五分之一',
      2: '第四個五分之一',
      1: '消費最低的五分之一',
    },
    recency: {
      5: '最近購買的五分之一',
      4: '第二個五分之一',
      3: '中間五分之一',
      2: '第四個五分之一',
      1: '最久沒來的五分之一',
    },
    newness: { new: '新客', existing: '舊客' },
    tier: customerGroups.tier,
    segment: customerGroups.segment,
  },
  kinds: {
    spending: '消費金額',
    recency: '最近購買',
    newness: '新客與舊客',
    ...customerGroups.kinds,
  },
  blank: '（空白）',
  sourceOfLine: '來源檔案',
  stratum: '分層',
  customers: '顧客數',
  drawn: '抽出',
  drawnShare: '抽出比例',
  revenue: '淨營收',
  perCustomer: '每位顧客營收',
  allStrata: '全部分層',
  withoutPurchase: '全額退款或只有退款',
  withoutCustomer: '沒有顧客編號',
  total: '總計',
  tableTitle: '抽出的顧客',
  tableSubtitle: '按一列可查看或匯出該層的名單',
  chartTitle: '各層人數',
  chartSubtitle: '深色部分為抽出的顧客',
  notDrawn: '未抽出',
  markName: (set, stratum) => `${set === 'drawn' ? '樣本' : '分層'}・${stratum}`,
  answer: (drawn, size, strata, by) =>
    strata === 1
      ? `依「${by}」只有一層，抽出 ${drawn} 位顧客。`
      : `依「${by}」分成 ${strata} 層，每層 ${size} 位，共抽出 ${drawn} 位顧客。`,
  answerFewer: (drawn, size, strata, by) =>
    `依「${by}」分成 ${strata} 層，每層 ${size} 位、不足者全取，共抽出 ${drawn} 位顧客。`,
  alternative: (largest, customers) => `各層的顧客數。最大的是${largest}，${customers} 位。`,
  fewerNote: (strata, size) => `${strata} 層的顧客不足 ${size} 位，已全部抽出。`,
  seedNote: (seed) => `種子 ${seed}：同一個種子會再抽出同一批顧客；要邀請其他人，請換種子。`,
  equalNote: '各層人數相同：樣本的平均不等於全體顧客的平均。',
  mostNote: (by) => `顧客屬於其營收最多的「${by}」。`,
  guestNote: (share) => `${share} 的營收沒有顧客編號，無法抽樣。`,
  empty: '在這些篩選條件下沒有顧客購買。',
};
