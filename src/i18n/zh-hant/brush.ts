import type { brushEn } from '../en/brush.ts';

/** 以滑鼠或鍵盤選取日期的用語。 */
export const brushZhHant: typeof brushEn = {
  region: '選取日期',
  course: (measure, step) => `每${{ day: '日', week: '週', month: '月' }[step]}${measure}`,
  hint: '拖曳即可選取日期。',
  keysHint: '方向鍵移動一格，加按 Shift 移動多格。Home 與 End 移到兩端，Esc 回到預設日期。',
  from: '第一天',
  to: '最後一天',
  reset: '預設日期',
};
