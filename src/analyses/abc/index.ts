import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type AbcLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { abcParams, type AbcParams } from './params.ts';
import { compileAbc, customersOfMark, readMark } from './query.ts';
import { screenOfAbc } from './screen.ts';
import { tablesOfAbc } from './tables.ts';
import { viewAbc, type AbcView } from './view.ts';

/** Pareto classes of customers or products. */
export const abc: Analysis<AbcParams, AbcView, AbcLabels> = {
  id: 'abc',
  params: abcParams,
  dates: 'history',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileAbc,
  view: viewAbc,
  tables: tablesOfAbc,
  screen: screenOfAbc,
  customers: customersOfMark,
  nameMark,
};

function nameMark(mark: string, labels: AbcLabels): string {
  const read = readMark(mark);
  if (!read) return labels.everyone;
  return 'class' in read
    ? labels.classMark(labels.classNames[read.class])
    : labels.rankMark(read.from, read.to);
}
