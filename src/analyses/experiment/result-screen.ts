import type { Block, Screen } from '../../core/spec/screen.ts';
import { effectBlocks } from './effect-blocks.ts';
import { healthBlocks } from './health-screen.ts';
import { resultNotes } from './notes.ts';
import { hasWeeks, metricTables } from './result-tables.ts';
import type { ResultContext } from './context.ts';
import type { ResultView } from './result.ts';
import { verdictText } from './verdict.ts';
import { weekBlock } from './week-blocks.ts';

/** A result: the verdict in sentences, who is in it and whether it may be believed, then every number. */
export function resultScreen(view: ResultView, context: ResultContext): Screen {
  return {
    answer: verdictText(view, context),
    notes: resultNotes(view, context),
    blocks: [
      ...healthBlocks(view, context),
      ...effectBlocks(view, context),
      ...metricBlocks(view, context),
      ...(hasWeeks(view) ? [weekBlock(view, 0, context)] : []),
    ],
  };
}

/** Every metric in its own unit. */
export function metricBlocks(view: ResultView, context: ResultContext): readonly Block[] {
  const { labels } = context;
  return metricTables(view, context).map((table, place) => {
    const metric = view.metrics[place];
    const isGuardrail = view.design.metrics[place]?.isGuardrail === true;
    return {
      kind: 'table',
      id: table.id,
      title: isGuardrail ? labels.guardrailTitle(table.title) : table.title,
      subtitle: metric ? labels.kinds[metric.kind] : '',
      width: 'full',
      table,
    };
  });
}
