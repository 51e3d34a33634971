import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');

export const queryZhHant: Messages['query'] = {
  title: 'SQL',
  intro:
    '用 SQL 直接查詢資料。查詢讀取整份資料的這些檢視表，不受其他頁面的篩選影響，也無法更動任何內容。',
  editor: '查詢',
  keys: (run) => `按 ${run} 執行查詢，Esc 停止；Ctrl Space 自動完成，Tab 離開編輯區。`,
  suggestions: '建議',
  run: '執行',
  stop: '停止',
  examples: '範例',
  example: {
    months: '每月淨營收',
    customers: '前二十名顧客',
    gaps: '多久後第二次購買',
  },
  catalog: '可讀取的檢視表',
  insertName: (name) => `插入「${name}」`,
  dimension: (header) => `維度「${header}」，與檔案所寫相同。`,
  sourceFile: '這一列來自的檔案。',
  views: {
    lines: {
      text: '檔案中每一筆載入的明細為一列，每個維度都以其欄名列出。',
      columns: {
        order_key: '明細所屬訂單的編號。',
        customer: '顧客的編號；檔案沒有寫顧客時為空。',
        day: '明細的日期。',
        product_code: '用來區分商品的代碼；明細沒有商品時為空。',
        product_name: '商品最近一次銷售時的名稱。',
        quantity: '數量；退回時為負數。',
        net_revenue: '金額，以貨幣單位計；退款為負數。',
        is_refund: '這筆明細是否為退款。',
        hour: '下單的時刻（整點，0 到 23）；檔案沒有寫時間時為空。',
        margin: '這筆明細的毛利；不明時為空。',
        service_cost: '服務這位顧客的成本。',
      },
    },
    orders: {
      text: '每筆訂單為一列，已扣除退款。',
      columns: {
        order_key: '訂單的編號。',
        customer: '顧客的編號；訪客為空。',
        day: '訂單第一筆銷售的日期。',
        net_revenue: '扣除退款後的金額，以貨幣單位計。',
        sales: '扣除退款前的金額。',
        is_purchase: '是否算作購買：扣除退款後仍有金額。',
      },
    },
    customers: {
      text: '訂單中出現的每位顧客為一列，並列出顧客檔案的內容。',
      columns: {
        customer: '顧客的編號；每次匯入都會重新編號。',
        first_day: '第一次購買的日期；訂單全部退款時為空。',
        second_day: '第二個購買日；沒有時為空。',
        last_day: '最近一次購買的日期。',
        purchase_days: '至少有一次購買的天數。',
        orders: '算作購買的訂單數。',
        net_revenue: '所有訂單扣除退款後的金額，以貨幣單位計。',
        sales: '所有訂單扣除退款前的金額。',
      },
    },
    purchase_days: {
      text: '每位顧客的每個購買日為一列。',
      columns: {
        customer: '顧客的編號。',
        day: '日期。',
        number: '這一天是這位顧客的第幾個購買日，從 1 開始。',
        gap_days: '距離前一個購買日的天數；第一次為空。',
      },
    },
    products: {
      text: '每項商品為一列。',
      columns: {
        product_code: '用來區分商品的代碼。',
        product_name: '最近一次銷售時的名稱。',
        lines: '提到這項商品的明細數。',
        quantity: '售出的數量，已扣除退回的數量。',
        net_revenue: '這項商品所有明細的金額，以貨幣單位計。',
      },
    },
  },
  result: '結果',
  rows: (rows) => counted(rows, { other: '# 列' }),
  took: (duration) => `耗時${duration}`,
  cut: (most) => `只顯示前 ${most} 列。請縮小查詢範圍以查看其餘內容。`,
  noRows: '查詢沒有任何列。',
  noRowsText: '查詢已執行，沒有符合條件的資料。',
  chart: (measure, by) => `各${by}的${measure}`,
  documentation: { view: '檢視表', column: '欄位', type: '型別', meaning: '意義' },
};
