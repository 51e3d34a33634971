import { standings, tierIds } from '../../core/model/tiers.ts';
import { ratio } from '../../core/ratio.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type PyramidLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { fates, origins } from './moves.ts';
import { pyramidParams, type PyramidParams } from './params.ts';
import { compilePyramid, customersOfMark } from './query.ts';
import { screenOfPyramid } from './screen.ts';
import { tablesOfPyramid } from './tables.ts';
import { viewPyramid, type PyramidView } from './view.ts';

/** Tiers of customers by revenue, how they moved between two days, and whether the best stayed. */
export const pyramid: Analysis<PyramidParams, PyramidView, PyramidLabels> = {
  id: 'pyramid',
  params: pyramidParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compilePyramid,
  view: viewPyramid,
  tables: tablesOfPyramid,
  screen: screenOfPyramid,
  customers: customersOfMark,
  headlines: ({ tiers: [top], active, total, topThen, stayed, gone }) => [
    {
      id: 'topRevenue',
      value: top ? ratio(Number(top.revenueNow), Number(total)) : null,
      kind: 'share',
    },
    { id: 'active', value: active.customers, kind: 'integer' },
    { id: 'stayed', value: ratio(stayed.customers, topThen.customers), kind: 'share' },
    { id: 'gone', value: ratio(gone.customers, topThen.customers), kind: 'share' },
  ],
  totals: ({ total, active, dates }) => ({
    ...{ over: 'dates', orders: null, customers: active.customers, revenue: total },
    from: dates.now.from,
  }),
  nameMark,
};

function nameMark(mark: string, labels: PyramidLabels): string {
  if (mark === 'tier:prospects') return labels.prospects;
  const standing = standings.find((name) => mark === `tier:${name}`);
  if (standing) return labels.standings[standing];
  const from = origins.find((name) => mark.startsWith(`move:${name}-`));
  const to = fates.find((name) => mark.endsWith(`-${name}`));
  if (from && to) return labels.moveMark(labels.origins[from], labels.fates[to]);
  const fallen = tierIds.find((tier) => mark === `top:fell-${tier}`);
  if (fallen) return labels.topMark(labels.fellTo(labels.fates[fallen]));
  switch (mark) {
    case 'top:then':
      return labels.topThen;
    case 'top:stayed':
      return labels.topMark(labels.stayed);
    case 'top:fell':
      return labels.topMark(labels.fell);
    case 'top:gone':
      return labels.topMark(labels.gone);
    default:
      return labels.active;
  }
}
