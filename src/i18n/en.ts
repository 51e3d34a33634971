import { appEn } from './en/app.ts';
import { censusEn } from './en/census.ts';
import { chartEn } from './en/chart.ts';
import { countingEn } from './en/counting.ts';
import { customerEn } from './en/customer.ts';
import { customersEn } from './en/customers.ts';
import { filterEn } from './en/filter.ts';
import { healthEn } from './en/health.ts';
import { keptEn } from './en/kept.ts';
import { joinsEn } from './en/joins.ts';
import { kitEn } from './en/kit.ts';
import { loadLessEn } from './en/load-less.ts';
import { reconcileEn } from './en/reconcile.ts';
import { reviewEn } from './en/review.ts';
import { segmentsEn } from './en/segments.ts';
import { shellEn } from './en/shell.ts';
import { startEn } from './en/start.ts';
import { errorsEn } from './errors/en.ts';

/** English, which is also the type that every other locale satisfies. */
export const en = {
  app: appEn,
  kit: kitEn,
  shell: shellEn,
  filter: filterEn,
  chart: chartEn,
  start: startEn,
  review: reviewEn,
  census: censusEn,
  joins: joinsEn,
  loadLess: loadLessEn,
  counting: countingEn,
  health: healthEn,
  reconcile: reconcileEn,
  kept: keptEn,
  segments: segmentsEn,
  customers: customersEn,
  customer: customerEn,
  errors: errorsEn,
};

export type Messages = typeof en;
