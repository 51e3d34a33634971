import { analysisOf } from '../../analyses/registry.ts';
import { formatsOf } from '../../i18n/cells.ts';
import { titleOfBlock } from '../../i18n/tile-words.ts';
import type { AppState } from '../../state/app.ts';
import type { I18n } from '../i18n.ts';
import type { Command } from '../shell/types.ts';
import { askForBoard } from './asked-tile.svelte.ts';

/** A command for each part of the page in front that can stand on a board. */
export function addCommands({ view }: AppState, i18n: I18n): readonly Command[] {
  const { result, state } = view;
  const analysis = analysisOf(state.page);
  if (!analysis || result?.open.analysis !== analysis) return [];
  const { data } = result.open;
  const labels: unknown = analysis.labels[i18n.locale];
  const formats = formatsOf(i18n.format, i18n.locale, data.model);
  const { blocks } = analysis.screen(result.view, { labels, formats, data });
  return blocks.map((block) => {
    const name = titleOfBlock(block, analysis, i18n);
    return {
      id: `board-add-${block.id}`,
      label: i18n.t.board.addWhat(name),
      group: i18n.t.board.title,
      run: () => askForBoard(state, block, name),
    };
  });
}
