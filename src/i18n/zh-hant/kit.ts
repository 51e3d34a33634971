import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');

/** Words of the small parts, in Traditional Chinese. */
export const kitZhHant: Messages['kit'] = {
  close: '關閉',
  cancel: '取消',
  clear: '清除',
  copy: '複製',
  copied: '已複製',
  copyCode: '複製代碼',
  apply: '套用',
  undo: '復原',
  retry: '再試一次',
  reset: '重設',
  search: '搜尋',
  none: '無',
  choose: '請選擇…',
  loading: '載入中',
  notifications: '通知',
  menu: '選單',
  more: '更多',
  noMatches: '沒有符合的項目',
  required: '必填',
  errorCode: (code) => `代碼：${code}`,
  confidence: ['未知', '不確定', '可能', '確定'],
  rows: (count) => counted(count, { other: '# 列' }),
  customers: (count) => counted(count, { other: '# 位顧客' }),
  orders: (count) => counted(count, { other: '# 筆訂單' }),
  values: (count) => counted(count, { other: '# 個值' }),
  columns: (count) => counted(count, { other: '# 欄' }),
  sortBy: (column) => `依${column}排序`,
  total: '總計',
  tableHint: '以方向鍵移動，按 Enter 開啟。',
  noRows: '沒有資料列',
  low: '低',
  high: '高',
  openPeriod: '期間尚未結束',
  gridHint: '以方向鍵移動，按 Enter 選取，加按 Shift 增加，加按 Alt 排除。',
};
