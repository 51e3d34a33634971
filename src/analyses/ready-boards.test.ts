import { describe, expect, test } from 'vitest';
import { exampleModel } from '../../test/support/golden-model.ts';
import type { DimensionInfo, ModelInfo } from '../core/model/info.ts';
import { mostTiles, readyBoards } from '../core/spec/board.ts';
import { openView } from './open-view.ts';
import { readyTiles } from './ready-boards.ts';

const values = (count: number): DimensionInfo['values'] =>
  Array.from({ length: count }, (_, place) => ({ value: `v${place}`, rows: 10 }));
const line = (label: string, count: number): DimensionInfo => ({
  ...{ id: label, label, source: 'line', column: 'd', values: values(count) },
});
const shop = (dimensions: readonly DimensionInfo[], rest: Partial<ModelInfo> = {}): ModelInfo => ({
  ...exampleModel,
  ...{ dimensions, ...rest },
});

const shapes: readonly (readonly [string, ModelInfo, string | null])[] = [
  [
    'a shop with categories, brands and channels',
    shop([line('Channel', 3), line('品牌', 9), line('分類', 6)]),
    'dimension:分類^10',
  ],
  [
    'a shop with departments',
    shop([line('x', 4), line('DEPARTMENT', 30)]),
    'dimension:DEPARTMENT^10',
  ],
  ['a shop with a column of few values', shop([line('Region', 4)]), 'dimension:Region^10'],
  ['a shop whose columns are names', shop([line('E-mail', 4)]), 'product^10'],
  ['a shop with too many categories', shop([line('Category', 500)]), 'product^10'],
  ['a shop with a category of one value', shop([line('Category', 1)]), 'product^10'],
  ['a shop of one product', shop([], { products: 1 }), null],
  ['a shop of a day', shop([], { products: 0, firstDay: '2024-03-20' }), null],
];

describe.each(shapes)('a ready-made board for %s', (_, model, rows) => {
  test.each(readyBoards)('%s asks only for what the data have', (board) => {
    const { tiles, leftOut } = readyTiles(board, model, 'en');
    expect(tiles.length).toBeLessThanOrEqual(mostTiles);
    for (const { view } of tiles) expect(openView(view, model).notices).toEqual([]);
    const explored = tiles.filter(({ view }) => view.page === 'explore');
    expect(explored.map(({ view }) => view.params['rows'])).toEqual(rows === null ? [] : [rows]);
    expect(leftOut).toEqual(rows === null ? ['products'] : []);
  });

  test('leaves no gap in a row of tiles', () => {
    let filled = 0;
    for (const { width } of readyTiles('monday', model, 'en').tiles) {
      filled += width;
      expect(filled).toBeLessThanOrEqual(6);
      if (filled === 6) filled = 0;
    }
    expect(filled).toBe(0);
  });
});
