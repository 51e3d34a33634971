import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen } from '../../core/spec/screen.ts';
import { breakdownScreen } from './breakdown-screen.ts';
import { healthBlocks } from './health-screen.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { reportScreen } from './report-screen.ts';
import { resultScreen } from './result-screen.ts';
import { spreadScreen } from './spread-screen.ts';
import { timeScreen } from './time-screen.ts';
import type { ExperimentView } from './view.ts';
import { namedResult } from './words.ts';

/** A test's page: the verdict, then what is asked for; where there is nothing to read, what to do. */
export function screenOfExperiment(
  view: ExperimentView,
  context: ScreenContext<ExperimentLabels>,
): Screen {
  const { labels } = context;
  const named = { ...view, result: namedResult(view.result, labels) };
  if (view.lack)
    return {
      answer: labels.lacks[view.lack],
      notes: [],
      blocks: named.result.arms.length < 2 ? [] : healthBlocks(named.result, context),
    };
  const screen = shownScreen(named, context);
  // Whether chance made the values of a column, the data do not say.
  return view.params.from === 'column'
    ? { ...screen, notes: [labels.columnNote, ...screen.notes] }
    : screen;
}

function shownScreen(named: ExperimentView, context: ScreenContext<ExperimentLabels>): Screen {
  switch (named.params.show) {
    case 'result':
      return resultScreen(named.result, context);
    case 'time':
      return timeScreen(named, context);
    case 'breakdown':
      return breakdownScreen(named, context);
    case 'spread':
      return spreadScreen(named, context);
    case 'report':
      return reportScreen(named, context);
  }
}
