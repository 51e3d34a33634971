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
 * All metrics in one table that fits on paper: a row per metric and group beside the control, each
 * difference with its interval as one text. Raw, with what was known before taken out, and with the
 * largest outcomes cut.
 */
export function figureTable(view: ResultView, context: ResultContext): TableData {
  const { labels } = context;
  const { comparisons } = view.readout;
  const hasAdjusted = comparisons.some(({ adjusted }) => adjusted !== null);
  const hasCut = comparisons.some(({ winsorised }) => winsorised !== null);
  const rowsOf = (metric: ResultMetric, place: number): readonly (readonly CellValue[])[] =>
    comparisons
      .filter((one) => one.metric === place)
      .map((one) => {
        const amounts = amountsOf(metric, one.raw.absolute?.interval ?? null, context);
        return [
          ...[metricName(metric, labels), view.arms[one.arm] ?? ''],
          ...[amounts.value(one.raw.treatment), amounts.value(one.raw.control)],
          absoluteText(one.raw, metric, context),
          ...(hasAdjusted ? [absoluteText(one.adjusted, metric, context)] : []),
          ...(hasCut ? [absoluteText(one.winsorised, metric, context)] : []),
          ...chances(one),
          decisionWord(view, one, labels),
        ];
      });
  const rows = view.metrics.flatMap(rowsOf);
  return {
    id: 'figures',
    title: labels.figuresTitle,
    columns: [
      column('metric', 'text', labels),
      column('arm', 'text', labels),
      column('value', 'text', labels),
      column('controlValue', 'text', labels),
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
