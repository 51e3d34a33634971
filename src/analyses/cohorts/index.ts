import { customerGroupOfCode } from '../../core/model/customer-groups.ts';
import { ratio } from '../../core/ratio.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { customerGroupName } from '../../core/words/customer-group-name.ts';
import { en, type CohortLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { decoded, readMark } from './mark.ts';
import { cohortParams, type CohortParams } from './params.ts';
import { compileCohorts, customersOfMark } from './query.ts';
import { screenOfCohorts } from './screen.ts';
import { tablesOfCohorts } from './tables.ts';
import { viewCohorts, type CohortView } from './view.ts';

/** Customers by their first purchase: who comes back, and what they bring over time. */
export const cohorts: Analysis<CohortParams, CohortView, CohortLabels> = {
  id: 'cohorts',
  params: cohortParams,
  dates: 'first',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileCohorts,
  view: viewCohorts,
  tables: tablesOfCohorts,
  screen: screenOfCohorts,
  customers: customersOfMark,
  headlines: ({ mean: [, next] }) => [
    { id: 'retained', value: next ? ratio(next.customers, next.size) : null, kind: 'share' },
    { id: 'again', value: next ? ratio(next.repeaters, next.size) : null, kind: 'share' },
    {
      id: 'perCustomer',
      value: next ? ratio(Number(next.revenueSoFar), next.size) : null,
      kind: 'moneyAverage',
    },
  ],
  totals: ({ cohorts: shown, earlier, outside }) => {
    const all = [...shown, earlier, outside];
    return {
      ...{ over: 'view', orders: null, without: ['guests', 'unbought'] },
      customers: all.reduce((sum, { customers }) => sum + customers, 0),
      revenue: all.reduce((sum, { revenue }) => sum + revenue, 0n),
    };
  },
  nameMark,
};

function nameMark(mark: string, labels: CohortLabels): string {
  const read = readMark(mark);
  if (!read) return labels.title;
  const { what, code, age } = read;
  const who = nameCohort(code, labels);
  if (what === 'cohort') return who;
  return what === 'again' ? labels.againMark(who, age) : labels.cellMark(who, age);
}

function nameCohort(code: string, labels: CohortLabels): string {
  const group = customerGroupOfCode(code);
  if (group) return customerGroupName(group, labels.customerGroups);
  const isWord = code === 'blank' || code === 'other';
  const name = isWord ? labels[code] : code.startsWith('=') ? decoded(code) : code;
  return labels.cohortMark(name);
}
