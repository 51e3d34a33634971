import type { Messages } from '../en.ts';

/** Words of printed pages, in Traditional Chinese. */
export const printZhHant: Messages['print'] = {
  portrait: '列印（A4 直式）',
  landscape: '列印（A4 橫式）',
  filters: '顯示內容',
  asOf: '基準日',
  source: '資料來源',
  comparedWith: (range) => `與 ${range} 比較`,
  everyone: '所有訂單與顧客',
  rows: (shown, all) => `前 ${shown} 列，共 ${all} 列；匯出檔中有全部資料。`,
  columns: (shown, all) => `前 ${shown} 欄，共 ${all} 欄；匯出檔中有全部資料。`,
  link: '本頁連結',
  definitions: '每個數字的計算方式，請見該頁面的「說明」。',
};
