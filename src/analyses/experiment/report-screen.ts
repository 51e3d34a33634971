import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { breakdownBlocks, breakdownNotes } from './breakdown-screen.ts';
import { designTable } from './design-table.ts';
import { effectBlocks } from './effect-blocks.ts';
import { healthBlocks } from './health-screen.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { resultNotes } from './notes.ts';
import { metricBlocks } from './result-screen.ts';
import { hasWeeks } from './result-tables.ts';
import { spreadBlocks } from './spread-screen.ts';
import { courseBlocks } from './time-screen.ts';
import type { ExperimentView } from './view.ts';
import { verdictText } from './verdict.ts';
import { weekBlock } from './week-blocks.ts';

/** Everything on one page for print: question, decision, health, result, course, parts, and every setting. */
export function reportScreen(
  view: ExperimentView,
  context: ScreenContext<ExperimentLabels>,
): Screen {
  const { labels } = context;
  const { result } = view;
  const { question = '' } = result;
  const verdict = verdictText(result, context);
  const design: Block = {
    kind: 'table',
    id: 'design',
    title: labels.designTitle,
    subtitle: labels.designSubtitle,
    width: 'full',
    table: designTable(view, context),
  };
  return {
    answer: question === '' ? verdict : labels.questionAndAnswer(question, verdict),
    notes: [...resultNotes(result, context), ...breakdownNotes(view, context)],
    blocks: [
      ...healthBlocks(result, context),
      ...effectBlocks(result, context),
      ...metricBlocks(result, context),
      ...courseBlocks(view, context),
      ...(hasWeeks(result) ? [weekBlock(result, 0, context)] : []),
      ...breakdownBlocks(view, context),
      ...(view.spread ? spreadBlocks(view, view.spread, context) : []),
      design,
    ],
  };
}
