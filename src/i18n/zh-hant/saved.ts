import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');

/** Words about saved views, in Traditional Chinese. */
export const savedZhHant: Messages['saved'] = {
  title: '已儲存的檢視',
  intro: '連同名稱與附註保存在這個瀏覽器。檢視是一個問題：只含篩選條件與設定，不含資料列。',
  count: (count) => counted(count, { other: '已儲存 # 個檢視' }),
  emptyTitle: '尚未儲存任何檢視',
  emptyText: '開啟一個檢視，選擇「分享」，再選擇「儲存檢視」。也可以從檔案加入檢視。',
  save: '儲存這個檢視',
  saveTitle: '儲存這個檢視',
  editTitle: '名稱與附註',
  name: '名稱',
  nameNeeded: '請為檢視命名。',
  note: '附註',
  noteHint: '寫給自己，或寫給收到檔案的人。',
  saved: (name) => `已儲存「${name}」`,
  keep: '儲存',
  edit: (name) => `變更「${name}」的名稱與附註`,
  up: (name) => `將「${name}」上移`,
  down: (name) => `將「${name}」下移`,
  remove: (name) => `刪除「${name}」`,
  removed: (name) => `已刪除「${name}」`,
  moved: (name, place) => `「${name}」現在是第 ${place} 個`,
  open: (name) => `開啟已儲存的檢視：${name}`,
  otherColumns: '建立時的欄位與目前開啟的資料不同',
  changed: (day) => `變更於 ${day}`,
  download: '下載全部（JSON）',
  add: '從檔案加入',
  taken: (added, changed) => {
    if (added === 0 && changed === 0) return '檔案中的檢視都已在這裡';
    if (changed === 0) return counted(added, { other: '已加入 # 個檢視' });
    if (added === 0) return counted(changed, { other: '已更新 # 個檢視' });
    return `已加入 ${added} 個檢視，更新 ${changed} 個`;
  },
};
