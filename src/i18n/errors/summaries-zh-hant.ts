import { fact, type ErrorDetail, type ErrorText, type SummaryErrorCode } from './types.ts';

const column = (d: ErrorDetail) => fact(d, 'column', '？');

/** Texts about tests that are read from sums, or from a table with one row per person, in Traditional Chinese. */
export const summaryErrorsZhHant: Readonly<Record<SummaryErrorCode, ErrorText>> = {
  'summary.noColumn': {
    title: '表格裡沒有這個欄位',
    body: (d) => `找不到「${column(d)}」。表格有：${fact(d, 'columns', '沒有欄位')}。`,
    action: '請選擇這些欄位之一。',
  },
  'summary.noMetric': {
    title: '還沒有可以比較的指標',
    body: () => '沒有選擇記錄結果的欄位，所以什麼都沒有加總。',
    action: '請選擇內容為 0 與 1、是與否，或數字的欄位。',
  },
  'summary.manyGroups': {
    title: '這個欄位不是組別',
    body: (d) =>
      `「${column(d)}」有 ${fact(d, 'groups', '許多')} 種不同的值；一次測試最多 ${fact(d, 'most', '10')} 組。什麼都沒有加總。`,
    action: '請選擇記錄每個人屬於哪一組的欄位。',
  },
  'summary.oneGroup': {
    title: '只有一組',
    body: (d) => `在計入的列當中，「${column(d)}」不到兩種值，因此沒有可以比較的對象。`,
    action: '請選擇別的組別欄位，或包含所有組別的檔案。',
  },
  'summary.unread': {
    title: '這些儲存格無法帶入',
    body: (d) => `第 ${fact(d, 'row', '？')} 列，欄位「${column(d)}」：${fact(d, 'reason', '？')}`,
    action: '請修正儲存格後再貼上一次。表格原來的內容沒有變動。',
  },
  'summary.incomplete': {
    title: '表格還沒填完',
    body: () => '要有結果，需要兩組以上、一個指標，而且每一格都有數字。',
    action: '請填上缺少的數字。',
  },
};
