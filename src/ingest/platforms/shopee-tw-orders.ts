import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';
import { decimalPoint, yearFirst } from './recipes.ts';

/** Shopee Taiwan's orders: one row per product option; whatever belongs to the order repeats. */
export const shopeeTwOrders: Platform = {
  id: 'shopee-tw-orders',
  name: '蝦皮購物',
  exportName: { en: 'Orders export', 'zh-Hant': '訂單匯出' },
  role: 'transactions',
  evidence: 'apiDocs',
  fingerprint: [
    ['買家總支付金額', '商品活動價格'],
    ['商品選項貨號', '主商品貨號'],
    ['訂單成立日期', '成交手續費'],
    ['商品活動價格', '訂單成立日期'],
  ],
  columns: [
    { header: '訂單編號', use: 'order' },
    { header: '買家帳號', use: 'customer' },
    { header: '訂單成立日期', use: 'date', recipe: yearFirst },
    { header: '商品選項貨號', use: 'product' },
    { header: '商品名稱', use: 'productName' },
    { header: '數量', use: 'quantity', recipe: decimalPoint },
    { header: '商品活動價格', use: 'unitPrice', recipe: decimalPoint },
    { header: '訂單狀態', use: 'status' },
    { header: '收件者姓名', use: 'name' },
    ...columnsOf('dimension', ['付款方式', '寄送方式', '城市', '行政區']),
    ...columnsOf('ignore', [
      ...['買家總支付金額', '商品總價', '主商品貨號', '商品原價', '賣家負擔優惠券'],
      ...['成交手續費', '退貨 / 退款狀態', '退貨數量'],
    ]),
  ],
  leaveOut: { header: '訂單狀態', values: ['不成立'], reason: 'notASale' },
  refunds: { kind: 'negativeOnly' },
  neverSum: ['買家總支付金額', '商品總價', '賣家負擔優惠券', '成交手續費'],
  netAmount: { kind: 'unitPriceTimesQuantityMinusDiscount' },
  remark: {
    en: 'Shopee protects this workbook with a password: open it, take the password off and save it again. Revenue is price × quantity before vouchers. Amounts of the whole order repeat on each of its rows and are not added up.',
    'zh-Hant':
      '蝦皮的訂單檔有密碼保護：請先開啟檔案、移除密碼後另存。營收為商品活動價格 × 數量，未扣優惠券；整筆訂單的金額在每列重複，不會加總。',
  },
};
