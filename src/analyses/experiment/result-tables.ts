import type { TableData } from '../../core/spec/screen.ts';
import { armTable } from './arm-table.ts';
import { comparisonsOf, effectTable } from './effect-table.ts';
import { healthTable } from './health-screen.ts';
import { metricTable } from './metric-table.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';
import { weekTable } from './week-blocks.ts';

/** Every number of a result. */
export function resultTables(view: ResultView, context: ResultContext): readonly TableData[] {
  const { labels } = context;
  const health = healthTable(view, context);
  return [
    armTable(view, labels),
    ...(health.rows.length > 0 ? [health] : []),
    ...(['effects', 'guardrails'] as const)
      .filter((part) => comparisonsOf(view, part).length > 0)
      .map((part) => effectTable(view, labels, part)),
    ...metricTables(view, context),
    ...(hasWeeks(view) ? [weekTable(view, 0, context)] : []),
  ];
}

/** One table per metric that there is anything to say about. */
export function metricTables(view: ResultView, { labels }: ResultContext): readonly TableData[] {
  return view.readout.comparisons.length === 0
    ? []
    : view.metrics.map((_, place) => metricTable(view, place, labels));
}

/** Whether outcomes of several weeks are known. */
export function hasWeeks({ weeks = [], readout }: ResultView): boolean {
  return weeks.length > 1 && readout.comparisons.length > 0;
}
