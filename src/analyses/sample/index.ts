import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type SampleLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { sampleParams, type SampleParams } from './params.ts';
import { compileSample, customersOfMark, readMark } from './query.ts';
import { screenOfSample } from './screen.ts';
import { stratumName, tablesOfSample } from './tables.ts';
import { viewSample, type SampleView } from './view.ts';

/** Customers drawn from each of several groups, for interviews. */
export const sample: Analysis<SampleParams, SampleView, SampleLabels> = {
  id: 'sample',
  params: sampleParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileSample,
  view: viewSample,
  tables: tablesOfSample,
  screen: screenOfSample,
  customers: customersOfMark,
  headlines: ({ all }) => [
    { id: 'drawn', value: all.drawn, kind: 'integer' },
    { id: 'customers', value: all.customers, kind: 'integer' },
    { id: 'revenue', value: all.revenue, kind: 'money' },
  ],
  totals: ({ all }) => ({
    ...{ over: 'dates', orders: null, customers: all.customers, revenue: all.revenue },
    without: ['guests', 'unbought'],
  }),
  nameMark,
};

function nameMark(text: string, labels: SampleLabels): string {
  const mark = readMark(text);
  if (!mark) return labels.drawn;
  return labels.markName(
    mark.set,
    mark.isEveryStratum ? labels.allStrata : stratumName(mark, mark.stratum, labels),
  );
}
