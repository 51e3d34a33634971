import type { Messages } from '../en.ts';

/** Words around charts and tables of results, in Traditional Chinese. */
export const chartZhHant: Messages['chart'] = {
  loading: '正在繪製圖表',
  failed: '無法繪製圖表；表格含有相同的數字。',
  showTable: '以表格顯示（T）',
  showChart: '以圖表顯示（T）',
  export: '匯出此圖表',
  standsOut: '值得留意',
  nothingStandsOut: '這段期間沒有特別之處。',
  trend: (label, first, last) => `${label}：由 ${first} 到 ${last}`,
  keyFigures: '關鍵數字',
};
