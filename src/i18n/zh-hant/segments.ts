import type { segmentsEn } from '../en/segments.ts';

/** 編輯分群規則的用語。 */
export const segmentsZhHant: typeof segmentsEn = {
  title: '分群規則',
  intro: '設定哪些分數屬於哪個分群。5 分最好；可寫 4 或 2–5。每一格必須恰好屬於一個分群。',
  standard: '標準',
  edited: '已修改',
  axes: { r: '最近購買', f: '頻率', m: '金額' },
  field: (segment, axis) => `${segment}：${axis}`,
  add: (segment) => `新增「${segment}」的規則`,
  remove: (segment) => `移除「${segment}」的這條規則`,
  complete: '每一格都恰好屬於一個分群。',
  incomplete: '每一格都恰好屬於一個分群後，畫面才會更新：',
  unreadable: '有些分數無法讀取：請寫 1 到 5，或像 2–5 這樣的範圍。',
  fault: (cells, segments) => `${cells}：${segments}`,
  nobody: '沒有分群',
  more: (count) => `另有 ${count} 項`,
  map: '各分群的最近購買（橫）與頻率（直）',
  reset: '恢復標準規則',
};
