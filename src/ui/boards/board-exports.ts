import { blockOf, boardScope, tableOfTile, type OpenBoard } from '../../analyses/board-views.ts';
import { encodeView } from '../../core/spec/codec.ts';
import type { ModelInfo } from '../../core/model/info.ts';
import type { ViewState } from '../../core/spec/filters.ts';
import type { TableData } from '../../core/spec/screen.ts';
import { aboutBoard } from '../../i18n/about-board.ts';
import { formatsOf } from '../../i18n/cells.ts';
import type { AppState } from '../../state/app.ts';
import type { BoardAnswers } from '../../state/board-answers.svelte.ts';
import type { I18n } from '../i18n.ts';
import { nameOfSet } from '../pages/filter-props.ts';
import { everything, exportMenu, saveTables } from '../pages/table-export.ts';
import type { PageOffers } from '../shell/page-offers.svelte.ts';
import type { BoardDesk } from './desk.svelte.ts';

/** What the exports of a board are made from. */
interface Exported {
  readonly app: AppState;
  readonly desk: BoardDesk;
  readonly board: OpenBoard;
  /** The views of its tiles under its filters. */
  readonly views: readonly ViewState[];
  readonly answers: BoardAnswers;
  readonly model: ModelInfo;
  readonly i18n: I18n;
}

/** What a board offers to save: its answered tiles as one workbook, a sheet each, or one as CSV. */
export function boardExports(exported: Exported): NonNullable<PageOffers['exports']> {
  const { app, desk, board, model, i18n } = exported;
  const places = [...board.tiles.keys()].filter((at) => desk.drawn.get(at)?.hasNumbers === true);
  const { view } = app;
  return {
    items: exportMenu(
      places.map((at) => ({ id: String(at), title: desk.nameOf(at) })),
      i18n,
    ),
    save: async (chosen) => {
      const wanted = places.filter((at) => chosen === everything || chosen === String(at));
      const facts = aboutBoard(
        {
          ...{ name: desk.name, filters: view.state.filters, link: location.href },
          tiles: board.tiles.map((_, at) => desk.nameOf(at)),
          data: boardScope(view.state, model),
          nameOfSet: (set) => nameOfSet(set, i18n),
        },
        i18n,
      );
      const formats = formatsOf(i18n.format, i18n.locale, model);
      await saveTables(
        chosen === everything ? 'xlsx' : 'csv',
        wanted.flatMap((at) => tableAt(exported, at) ?? []),
        'regulars-board',
        { formats, scale: model.scale, facts },
        i18n,
      );
    },
  };
}

function tableAt(
  { board, views, answers, model, desk, i18n }: Exported,
  at: number,
): TableData | null {
  const [tile, view] = [board.tiles[at], views[at]];
  const answer = view ? answers.to(encodeView(view)) : null;
  if (!tile || answer?.kind !== 'answered') return null;
  const { open, view: numbers } = answer.result;
  const labels: unknown = open.analysis.labels[i18n.locale];
  const formats = formatsOf(i18n.format, i18n.locale, model);
  const screen = open.analysis.screen(numbers, { labels, formats, data: open.data });
  return tableOfTile(blockOf(screen, tile.block), at, desk.nameOf(at));
}
