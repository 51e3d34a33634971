import type { Analysis } from '../../core/spec/analysis.ts';
import { customersOfExperimentMark } from './customers.ts';
import { describeList } from './describe-list.ts';
import { headlinesOf } from './headlines.ts';
import { en } from './labels/en.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { zhHant } from './labels/zh-hant.ts';
import { nameMark } from './name-mark.ts';
import { experimentParams, type ExperimentParams } from './params.ts';
import { compileExperiment } from './query.ts';
import { screenOfExperiment } from './screen.ts';
import { tablesOfExperiment } from './tables.ts';
import { viewExperiment, type ExperimentView } from './view.ts';

/** A test: what happened in its groups, what may be said about it, and whether it may be believed. */
export const experiment: Analysis<ExperimentParams, ExperimentView, ExperimentLabels> = {
  id: 'experiment',
  params: experimentParams,
  // All of history counts, whatever dates are chosen: exposure and window say which orders do.
  dates: 'first',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileExperiment,
  view: viewExperiment,
  tables: (view, _labels, context) => {
    if (!context) throw new TypeError('Checks are sentences in the language of their reader.');
    return tablesOfExperiment(view, context);
  },
  screen: screenOfExperiment,
  customers: customersOfExperimentMark,
  headlines: headlinesOf,
  // Outcomes are those of customers in a window of their own: they add up to no total of the data.
  totals: () => ({ over: 'dates', orders: null, revenue: null, customers: null }),
  nameMark,
  describeList,
};
