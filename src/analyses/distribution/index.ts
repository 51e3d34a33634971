import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type DistributionLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { distributionParams, type DistributionParams } from './params.ts';
import { bestOf, binOf, compileDistribution, customersOfMark } from './query.ts';
import { screenOfDistribution, topShare } from './screen.ts';
import { tablesOfDistribution } from './tables.ts';
import { viewDistribution, type DistributionView } from './view.ts';

/** What customers spend: histogram, tenths, Lorenz curve, and what the best few bring. */
export const distribution: Analysis<DistributionParams, DistributionView, DistributionLabels> = {
  id: 'distribution',
  params: distributionParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileDistribution,
  view: viewDistribution,
  tables: tablesOfDistribution,
  screen: screenOfDistribution,
  customers: customersOfMark,
  headlines: (view) => [
    { id: 'top20', value: topShare(view, 20), kind: 'shareFine' },
    { id: 'median', value: view.median, kind: 'moneyAverage' },
    { id: 'mean', value: view.mean, kind: 'moneyAverage' },
    { id: 'gini', value: view.gini, kind: 'number' },
  ],
  totals: ({ bought }) => ({
    ...{ over: 'dates', orders: null, customers: bought.customers, revenue: bought.revenue },
    without: ['guests', 'unbought'],
  }),
  nameMark,
};

function nameMark(mark: string, labels: DistributionLabels): string {
  const best = bestOf(mark);
  if (best) return labels.bestMark(best.from, best.to);
  if (mark === 'bin:none') return labels.noneMark;
  return binOf(mark) ? labels.binMark : labels.everyone;
}
