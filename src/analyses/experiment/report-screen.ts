import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { designTable } from './design-table.ts';
import { effectBlocks } from './effect-blocks.ts';
import { figureTable } from './figure-table.ts';
import { healthBlocks } from './health-screen.ts';
import type { ExperimentLabels } from './labels/types.ts';
import { resultNotes } from './notes.ts';
import { courseBlocks } from './time-screen.ts';
import { hasCourse } from './params.ts';
import type { ExperimentView } from './view.ts';
import { verdictText } from './verdict.ts';

/**
 * What a decision rests on, for print: question, decision, health, result and every setting; where a test
 * is read at any time also its course, by which it is decided.
 */
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
  const figures: Block = {
    kind: 'table',
    id: 'figures',
    title: labels.figuresTitle,
    subtitle: labels.figuresSubtitle,
    width: 'full',
    table: figureTable(result, context),
  };
  return {
    answer: question === '' ? verdict : labels.questionAndAnswer(question, verdict),
    notes: resultNotes(result, context),
    blocks: [
      ...healthBlocks(result, context),
      ...effectBlocks(result, context),
      figures,
      ...(hasCourse(view.params) ? courseBlocks(view, context) : []),
      design,
    ],
  };
}
