import type { PeriodLength } from '../params.ts';
import { customerGroups } from '../../../core/words/zh-hant.ts';
import { definition } from './definition-zh-hant.ts';
import type { CohortLabels } from './en.ts';

const units = { day: '天', week: '週', month: '個月', quarter: '季', year: '年' } as const;
const nth = { day: '日', week: '週', month: '月', quarter: '季', year: '年' } as const;

/** 到該期末為止；以天計時，包含首購當期。 */
const within = (age: number, length: PeriodLength): string =>
  typeof length === 'number' ? `${(age + 1) * length} 天` : `${age} ${units[length]}`;
const start = (length: PeriodLength): string =>
  typeof length === 'number' ? `首購起 ${length} 天內` : `首購當${nth[length]}`;
const next = (length: PeriodLength): string =>
  typeof length === 'number'
    ? `首購後第 ${length} 到 ${2 * length - 1} 天`
    : `首購後的下一${nth[length]}`;

export const zhHant: CohortLabels = {
  title: '同期群',
  question: '新客會回來嗎？隨時間帶來多少營收？',
  dates: '首購日期',
  headlines: {
    retained: '首購後第 1 期有購買',
    again: '第 1 期結束前再次購買',
    perCustomer: '第 1 期結束前每位淨營收',
  },
  params: {
    measure: {
      label: '指標',
      options: { customers: '顧客', revenue: '淨營收', orders: '訂單', aov: '平均訂單' },
    },
    show: {
      label: '顯示',
      options: { total: '合計', share: '占比／每位', cumulative: '累計' },
    },
    by: {
      label: '同期群依據',
      options: { time: '首購時間', product: '首購商品', ...customerGroups.options },
    },
    unit: {
      label: '期間',
      options: { day: '日', week: '週', month: '月', quarter: '季', year: '年' },
    },
    periods: {
      label: '期間算法',
      options: { calendar: '日曆期間', rolling: '首購起算天數' },
      hint: '日曆月份，或從每位顧客自己的首購日起每 30 天一期（週 7、季 90、年 365 天）',
    },
    align: { label: '欄位', options: { age: '首購後時間', calendar: '日曆' } },
    ages: { label: '追蹤期數', hint: '首購後追蹤多久，1 到 180' },
  },
  definition,
  cohort: '同期群',
  customers: '顧客數',
  age: '期數',
  size: '計入顧客數',
  bought: '有購買',
  boughtShare: '有購買占比',
  again: '已再次購買',
  againShare: '再次購買占比',
  orders: '訂單數',
  revenue: '淨營收',
  revenueSoFar: '累計淨營收',
  perCustomer: '每位',
  aov: '平均訂單金額',
  state: '狀態',
  open: '未結束',
  mean: '平均',
  meanNote: '加權，僅計已結束',
  meanOfTotals: '平均',
  meanOfTotalsNote: '每群，僅計已結束',
  blank: '（空白）',
  other: '其他',
  earlyRow: '新客或更早',
  earlier: (cohorts) => `較早的 ${cohorts} 個同期群`,
  outside: '首購在其他日期',
  withoutPurchase: '全額退款或只有退款',
  withoutCustomer: '沒有顧客編號',
  total: '總計',
  quarter: (year, quarter) => `${year}年第${quarter}季`,
  year: (year) => `${year}年`,
  gridTitle: '同期群',
  cellsTitle: '各格數字',
  curvesTitle: '曲線',
  curvesSubtitle: '平均與部分同期群；空心點為尚未結束的期間',
  cohortsTitle: '各群規模',
  cohortsSubtitle: '到基準日為止的全部',
  figures: {
    customers: {
      total: '期間內有購買的顧客數',
      share: '期間內有購買的顧客占該群的比例',
      cumulative: '到期末為止已再次購買的顧客占該群的比例',
    },
    revenue: {
      total: '期間內的淨營收',
      share: '期間內淨營收，該群平均每位',
      cumulative: '到期末為止的淨營收，該群平均每位',
    },
    orders: {
      total: '期間內的訂單數',
      share: '期間內訂單數，該群平均每位',
      cumulative: '到期末為止的訂單數，該群平均每位',
    },
    aov: {
      total: '期間內每筆訂單的淨營收',
      share: '期間內每筆訂單的淨營收',
      cumulative: '到期末為止每筆訂單的淨營收',
    },
  },
  firstPurchase: '首購時間',
  firstValue: '首購',
  ages: (length) =>
    typeof length === 'number' ? `首購起每 ${length} 天一期` : `首購後第幾${units[length]}`,
  calendar: '日曆',
  orderCount: (orders) => `${orders} 筆訂單`,
  amountOf: (revenue) => `淨營收 ${revenue}`,
  ofCustomers: (some, all) => `${all} 位顧客中的 ${some} 位`,
  interval: (low, high) => `95% 信賴區間 ${low} 至 ${high}`,
  thin: '少於 30 位顧客',
  notOver: '期間尚未結束',
  cellAt: (cohort, length, age) =>
    typeof length === 'number'
      ? `${cohort}，第 ${age * length} 到 ${(age + 1) * length - 1} 天`
      : `${cohort}，第 ${age} ${nth[length]}`,
  customerCount: (customers) => `${customers} 位顧客`,
  cohortMark: (cohort) => `首購 ${cohort}`,
  cellMark: (who, age) => `${who}，第 ${age} 期有購買`,
  againMark: (who, age) => `${who}，第 ${age} 期末前再次購買`,
  answers: {
    customers: (length, share, age, again) =>
      `${share} 的新客在${next(length)}有購買；${within(age, length)}內，${again} 已再次購買。`,
    revenue: (length, first, age, soFar) =>
      `每位新客在${start(length)}帶來 ${first}，${within(age, length)}內累計 ${soFar}。`,
    orders: (length, age, soFar) =>
      `每位新客在首購後 ${within(age, length)}內下了 ${soFar} 筆訂單。`,
    aov: (length, first, later) => `${start(length)}平均每筆訂單 ${first}，之後為 ${later}。`,
    spread: (best, most, worst, least) => `最高：${best}（${most}）；最低：${worst}（${least}）。`,
    tooYoung: (length) =>
      typeof length === 'number'
        ? `還沒有顧客追蹤滿兩期（每期 ${length} 天）。`
        : `還沒有任何同期群追蹤滿一${units[length]}。`,
    tooFew: (length, few) =>
      `追蹤滿${typeof length === 'number' ? `兩期（每期 ${length} 天）` : `一${units[length]}`}的顧客不到 ${few} 位，無法下結論。`,
    empty: '在這些日期內沒有人首次購買。',
  },
  openNote: (period, seen, days) =>
    `${period}尚未結束（${days} 天中的 ${seen} 天）：相關格子以斜線標示，不計入平均。`,
  thinNote: (cohorts, few) => `有 ${cohorts} 個同期群少於 ${few} 位顧客，其比例以灰字顯示。`,
  earlyNote: (day) =>
    `${day} 以前首次出現的顧客可能在資料開始前就買過，其同期群標示為「新客或更早」。`,
  earlierNote: (cohorts) => `較早的 ${cohorts} 個同期群未顯示，但計入平均。選擇首購日期即可檢視。`,
  guests: (share) => `${share} 的營收沒有顧客編號，不屬於任何同期群。`,
  valueNote: '每位顧客只屬於一群：首購當天花費最多的項目。',
  valueAges: '每格只計該期已結束的顧客，越後面的欄位人數越少。',
  groupNote:
    '依層級或分群的同期群是事後回顧：顧客因其購買而屬於該群，所以較好的群看起來必然回購較多。',
  customerGroups,
};
