import { periodRange } from '../../core/periods.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type LifecycleLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { customersOfMark, readMark } from './marks.ts';
import { lifecycleParams, type LifecycleParams } from './params.ts';
import { compileLifecycle } from './query.ts';
import { screenOfLifecycle } from './screen.ts';
import { tablesOfLifecycle } from './tables.ts';
import { viewLifecycle, type LifecycleView } from './view.ts';

/** New and existing, returning, resurrected and dormant customers per period. */
export const lifecycle: Analysis<LifecycleParams, LifecycleView, LifecycleLabels> = {
  id: 'lifecycle',
  params: lifecycleParams,
  dates: 'period',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileLifecycle,
  view: viewLifecycle,
  tables: tablesOfLifecycle,
  screen: screenOfLifecycle,
  customers: customersOfMark,
  headlines: ({ reported }) => [
    { id: 'revenue', value: reported && reported.total.revenue, kind: 'money' },
    { id: 'active', value: reported && reported.active.customers, kind: 'integer' },
    { id: 'first', value: reported && reported.first.customers, kind: 'integer' },
    { id: 'dormant', value: reported && reported.dormant.customers, kind: 'integer' },
  ],
  // Every customer is new in one period, so the periods' newcomers are all who bought.
  totals: ({ periods }) => ({
    over: 'view',
    revenue: periods.reduce((sum, { total }) => sum + total.revenue, 0n),
    orders: periods.reduce((sum, { total }) => sum + total.orders, 0),
    customers: periods.reduce((sum, { first }) => sum + first.customers, 0),
  }),
  nameMark,
};

function nameMark(text: string, labels: LifecycleLabels): string {
  const mark = readMark(text);
  if (!mark) return labels.states.active;
  const { from } = periodRange(mark.per, mark.period);
  return labels.markName(labels.states[mark.state], labels.periodName(mark.per, from));
}
