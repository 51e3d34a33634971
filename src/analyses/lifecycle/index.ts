import { periodRange } from '../../core/periods.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type LifecycleLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { customersOfMark, readMark } from './marks.ts';
import { lifecycleParams, type LifecycleParams } from './params.ts';
import { compileLifecycle } from './query.ts';
import { screenOfLifecycle } from './screen.ts';
import { tablesOfLifecycle } from './tables.ts';
import { viewLifecycle, type LifecycleView } from './view.ts';

/** New and existing, returning, resurrected and dormant customers per period. */
export const lifecycle: Analysis<LifecycleParams, LifecycleView, LifecycleLabels> = {
  id: 'lifecycle',
  params: lifecycleParams,
  dates: 'period',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileLifecycle,
  view: viewLifecycle,
  tables: tablesOfLifecycle,
  screen: screenOfLifecycle,
  customers: customersOfMark,
  nameMark,
};

function nameMark(text: string, labels: LifecycleLabels): string {
  const mark = readMark(text);
  if (!mark) return labels.states.active;
  const { from } = periodRange(mark.per, mark.period);
  return labels.markName(labels.states[mark.state], labels.periodName(mark.per, from));
}
