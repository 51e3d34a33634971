import { customerGroups } from '../../../core/words/zh-hant.ts';
import type { ExploreLabels } from './en.ts';
import { picture } from './picture-zh-hant.ts';
import { words } from './words-zh-hant.ts';

const days = ['週一', '週二', '週三', '週四', '週五', '週六', '週日'];

export const zhHant: ExploreLabels = {
  title: '探索',
  question: '任何數字，依任何面向來看是什麼樣子？',
  dates: '期間',
  headlines: {
    revenue: words.measures.revenue,
    orders: words.measures.orders,
    customers: words.measures.customers,
  },
  params: {
    rows: { label: '列' },
    columns: { label: '欄' },
    measures: { label: '量值' },
    sort: { label: '排序依據' },
    closed: { label: '收合的群組' },
    only: { label: '只看的明細' },
    chart: {
      label: '呈現方式',
      options: {
        auto: '自動選擇',
        table: '只有表格',
        bar: '長條',
        stacked: '堆疊長條',
        filled: '百分比長條',
        line: '折線',
        area: '面積',
        heat: '熱度圖',
        scatter: '散佈圖',
        box: '盒狀圖',
        map: '地圖',
      },
    },
    yearStart: { label: '年度起始月份' },
  },
  definition: [
    {
      term: '合計',
      text: '每個小計與總計都以自己的明細重新計算，不是把儲存格相加：買了兩個類別的顧客在合計中是一位，比率是總和的比率，中位數是全部明細的中位數。',
    },
    {
      term: '淨營收',
      text: '期間內所有已載入明細扣除折扣與退款後的金額，各計入自己的日期。退款前銷售額不含退款明細；退款是這些明細的合計。',
    },
    {
      term: '訂單與顧客',
      text: '儲存格中至少有一筆非退款明細，且整筆訂單扣除退款後大於零的訂單；顧客為其中有編號者。',
    },
    {
      term: '前幾名與其他',
      text: '只單列前幾名時，依第一個量值在所屬群組內排名；其餘合為一列「其他」，計算方式與各列相同，總計不變。',
    },
    {
      term: '占比、排名、累計',
      text: '占比分別以該列、該欄、上層群組或總計為分母，名稱會標明。排名與累計沿著同一群組目前的排序計算。',
    },
    {
      term: '只看的明細',
      text: '點選或在欄位架的「篩選」所保留、排除的條件，是在其他一切都已算定之後才逐筆套用：訂單、層級與首購都維持原樣，因此保留後的總計就是點選的那個數字。在篩選列以欄位篩選則較嚴格：視同其餘明細從未存在。',
    },
    {
      term: '成長',
      text: '較比較期間：與篩選中的比較日期相比，天數相同。較前一期或去年同期：與此表中的該期相比；尚未結束的期間不比較。',
    },
    {
      term: '盒狀圖',
      text: '各組明細的金額，退款為負數也計入：盒為中間一半（第 25 至第 75 百分位），盒中橫線為中位數，兩端線延伸到第 10 與第 90 百分位；最低與最高金額列在表格。',
    },
    {
      term: '地圖',
      text: '以代碼或中英文名稱辨識國家；太小而沒有輪廓的國家畫成圓點；不是國家的值連同數字列在圖下，總計不會少。輪廓資料：Natural Earth。',
    },
    {
      term: '顧客欄位',
      text: '金字塔層級、RFM 分群與距上次購買天數以基準日為準；首購或回購、第幾次購買以明細當天為準。',
    },
  ],
  shelf: words,
  groups: customerGroups,
  total: '總計',
  other: '其他',
  blank: '空白',
  noCustomer: '沒有顧客或未購買',
  noProduct: '未註明商品',
  year: (year, yearStart) =>
    yearStart === 1 ? `${year}年` : `${year}/${String((year + 1) % 100).padStart(2, '0')} 年度`,
  quarter: (quarter, year) => `${year}第 ${quarter} 季`,
  week: (day) => `${day} 起的一週`,
  quarterOfYear: (quarter) => `第 ${quarter} 季`,
  monthOfYear: (month) => `${month}月`,
  dayOfMonth: (day) => `${day}日`,
  weekdays: days,
  visits: ['首購', '回購'],
  visitNumber: (nth, isLast) => (isLast ? `第 ${nth} 次以上` : `第 ${nth} 次`),
  recency: (from, to) => (to === null ? `${from} 天以上` : `${from}–${to} 天`),
  sides: {
    comparedDates: ['比較期間', '所選期間'],
    comparedSets: ['A 組', 'B 組', '同時在兩組'],
  },
  bin: (from, to) => `${from} 至未滿 ${to}`,
  without: (lines) => `排除「${lines}」`,
  setsNote: '表中只有 A 組與 B 組的顧客；同時在兩組的顧客自成一群，因此沒有明細重複計算。',
  noSets:
    'A 組與 B 組：尚未選擇顧客。在數字上按右鍵，或使用選取後的更多操作，先選「設為 A 組比較」，再對另一群選「設為 B 組比較」。',
  datesNote: (now, then) =>
    `表中包含${now}與${then}的明細，總計為兩者合計；${then}的各期依距起始日的天數，與${now}的各期並列。`,
  pivotTitle: (measures) => measures,
  pivotSubtitle: (rows, columns) =>
    [rows && `列：${rows}`, columns && `欄：${columns}`].filter(Boolean).join('；'),
  picture,
  answer: (measure, value, range) => `${range}${measure}：${value}。`,
  answerTop: (group, value, share) => `最大為「${group}」，${value}，占 ${share}。`,
  answerTopOnly: (group, value) => `最大為「${group}」，${value}。`,
  noMeasure: '請放入一個量值。',
  noLines: '這段期間沒有符合篩選條件的明細。',
  openNote: (period) => `${period}尚未結束，不列入比較。`,
  overlapNote: (measures) => `${measures}：同一個可能出現在多個儲存格，儲存格相加可能大於合計。`,
  notAdditive: (measure) => `「${measure}」的值不能相加，沒有累計。`,
  nothingCompared: (measure) =>
    `${measure}：沒有可比較的對象。請在篩選列選擇比較日期，或在列或欄放入期間。`,
  everyone: '所有買過的顧客',
  cellMark: (keys) => `買過 ${keys.join('・')}`,
  level: '層級',
};
