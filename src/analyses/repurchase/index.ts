import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type RepurchaseLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { customersOfMark, nameMark } from './marks.ts';
import { repurchaseParams, type RepurchaseParams } from './params.ts';
import { compileRepurchase } from './query.ts';
import { screenOfRepurchase } from './screen.ts';
import { tablesOfRepurchase } from './tables.ts';
import { viewRepurchase, type RepurchaseView } from './view.ts';

/** When customers come back, and who is overdue. */
export const repurchase: Analysis<RepurchaseParams, RepurchaseView, RepurchaseLabels> = {
  id: 'repurchase',
  params: repurchaseParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileRepurchase,
  view: viewRepurchase,
  tables: tablesOfRepurchase,
  screen: screenOfRepurchase,
  customers: customersOfMark,
  headlines: ({ all: { estimate, gaps, overdue } }) => [
    { id: 'median', value: estimate.median, kind: 'days' },
    { id: 'gapMedian', value: gaps.median, kind: 'days' },
    { id: 'overdue', value: overdue.customers, kind: 'integer' },
    { id: 'overdueRevenue', value: overdue.amount, kind: 'money' },
  ],
  totals: ({ total, all, params }) => ({
    ...{ over: 'dates', revenue: total, orders: null },
    customers: params.origin === 'any' ? all.customers : null,
  }),
  nameMark,
};
