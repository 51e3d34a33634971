import type { loadLessEn } from '../en/load-less.ts';

/** 大檔案的精簡選項。 */
export const loadLessZhHant: typeof loadLessEn = {
  title: '減少載入內容',
  fits: (need, limit) => `約需 ${need} 記憶體，這個分頁可用 ${limit}。`,
  tooLarge: (need, limit) =>
    `約需 ${need} 記憶體，但這個分頁只能用 ${limit}，載入到一半就會中斷。請選擇要略過的內容。`,
  columns: '略過欄位',
  columnsNote: '之後無法用這些欄位篩選或分組。',
  days: '只載入部分日期',
  daysNote: '其他日期的資料列會略過，並計入筆數。',
  from: '第一天',
  to: '最後一天',
  wrongOrder: '第一天晚於最後一天。',
  byOrder: '每筆訂單一列',
  byOrderNote: '營收、訂單與顧客數仍然精確，但不保留買了哪些商品。',
};
