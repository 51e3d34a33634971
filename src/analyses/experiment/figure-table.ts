import type { Comparison, Effect } from '../../core/experiment/readout.ts';
import type { CellValue, TableData } from '../../core/spec/screen.ts';
import { amountsOf } from './amounts.ts';
import { decidingP } from './chance.ts';
import { column } from './columns.ts';
import type { ResultContext } from './context.ts';
import { decisionWord } from './effect-table.ts';
import type { ResultMetric, ResultView } from './result.ts';
import { metricName } from './words.ts';

/**
 * All metrics in one table that fits on paper: a row per metric and group, the control first, each
 * difference with its interval as one text. Raw, with what was known before taken out, and with the
 * largest outcomes cut.
 */
export function figureTable(view: ResultView, context: ResultContext): TableData {
  const { labels, formats } = context;
  const { comparisons } = view.readout;
  const hasAdjusted = comparisons.some(({ adjusted }) => adjusted !== null);
  const hasCut = comparisons.some(({ winsorised }) => winsorised !== null);
  const dash = formats.value('number', null);
  const rowsOf = (metric: ResultMetric, place: number): readonly (readonly CellValue[])[] => {
    const own = comparisons.filter((one) => one.metric === place);
    const name = metricName(metric, labels);
    const blanks = [...(hasAdjusted ? [dash] : []), ...(hasCut ? [dash] : [])];
    const control = amountsOf(metric, null, context).value(own[0]?.raw.control ?? null);
    return [
      [name, view.arms[view.design.control] ?? '', control, dash, ...blanks, null, null, ''],
      ...own.map((one): readonly CellValue[] => [
        name,
        view.arms[one.arm] ?? '',
        amountsOf(metric, one.raw.absolute?.interval ?? null, context).value(one.raw.treatment),
        absoluteText(one.raw, metric, context),
        ...(hasAdjusted ? [absoluteText(one.adjusted, metric, context)] : []),
        ...(hasCut ? [absoluteText(one.winsorised, metric, context)] : []),
        ...chances(one),
        decisionWord(view, one, labels),
      ]),
    ];
  };
  const rows = view.metrics.flatMap(rowsOf);
  return {
    id: 'figures',
    title: labels.figuresTitle,
    columns: [
      column('metric', 'text', labels),
      column('arm', 'text', labels),
      column('value', 'text', labels),
      column('difference', 'text', labels),
      ...(hasAdjusted ? [column('cupedDifference', 'text', labels)] : []),
      ...(hasCut ? [column('cutDifference', 'text', labels)] : []),
      { id: 'p', label: labels.decidingP(view.readout.family), kind: 'probability' },
      column('chanceToWin', 'shareFine', labels),
      column('decision', 'text', labels),
    ],
    rows,
    marks: rows.map(() => null),
    footer: [],
  };
}

function chances(one: Comparison): readonly CellValue[] {
  return [decidingP(one), one.belief?.chanceToWin ?? null];
}

function absoluteText(effect: Effect | null, metric: ResultMetric, context: ResultContext): string {
  const absolute = effect?.absolute;
  if (!absolute) return context.formats.value('number', null);
  return amountsOf(metric, absolute.interval, context).withInterval(absolute);
}
