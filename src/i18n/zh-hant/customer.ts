import type { customerEn } from '../en/customer.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');
const days = (count: number): string => counted(count, { other: '# 天' });

/** Words of the page of one customer, in Traditional Chinese. */
export const customerZhHant: typeof customerEn = {
  title: '顧客',
  sentenceGap: '',
  toList: '顧客名單',
  rhythm: {
    own: (own, everyone) =>
      `每 ${days(own)}購買一次${everyone === null ? '' : `，顧客中位數為 ${days(everyone)}`}。`,
    once: (gap, everyone) =>
      `隔 ${days(gap)}後回購過一次${everyone === null ? '' : `，顧客中位數為 ${days(everyone)}`}。`,
    single: (day, everyone) =>
      `只在 ${day} 購買過${everyone === null ? '' : `，顧客回購間隔中位數為 ${days(everyone)}`}。`,
    never: '扣除退款後沒有任何訂單。',
    prospect: '尚未購買，資料來自顧客表。',
  },
  expected: (day) => `預計約在 ${day} 再次購買。`,
  overdue: (day, late) => `原本預計約在 ${day} 再次購買，已過 ${days(late)}。`,
  early: (day) => `資料自 ${day} 開始，這位顧客之前可能已購買過；首次購買是指檔案中的第一次。`,
  scores: (r, f, m) => `R${r} F${f} M${m}`,
  fifth: (fifth) =>
    [
      '消費最低的五分之一',
      '消費第四個五分之一',
      '消費居中的五分之一',
      '消費第二高的五分之一',
      '消費最高的五分之一',
    ][fifth - 1] ?? '',
  tiles: {
    net: '淨營收',
    orders: '訂單數',
    average: '平均訂單金額',
    gap: '購買間隔',
    last: '最近購買',
    expected: '預計下次購買',
  },
  refunded: (amount) => `退款 ${amount}`,
  daysAgo: (count) => (count === 0 ? '基準日當天' : `${days(count)}前`),
  overdueBy: (count) => `超過預計 ${days(count)}`,
  purchaseDays: (count) => counted(count, { other: '共 # 個購買日' }),
  gapNote: '這位顧客的間隔中位數',
  timeline: {
    title: '訂單時間軸',
    months: '依下單月份的淨營收',
    years: '依下單年份的淨營收',
    sentence: (net, orders, from, to) => `${from}至${to}，${orders}共 ${net}`,
    month: '月份',
    year: '年份',
  },
  peers: {
    title: '與其他顧客比較',
    subtitle: '其他篩選條件下的全體顧客，各群的中位數；購買間隔為該群所有間隔的中位數',
    everyone: '所有顧客',
    fifth: '同一消費五分位',
    own: '這位顧客',
    group: '群組',
    since: '距最近購買天數',
    gap: '購買間隔天數',
  },
  orders: {
    title: '訂單',
    hint: '點選一筆訂單，只看該訂單的明細。',
    day: '日期',
    lines: '明細數',
    sales: '銷售',
    refunded: '退款',
    net: '淨額',
  },
  lines: {
    title: '商品與明細',
    ofOrder: (day) => `${day} 訂單的明細`,
    all: '顯示所有訂單',
    product: '商品',
    code: '代碼',
    quantity: '數量',
    amount: '金額',
    refund: '退款',
    isRefund: '退款',
  },
  experiments: {
    none: '未參與已載入的實驗。',
    several: '同時在多個組別，不列入比較',
    variant: (variant, day) => (day === null ? variant : `${variant}，自 ${day} 起`),
  },
  missing: {
    otherData: '這個連結來自另一份資料',
    otherDataText:
      '為了不讓個人資料出現在連結中，顧客以每次匯入重新編排的號碼表示。請改由名單尋找這位顧客。',
    gone: '篩選條件排除了這位顧客',
    goneText: '在目前的篩選範圍內，這位顧客沒有訂單。移除篩選即可看到。',
    clear: '移除篩選',
    broken: '這個連結沒有指明顧客',
    brokenText: '連結缺少顧客的號碼。請改由名單尋找這位顧客。',
  },
};
