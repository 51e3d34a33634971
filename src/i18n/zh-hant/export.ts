import type { Messages } from '../en.ts';

/** Words of exported files, and of the menus that make them. */
export const exportZhHant: Messages['export'] = {
  workbook: '活頁簿（XLSX）',
  parquet: '供分析師使用（Parquet）',
  arrow: '供分析師使用（Arrow）',
  everything: '本頁全部內容（XLSX）',
  csvOf: (table) => `${table}（CSV）`,
  about: '關於',
  page: '頁面',
  question: '問題',
  answer: '答案',
  note: '備註',
  customers: '顧客',
  link: '此檢視的連結',
};
