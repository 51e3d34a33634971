import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type PyramidLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { pyramidParams, type PyramidParams } from './params.ts';
import { compilePyramid, customersOfMark } from './query.ts';
import { screenOfPyramid } from './screen.ts';
import { tablesOfPyramid } from './tables.ts';
import { fates, origins, standings, tierIds } from './tiers.ts';
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
  nameMark,
};

function nameMark(mark: string, labels: PyramidLabels): string {
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
