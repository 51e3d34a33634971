import { appEn } from './en/app.ts';
import { boardEn } from './en/board.ts';
import { brushEn } from './en/brush.ts';
import { censusEn } from './en/census.ts';
import { chartEn } from './en/chart.ts';
import { countingEn } from './en/counting.ts';
import { customerEn } from './en/customer.ts';
import { customersEn } from './en/customers.ts';
import { drillEn } from './en/drill.ts';
import { exportEn } from './en/export.ts';
import { filterEn } from './en/filter.ts';
import { healthEn } from './en/health.ts';
import { keptEn } from './en/kept.ts';
import { joinsEn } from './en/joins.ts';
import { kitEn } from './en/kit.ts';
import { loadLessEn } from './en/load-less.ts';
import { pivotEn } from './en/pivot.ts';
import { printEn } from './en/print.ts';
import { queryEn } from './en/query.ts';
import { reconcileEn } from './en/reconcile.ts';
import { reviewEn } from './en/review.ts';
import { savedEn } from './en/saved.ts';
import { segmentBuilderEn } from './en/segment-builder.ts';
import { segmentsEn } from './en/segments.ts';
import { shareEn } from './en/share.ts';
import { shelvesEn } from './en/shelves.ts';
import { shellEn } from './en/shell.ts';
import { startEn } from './en/start.ts';
import { errorsEn } from './errors/en.ts';

/** English, which is also the type that every other locale satisfies. */
export const en = {
  app: appEn,
  board: boardEn,
  kit: kitEn,
  shell: shellEn,
  filter: filterEn,
  export: exportEn,
  chart: chartEn,
  start: startEn,
  review: reviewEn,
  census: censusEn,
  joins: joinsEn,
  loadLess: loadLessEn,
  counting: countingEn,
  health: healthEn,
  pivot: pivotEn,
  drill: drillEn,
  brush: brushEn,
  print: printEn,
  query: queryEn,
  reconcile: reconcileEn,
  kept: keptEn,
  segments: segmentsEn,
  segmentBuilder: segmentBuilderEn,
  saved: savedEn,
  share: shareEn,
  shelves: shelvesEn,
  customers: customersEn,
  customer: customerEn,
  errors: errorsEn,
};

export type Messages = typeof en;
