import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint, yearFirst } from './recipes.ts';

/** SHOPLINE's orders: one row per product of an order; the merchant picks the columns. */
export const shoplineOrders: Platform = {
  id: 'shopline-orders',
  name: 'SHOPLINE',
  exportName: { en: 'Orders report', 'zh-Hant': '訂單報表' },
  role: 'transactions',
  evidence: 'apiDocs',
  fingerprint: [
    ['訂單號碼', '商品結帳價'],
    ['訂單號碼', '付款訂單號碼'],
    ['折抵購物金', '點數折現'],
    ['自訂折扣合計', '全單折扣金額'],
  ],
  columns: [
    { header: '訂單號碼', use: 'order' },
    { header: '顧客 ID', use: 'customer', perOrder: true },
    { header: '訂單日期', use: 'date', recipe: yearFirst, perOrder: true },
    { header: '商品貨號', use: 'product' },
    { header: '商品名稱', use: 'productName' },
    { header: '數量', use: 'quantity', recipe: decimalPoint },
    { header: '商品結帳價', use: 'unitPrice', recipe: decimalPoint },
    { header: '商品折扣金額', use: 'discount', recipe: decimalPoint },
    // The line's share of discounts on the whole order: taken off as well.
    { header: '全單折扣金額', use: 'discount', recipe: decimalPoint },
    // Not filled down: it would be taken off once per line.
    { header: '已退款金額', use: 'refunded', recipe: decimalPoint },
    { header: '訂單狀態', use: 'status', perOrder: true },
    { header: '貨幣', use: 'currency', perOrder: true },
    { header: '顧客', use: 'name', perOrder: true },
    { header: '電郵', use: 'email', perOrder: true },
    { header: '電話', use: 'phone', perOrder: true },
    { header: '選項', use: 'dimension' },
    ...columnsOf('dimension', ['付款方式', '付款狀態', '訂單來源'], { perOrder: true }),
    ...columnsOf('ignore', [
      ...['付款日期', '付款訂單號碼', '付款總金額', '訂單小計', '運費', '附加費', '優惠折扣'],
      ...['自訂折扣合計', '折抵購物金', '點數折現', '折現用點數', '訂單合計', '商品成本'],
      ...['商品原價', '顧客取消原因', '交易編號', '訂單備註', '管理員備註'],
    ]),
  ],
  leaveOut: { header: '訂單狀態', values: ['已取消', '已刪除'], reason: 'notASale' },
  refunds: { kind: 'negativeOnly' },
  refundColumn: '已退款金額',
  neverSum: [
    ...['付款總金額', '訂單小計', '運費', '附加費', '優惠折扣'],
    ...['自訂折扣合計', '折抵購物金', '點數折現', '折現用點數', '訂單合計'],
  ],
  netAmount: { kind: 'unitPriceTimesQuantityMinusDiscount' },
  remark: {
    en: 'You choose the columns of this report in SHOPLINE: include 顧客 ID (or 電郵), or customers cannot be told apart. We know these headers from the documentation, not from a file: please check the numbers.',
    'zh-Hant':
      '此報表的欄位由您在 SHOPLINE 選擇：請勾選「顧客 ID」或「電郵」，否則無法區分顧客。這些欄名來自文件而非實際檔案，請核對數字。',
  },
};
