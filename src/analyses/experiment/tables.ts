import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { TableData } from '../../core/spec/screen.ts';
import { armTable } from './arm-table.ts';
import { courseOf } from './course.ts';
import { designTable } from './design-table.ts';
import { figureTable } from './figure-table.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { hasCourse } from './params.ts';
import { breakdownTables } from './part-table.ts';
import { hasWeeks, resultTables } from './result-tables.ts';
import { quantileTable, responderTable, spreadTable } from './spread-tables.ts';
import { courseTable } from './time-screen.ts';
import type { ExperimentView } from './view.ts';
import { weekTable } from './week-blocks.ts';
import { namedResult } from './words.ts';

type Context = ScreenContext<ExperimentLabels>;

/** Every number of what is shown. */
export function tablesOfExperiment(view: ExperimentView, context: Context): readonly TableData[] {
  const named = { ...view, result: namedResult(view.result, context.labels) };
  const arms = armTable(named.result, context.labels);
  switch (view.params.show) {
    case 'result':
      return resultTables(named.result, context);
    case 'time':
      return [
        arms,
        ...courseTables(named, context),
        ...(hasWeeks(named.result) ? [weekTable(named.result, named.about, context)] : []),
      ];
    case 'breakdown':
      return [arms, ...breakdownTables(named, context)];
    case 'spread':
      return [arms, ...spreadTables(named, context)];
    case 'report':
      return [
        designTable(named, context),
        figureTable(named.result, context),
        ...resultTables(named.result, context),
        ...(hasCourse(named.params) ? courseTables(named, context) : []),
      ];
  }
}

function courseTables(view: ExperimentView, context: Context): readonly TableData[] {
  const points = courseOf(view);
  return view.result.arms.flatMap((_, arm) => {
    const own = points.filter((point) => point.arm === arm);
    return own.length === 0 ? [] : [courseTable(view, own, context, arm)];
  });
}

function spreadTables(view: ExperimentView, context: Context): readonly TableData[] {
  const { spread } = view;
  if (!spread) return [];
  return [
    spreadTable(view, spread, context),
    responderTable(view, spread, context),
    quantileTable(view, spread, context),
  ];
}
