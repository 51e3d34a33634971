import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** SHOPLINE's customers: one row per customer; flags are Y and N. */
export const shoplineCustomers: Platform = {
  id: 'shopline-customers',
  name: 'SHOPLINE',
  exportName: { en: 'Customers report', 'zh-Hant': '顧客報表' },
  role: 'customers',
  evidence: 'sample',
  fingerprint: [
    ['顧客 ID', '會員級別'],
    ['累積金額', '已設置密碼'],
    ['接受電郵優惠宣傳', '會員綁定手機號碼'],
    ['顧客 ID', '加入日期', '訂單數'],
  ],
  columns: [
    { header: '顧客 ID', use: 'customer' },
    { header: '全名', use: 'name' },
    { header: '電郵', use: 'email' },
    { header: '會員綁定手機號碼', use: 'phone' },
    { header: '接受電郵優惠宣傳', use: 'consent' },
    ...columnsOf('dimension', ['語言', '會員', '會員級別', '城市', '地區/州/省份', '國家／地區']),
    ...columnsOf('ignore', [
      ...['加入日期', '訂單數', '累積金額', '已設置密碼', '會員有效期', '地址 1', '地址 2'],
      ...['郵政編號（如適用）'],
    ]),
  ],
  refunds: { kind: 'negativeOnly' },
};
