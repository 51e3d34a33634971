import type { Platform } from './platform.ts';

/** CYBERBIZ's orders: one row per product of an order. Nobody has shown us a file yet. */
export const cyberbizOrders: Platform = {
  id: 'cyberbiz-orders',
  name: 'CYBERBIZ',
  exportName: { en: 'Orders export', 'zh-Hant': '訂單匯出' },
  role: 'transactions',
  evidence: 'unverified',
  // Every one of these words is common; only together do they point to anything.
  fingerprint: [
    ['建立時間', '商品代碼', '商品金額'],
    ['訂單編號', '建立時間', '商品代碼'],
    ['訂單編號', '商品代碼', '商品金額', '折扣金額'],
    ['訂單編號', '建立時間', '商品金額', '折扣金額'],
  ],
  columns: [
    { header: '訂單編號', use: 'order' },
    { header: '建立時間', use: 'date' },
    { header: '商品代碼', use: 'product' },
    { header: '數量', use: 'quantity' },
    { header: '商品金額', use: 'amount' },
    { header: '折扣金額', use: 'discount' },
  ],
  refunds: { kind: 'negativeOnly' },
  netAmount: { kind: 'column', header: '商品金額' },
  remark: {
    en: 'This looks like an export of CYBERBIZ, but we have never seen one. Check whether 商品金額 is the amount of the line or the price of one unit, and choose the customer column.',
    'zh-Hant':
      '這看起來像 CYBERBIZ 的匯出檔，但我們尚未見過實際檔案。請確認「商品金額」是該項小計還是單價，並指定顧客欄。',
  },
};
