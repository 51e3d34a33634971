import { boardPage, readBoard } from './board.ts';
import { dimensionsInMarks } from './mark-text.ts';
import { dimensionValue } from './params.ts';
import type { ViewState } from './filters.ts';

/**
 * The dimensions that data must have for a view: of its filters, its parameters, its customer sets, and
 * of the views on a board.
 */
export function neededDimensions({ page, params, filters }: ViewState): readonly string[] {
  const start = dimensionValue('');
  const named = Object.values(params)
    .flatMap((text) => text.split('~'))
    .filter((text) => text.startsWith(start))
    .map((text) => text.slice(start.length).replace(/\^\d+$/, ''));
  const filtered = filters.dimensions.map(({ dimension }) => dimension);
  const kept = ['only', 'mark'].flatMap((name) => dimensionsInMarks(params[name] ?? ''));
  const { a = null, b = null } = filters.sides ?? {};
  const inSets = [...filters.customers, a, b].flatMap((set) =>
    set ? neededDimensions(set.view) : [],
  );
  const onBoard = page === boardPage ? readBoard(params).value.tiles : [];
  const inTiles = onBoard.flatMap(({ view }) => neededDimensions(view));
  return [...new Set([...named, ...kept, ...filtered, ...inSets, ...inTiles])];
}
