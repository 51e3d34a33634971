import { columnsOf } from './columns.ts';
import type { Platform } from './platform.ts';

/** A report of Google Analytics 4: counts of visits and events, several blocks in one file. */
export const ga4Report: Platform = {
  id: 'ga4-report',
  name: 'Google Analytics 4',
  exportName: { en: 'Report', 'zh-Hant': '報表' },
  role: 'other',
  evidence: 'partial',
  // Reports differ in their columns; these pairs are in no shop's export.
  fingerprint: [
    ['Active users', 'Event count'],
    ['Active users', 'New users'],
    ['Engaged sessions', 'Engagement rate'],
    ['Event name', 'Event count'],
    ['Sessions', 'Key events'],
    ['Items viewed', 'Items purchased'],
    ['Nth day', 'Active users'],
    ['Landing page + query string', 'Sessions'],
    ['Session default channel group', 'Sessions'],
    ['Session primary channel group (Default Channel Group)', 'Sessions'],
  ],
  columns: columnsOf('ignore', [
    ...['Active users', 'New users', 'Event count', 'Event name', 'Engaged sessions', 'Sessions'],
    ...['Engagement rate', 'Key events', 'Items viewed', 'Items purchased', 'Nth day'],
    ...['Landing page + query string', 'Session default channel group', 'Total revenue'],
    ...['Session primary channel group (Default Channel Group)'],
  ]),
  refunds: { kind: 'negativeOnly' },
  remark: {
    en: 'A Google Analytics report counts visits and events; it holds no purchases by person, so there is nothing here to load. Export the orders of your shop system instead.',
    'zh-Hant':
      'Google Analytics 報表統計造訪與事件，不含個別顧客的購買紀錄，因此沒有可載入的資料。請改匯出商店系統的訂單。',
  },
};
