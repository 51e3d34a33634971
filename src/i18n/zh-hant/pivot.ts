import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');
const forms = { other: '# 個數字' };

/** Words around a pivot, in Traditional Chinese. */
export const pivotZhHant: Messages['pivot'] = {
  tools: '表格顯示方式',
  display: '儲存格內容',
  displays: { plain: '數字', heat: '熱度', bars: '橫條' },
  levels: '層級',
  openAll: '全部展開',
  closeTo: (field) => `收合到「${field}」`,
  open: (group) => `展開「${group}」`,
  close: (group) => `收合「${group}」`,
  trend: '走勢',
  noTrend: '不顯示走勢',
  trendOf: (measure) => `「${measure}」的走勢`,
  width: (column) => `「${column}」的欄寬`,
  rowLabels: '列標籤',
  copyAll: '複製全部，可貼到試算表',
  copied: (numbers) => `已複製 ${counted(numbers, forms)}`,
  tooMany: (numbers, most) =>
    `未複製：${counted(numbers, forms)}過多，最多 ${counted(most, forms)}，請改為匯出檔案。`,
  refused: '未複製：瀏覽器不允許存取剪貼簿，請改為匯出檔案。',
  empty: '沒有符合的明細',
  emptyHint: '請放寬日期或移除篩選條件。',
  hint: '以方向鍵移動。在數字上按 Enter 開啟其顧客（加按 Shift 增加，加按 Alt 排除），在列上按 Enter 展開或收合，在欄上按 Enter 排序。Shift 加方向鍵選取，Ctrl C 複製。按 Tab 可調整欄寬。',
};
