import { fail } from '../core/error.ts';
import type { Dataset } from '../core/model/dataset.ts';
import type { ModelInfo } from '../core/model/info.ts';
import { scope } from '../core/model/scope.ts';
import type { Locale } from '../core/spec/analysis.ts';
import { readBoard, type BoardLink } from '../core/spec/board.ts';
import type { Decoded } from '../core/spec/codec.ts';
import type { ViewState } from '../core/spec/filters.ts';
import type { Block, Screen, TableData } from '../core/spec/screen.ts';
import { customersOfSet } from './open-view.ts';
import { readyTiles, type LeftOut } from './ready-boards.ts';

/** A board on these data. */
export interface OpenBoard extends BoardLink {
  /** What of a ready-made board these data cannot answer. */
  readonly leftOut: readonly LeftOut[];
}

/** The board of an address, a ready-made one with the tiles that these data can fill, in a language. */
export function openBoard(
  params: ViewState['params'],
  model: ModelInfo,
  locale: Locale,
): Decoded<OpenBoard> {
  const { value, notices } = readBoard(params);
  const made = value.ready ? readyTiles(value.ready, model, locale) : { leftOut: [] };
  return { value: { ...value, ...made }, notices };
}

/** The data as the filters of a board say, for its filter bar: dates are a period there. */
export function boardScope(view: ViewState, model: ModelInfo): Dataset {
  return filterScope(view, model, 'period');
}

/**
 * What filters mean, for saying it and not for counting: a set of customers that a link names and nobody
 * knows narrows nothing here, and whatever counts with it says so.
 */
export function filterScope(
  { filters }: ViewState,
  model: ModelInfo,
  dates: 'period' | 'history',
): Dataset {
  const sets = filters.customers.flatMap((set) => {
    try {
      return [customersOfSet(set, model)];
    } catch {
      return [];
    }
  });
  return scope(model, { filters, dates, compares: dates === 'period', sets });
}

/** A block of a screen. Fails with `board.noPart` where the view shows none of that name on these data. */
export function blockOf({ blocks }: Screen, id: string): Block {
  return blocks.find((block) => block.id === id) ?? fail('board.noPart', { part: id.slice(0, 60) });
}

/** The numbers of a tile under the name of the tile; null where it shows sentences. */
export function tableOfTile(block: Block, place: number, title: string): TableData | null {
  if (block.kind === 'insights') return null;
  return { ...block.table, id: `t${place + 1}-${block.id}`, title };
}
