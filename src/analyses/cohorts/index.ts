import type { Analysis } from '../../core/spec/analysis.ts';
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
  nameMark,
};

function nameMark(mark: string, labels: CohortLabels): string {
  const read = readMark(mark);
  if (!read) return labels.title;
  const { what, code, age } = read;
  const isWord = code === 'blank' || code === 'other';
  const name = isWord ? labels[code] : code.startsWith('=') ? decoded(code) : code;
  if (what === 'cohort') return labels.cohortMark(name);
  return what === 'again' ? labels.againMark(name, age) : labels.cellMark(name, age);
}
