import { monthStart } from '../../core/calendar.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type OverviewLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { overviewParams, type OverviewParams } from './params.ts';
import { compileOverview, customersOfMark } from './query.ts';
import { screenOfOverview } from './screen.ts';
import { tablesOfOverview } from './tables.ts';
import { averageOrderValue, repeatShare, viewOverview, type OverviewView } from './view.ts';

/** Revenue, orders, customers, new and existing, with comparison: the Monday page. */
export const overview: Analysis<OverviewParams, OverviewView, OverviewLabels> = {
  id: 'overview',
  params: overviewParams,
  dates: 'period',
  compares: true,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileOverview,
  view: viewOverview,
  tables: tablesOfOverview,
  screen: screenOfOverview,
  customers: customersOfMark,
  headlines: ({ now }) => [
    { id: 'netRevenue', value: now.revenue, kind: 'money' },
    { id: 'orders', value: now.orders, kind: 'integer' },
    { id: 'customers', value: now.customers, kind: 'integer' },
    { id: 'aov', value: averageOrderValue(now), kind: 'moneyAverage' },
    { id: 'repeatRate', value: repeatShare(now), kind: 'share' },
  ],
  totals: ({ now }) => ({
    ...{ over: 'period', revenue: now.revenue, orders: now.orders, customers: now.customers },
  }),
  nameMark,
};

function nameMark(mark: string, labels: OverviewLabels): string {
  const monthly = /^(active|new|early|existing):(-?\d{1,4})$/.exec(mark);
  if (mark === 'best') return labels.bestMark;
  if (!monthly) return labels.periodMark;
  const month = monthStart(Number(monthly[2])).slice(0, 7);
  const kind = monthly[1] as 'active' | 'new' | 'early' | 'existing';
  return kind === 'active' ? labels.activeMark(month) : labels.markName(labels.kinds[kind], month);
}
