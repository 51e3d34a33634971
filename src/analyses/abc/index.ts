import { ratio } from '../../core/ratio.ts';
import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type AbcLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { abcParams, type AbcParams } from './params.ts';
import { compileAbc, customersOfMark, readMark } from './query.ts';
import { classOf, screenOfAbc } from './screen.ts';
import { shareOf, tablesOfAbc } from './tables.ts';
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
  headlines: (view) => {
    const best = classOf(view, 'A');
    return [
      { id: 'aItems', value: best.items, kind: 'integer' },
      { id: 'aItemShare', value: ratio(best.items, view.all.items), kind: 'shareFine' },
      { id: 'aRevenue', value: shareOf(view, best), kind: 'shareFine' },
      { id: 'cItems', value: classOf(view, 'C').items, kind: 'integer' },
    ];
  },
  totals: ({ all, total, params }) =>
    params.of === 'customers'
      ? {
          ...{ over: 'dates', orders: null, customers: all.items, revenue: all.revenue },
          without: ['guests', 'unbought'],
        }
      : { over: 'dates', orders: null, customers: null, revenue: total },
  nameMark,
};

function nameMark(mark: string, labels: AbcLabels): string {
  const read = readMark(mark);
  if (!read) return labels.everyone;
  const words = labels.marks[read.isBuyers ? 'products' : 'customers'];
  return 'class' in read
    ? words.class(labels.classNames[read.class])
    : words.ranks(read.from, read.to);
}
