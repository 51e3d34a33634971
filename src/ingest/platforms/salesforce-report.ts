import type { Platform } from './platform.ts';

/**
 * A report of Salesforce. Its columns are whatever its author chose, so no header tells it; the lines
 * at its end do (`recogniseLines`), and its columns are mapped by name and content.
 */
export const salesforceReport: Platform = {
  id: 'salesforce-report',
  name: 'Salesforce',
  exportName: { en: 'Report export', 'zh-Hant': '報表匯出' },
  role: 'customers',
  evidence: 'partial',
  fingerprint: [],
  columns: [],
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'This is a Salesforce report. The lines at its end (totals, confidentiality, copyright) are left out; please check what its columns mean.',
    'zh-Hant': '這是 Salesforce 報表。檔尾的總計、機密與版權聲明已略過；請確認各欄的意義。',
  },
};
