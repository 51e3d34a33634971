import type { countingEn } from '../en/counting.ts';

/** 「換個算法會如何？」的用語。 */
export const countingZhHant: typeof countingEn = {
  title: '換個算法會如何？',
  intro: '同一個數字，用其他常見定義計算的結果。',
  start: '用其他定義計算',
  number: '數字',
  way: '算法',
  value: '結果',
  difference: '差異',
  asShown: '目前畫面',
  same: '相同',
  none: '這份資料沒有其他算法可比較。',
  countings: {
    withoutGuests: '不計沒有顧客的訂單',
    refundsOnOrderDay: '退款算在訂單當天',
  },
  param: (param, option) => `${param}：${option}`,
};
