import { boardPage } from '../../core/spec/board.ts';
import { readLocation } from '../../url/location.ts';
import { hashOf, type SavedView } from '../../url/saved-view.ts';

/** Whether a saved view is a board. */
export function isBoard(saved: SavedView): boolean {
  return readLocation(hashOf(saved)).view.page === boardPage;
}
