import { tableFromIPC } from 'apache-arrow';
import { blockOf, boardScope, openBoard, tableOfTile } from '../analyses/board-views.ts';
import { openView } from '../analyses/open-view.ts';
import { analysisOf } from '../analyses/registry.ts';
import { recordOf, type AppError } from '../core/error.ts';
import type { LoadReport, ModelInfo } from '../core/model/info.ts';
import { sharedView, type BoardTile } from '../core/spec/board.ts';
import type { Filters, ViewState } from '../core/spec/filters.ts';
import type { TableData } from '../core/spec/screen.ts';
import type { Engine } from '../engine/engine.ts';
import { aboutBoard } from '../i18n/about-board.ts';
import { formatsOf } from '../i18n/cells.ts';
import { nameOfSet } from '../i18n/filter-names.ts';
import { titleOfBlock } from '../i18n/tile-words.ts';
import { writeLocation } from '../url/location.ts';
import { english } from './english.ts';
import type { Printed } from './reconcile.ts';

/** What a tile has to say: its name, its numbers, and what is to be known of them. */
interface PrintedTile {
  readonly name: string;
  readonly table: TableData | null;
  readonly notes: readonly string[];
}

/** The tables of a board's tiles, in their order; a tile that cannot be answered is a note. */
export async function printedBoard(
  engine: Engine,
  view: ViewState,
  { model }: LoadReport,
): Promise<Printed> {
  const { value: board, notices } = openBoard(view.params, model, 'en');
  const data = boardScope(view, model);
  const { t } = english;
  const tiles: PrintedTile[] = [];
  for (const [at, tile] of board.tiles.entries())
    tiles.push(await printedTile(engine, tile, at, view.filters, model));
  const name = board.ready ? t.board.readyNames[board.ready] : board.name || t.board.untitled;
  return {
    answer: english.format.term(name, t.board.tiles(tiles.length)),
    asOf: data.asOf,
    tables: tiles.flatMap(({ table }) => table ?? []),
    notes: [
      ...tiles.flatMap(({ notes }) => notes),
      ...board.leftOut.map((reason) => t.board.leftOut[reason]),
      ...notices.map(written),
    ],
    about: aboutBoard(
      {
        ...{ name, filters: view.filters, data, link: writeLocation(view, false) },
        tiles: tiles.map((tile) => tile.name),
        nameOfSet: (set) => nameOfSet(set, analysisOf(set.view.page), english),
      },
      english,
    ),
  };
}

async function printedTile(
  engine: Engine,
  tile: BoardTile,
  at: number,
  shared: Filters,
  model: ModelInfo,
): Promise<PrintedTile> {
  const given = tile.title ?? tile.view.page;
  try {
    const { analysis, query, params, data, notices } = openView(
      sharedView(tile.view, shared),
      model,
    );
    const answer = tableFromIPC((await engine.run(query)).bytes);
    const numbers: unknown = analysis.view(answer, params, data);
    const labels: unknown = analysis.labels.en;
    const formats = formatsOf(english.format, 'en', model);
    const screen = analysis.screen(numbers, { labels, formats, data });
    const block = blockOf(screen, tile.block);
    const name = tile.title ?? titleOfBlock(block, analysis, english);
    return { name, table: tableOfTile(block, at, name), notes: notices.map(written) };
  } catch (error) {
    const failure = recordOf(error, 'engine.query');
    return { name: given, table: null, notes: [english.format.term(given, written(failure))] };
  }
}

function written({ code, detail }: AppError): string {
  return `${code} ${JSON.stringify(detail)}`;
}
