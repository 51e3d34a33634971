import { fail } from '../../core/error.ts';
import {
  mostTiles,
  tileHeights,
  tileWidths,
  type Board,
  type BoardTile,
} from '../../core/spec/board.ts';

type Tiles = Board['tiles'];

/** The tiles with one of them at another place. */
export function moved(tiles: Tiles, from: number, to: number): Tiles {
  const tile = tiles[from];
  if (!tile || to < 0 || to >= tiles.length) return tiles;
  const others = tiles.filter((_, at) => at !== from);
  return [...others.slice(0, to), tile, ...others.slice(to)];
}

/** The tiles with one of them changed. */
export function changed(tiles: Tiles, at: number, change: Partial<BoardTile>): Tiles {
  return tiles.map((tile, place) => (place === at ? { ...tile, ...change } : tile));
}

export function without(tiles: Tiles, at: number): Tiles {
  return tiles.filter((_, place) => place !== at);
}

/** The tiles with one more at a place; at the end unless told. Fails with `board.full`. */
export function withTile(tiles: Tiles, tile: BoardTile, at = tiles.length): Tiles {
  if (tiles.length >= mostTiles) fail('board.full', { most: mostTiles });
  return [...tiles.slice(0, at), tile, ...tiles.slice(at)];
}

/** The next width up or down; the same where there is none. */
export function stepWidth({ width }: BoardTile, by: 1 | -1): BoardTile['width'] {
  return tileWidths[tileWidths.indexOf(width) + by] ?? width;
}

/** The next height up or down; the same where there is none. */
export function stepHeight({ height }: BoardTile, by: 1 | -1): BoardTile['height'] {
  return tileHeights[tileHeights.indexOf(height) + by] ?? height;
}

/** What a key does to the tile that has the focus: Alt moves it, Alt with Shift resizes it. */
export type TileDeed =
  { readonly kind: 'move' | 'width' | 'height'; readonly by: 1 | -1 } | { readonly kind: 'remove' };

const arrows: Readonly<Record<string, { readonly by: 1 | -1; readonly isAcross: boolean }>> = {
  ArrowLeft: { by: -1, isAcross: true },
  ArrowRight: { by: 1, isAcross: true },
  ArrowUp: { by: -1, isAcross: false },
  ArrowDown: { by: 1, isAcross: false },
};

/** The deed of a key press; null where it is none. */
export function tileDeed(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): TileDeed | null {
  const { key, altKey, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return null;
  if (key === 'Delete' && !altKey && !shiftKey) return { kind: 'remove' };
  const arrow = arrows[key];
  if (!arrow || !altKey) return null;
  if (!shiftKey) return { kind: 'move', by: arrow.by };
  return arrow.isAcross ? { kind: 'width', by: arrow.by } : { kind: 'height', by: arrow.by };
}
