import type { ViewState } from '../../core/spec/filters.ts';
import type { Block } from '../../core/spec/screen.ts';
import type { BoardTile } from '../../core/spec/board.ts';

/** A part of a page that somebody wants on a board. */
export interface AskedTile {
  readonly tile: BoardTile;
  /** What it is called on its page. */
  readonly name: string;
}

let asked = $state.raw<AskedTile | null>(null);

/** What is to be put on a board; null while nobody asks for that. */
export function askedTile(): AskedTile | null {
  return asked;
}

/** Asks on which board a part of a page should stand. */
export function askForBoard(view: ViewState, block: Block, name: string): void {
  asked = { tile: { title: null, view, block: block.id, ...sizeOf(block) }, name };
}

export function answerAskedTile(): void {
  asked = null;
}

/** As much of a board as of its page. */
function sizeOf(block: Block): Pick<BoardTile, 'width' | 'height'> {
  if (block.kind === 'tiles') return { width: 6, height: 1 };
  const widths = {
    full: 6,
    'two-thirds': 4,
    'three-fifths': 3,
    'two-fifths': 3,
    third: 2,
  } as const;
  return { width: widths[block.width], height: block.kind === 'grid' ? 3 : 2 };
}
