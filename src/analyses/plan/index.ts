import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type PlanLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { planParams, type PlanParams } from './params.ts';
import { compilePlan, customersOfMark, planMarks } from './query.ts';
import { screenOfPlan } from './screen.ts';
import { tablesOfPlan } from './tables.ts';
import { viewPlan, type PlanView } from './view.ts';

/** How many customers a test needs, and what those at hand can find. */
export const plan: Analysis<PlanParams, PlanView, PlanLabels> = {
  id: 'plan',
  params: planParams,
  // The window decides which days count: the dates of other pages leave history whole.
  dates: 'first',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compilePlan,
  view: viewPlan,
  tables: tablesOfPlan,
  screen: screenOfPlan,
  customers: customersOfMark,
  headlines: ({ own, customers }) => [
    { id: 'people', value: own.people?.total ?? null, kind: 'integer' },
    { id: 'customers', value: customers, kind: 'integer' },
    { id: 'found', value: own.found, kind: 'shareFine' },
  ],
  nameMark: (text, labels) => labels.marks[planMarks.find((mark) => mark === text) ?? 'base'],
};
