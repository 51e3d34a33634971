import type { Messages } from './en.ts';
import { errorsZhHant } from './errors/zh-hant.ts';
import { appZhHant } from './zh-hant/app.ts';
import { boardZhHant } from './zh-hant/board.ts';
import { brushZhHant } from './zh-hant/brush.ts';
import { censusZhHant } from './zh-hant/census.ts';
import { chartZhHant } from './zh-hant/chart.ts';
import { countingZhHant } from './zh-hant/counting.ts';
import { customerZhHant } from './zh-hant/customer.ts';
import { customersZhHant } from './zh-hant/customers.ts';
import { drillZhHant } from './zh-hant/drill.ts';
import { exportZhHant } from './zh-hant/export.ts';
import { filterZhHant } from './zh-hant/filter.ts';
import { healthZhHant } from './zh-hant/health.ts';
import { keptZhHant } from './zh-hant/kept.ts';
import { joinsZhHant } from './zh-hant/joins.ts';
import { kitZhHant } from './zh-hant/kit.ts';
import { loadLessZhHant } from './zh-hant/load-less.ts';
import { pivotZhHant } from './zh-hant/pivot.ts';
import { printZhHant } from './zh-hant/print.ts';
import { queryZhHant } from './zh-hant/query.ts';
import { reconcileZhHant } from './zh-hant/reconcile.ts';
import { reviewZhHant } from './zh-hant/review.ts';
import { savedZhHant } from './zh-hant/saved.ts';
import { segmentBuilderZhHant } from './zh-hant/segment-builder.ts';
import { segmentsZhHant } from './zh-hant/segments.ts';
import { shareZhHant } from './zh-hant/share.ts';
import { shelvesZhHant } from './zh-hant/shelves.ts';
import { shellZhHant } from './zh-hant/shell.ts';
import { startZhHant } from './zh-hant/start.ts';

/** Traditional Chinese as written in Taiwan. */
export const zhHant: Messages = {
  app: appZhHant,
  board: boardZhHant,
  kit: kitZhHant,
  shell: shellZhHant,
  filter: filterZhHant,
  export: exportZhHant,
  chart: chartZhHant,
  start: startZhHant,
  review: reviewZhHant,
  census: censusZhHant,
  joins: joinsZhHant,
  loadLess: loadLessZhHant,
  counting: countingZhHant,
  health: healthZhHant,
  pivot: pivotZhHant,
  drill: drillZhHant,
  brush: brushZhHant,
  print: printZhHant,
  query: queryZhHant,
  reconcile: reconcileZhHant,
  kept: keptZhHant,
  segments: segmentsZhHant,
  segmentBuilder: segmentBuilderZhHant,
  saved: savedZhHant,
  share: shareZhHant,
  shelves: shelvesZhHant,
  customers: customersZhHant,
  customer: customerZhHant,
  errors: errorsZhHant,
};
