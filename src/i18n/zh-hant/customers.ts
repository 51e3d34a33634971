import type { Messages } from '../en.ts';

/** Words of the customer list, in Traditional Chinese. */
export const customersZhHant: Messages['customers'] = {
  title: '顧客',
  columns: {
    id: '顧客編號',
    name: '姓名',
    email: '電子郵件',
    segment: '分群',
    firstDay: '首次購買',
    lastDay: '最近購買',
    orders: '訂單數',
    net: '淨營收',
  },
  reveal: '顯示個人資料',
  conceal: '隱藏個人資料',
  maskedHint: '畫面上的顧客編號、姓名與聯絡方式已遮蔽。',
  search: '尋找顧客',
  export: '匯出名單',
  back: '返回',
  empty: '這個集合沒有顧客',
  emptyText: '目前的篩選條件沒有留下任何人，移除其中一項即可再次看到顧客。',
};
