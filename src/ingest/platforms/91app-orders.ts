import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint } from './recipes.ts';

/** 91APP's orders: one row per 訂單編號 (TS); a 主單編號 (TM) holds what was ordered together. */
export const app91Orders: Platform = {
  id: '91app-orders',
  name: '91APP',
  exportName: { en: 'Orders export', 'zh-Hant': '訂單匯出' },
  role: 'transactions',
  evidence: 'apiDocs',
  fingerprint: [
    ['購物車編號', '主單編號'],
    ['主單編號', '訂單轉單日'],
    ['訂單轉單日', '商品料號'],
    ['購物車編號', '商品選項(SKU)編號'],
  ],
  columns: [
    // 訂單編號 is a single line and 購物車編號 a cart, paid or not: what people call an order is 主單編號.
    { header: '主單編號', use: 'order' },
    { header: '訂單轉單日', use: 'date' },
    { header: '商品料號', use: 'product' },
    { header: '商品數量', use: 'quantity', recipe: decimalPoint },
    { header: '商品總金額(單價*數量)', use: 'amount', recipe: decimalPoint },
    // Of this line, despite its name: 訂單 is the line. Written as a negative number.
    { header: '訂單總折扣金額', use: 'discount', recipe: decimalPoint },
    { header: '訂單狀態', use: 'status' },
    ...columnsOf('ignore', ['購物車編號', '訂單編號', '商品選項(SKU)編號']),
  ],
  leaveOut: { header: '訂單狀態', values: ['已取消'], reason: 'notASale' },
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: '商品總金額(單價*數量)' },
  remark: {
    en: 'We know these headers from 91APP’s interface documentation, not from a file: please check the mapping. Choose the customer column yourself; without one, customers cannot be told apart. Returns are in another report.',
    'zh-Hant':
      '這些欄名來自 91APP 的 API 文件而非實際匯出檔，請核對對應結果。請自行指定顧客欄，否則無法區分顧客。退貨在另一份報表中。',
  },
};
