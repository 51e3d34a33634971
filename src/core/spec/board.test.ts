import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mapTileViews,
  mostTiles,
  readBoard,
  sharedView,
  tileHeights,
  tileWidths,
  writeBoard,
  type Board,
} from './board.ts';
import { noFilters, type ViewState } from './filters.ts';
import { neededDimensions } from './needs.ts';
import { shareable } from './shareable.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.isWellFormed() && text.trim() === text);
const anyView: fc.Arbitrary<ViewState> = fc.record({
  page: fc.constantFrom('overview', 'explore', 'rfm'),
  params: fc.dictionary(fc.constantFrom('rows', 'by', 'show'), words, { noNullPrototype: true }),
  filters: fc.record({
    dates: fc.constantFrom(null, { from: '2024-01-01', to: '2024-03-31' }),
    compare: fc.constantFrom(null, 'year' as const, 'none' as const),
    asOf: fc.constantFrom(null, '2024-06-30'),
    dimensions: fc.array(
      fc.record({
        dimension: words,
        exclude: fc.boolean(),
        values: fc.array(words, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    customers: fc.constantFrom(
      [],
      [{ mark: 'segment:atRisk', view: { page: 'rfm', params: {}, filters: noFilters } }],
    ),
  }),
});
const anyBoard: fc.Arbitrary<Board> = fc.record({
  name: fc.oneof(fc.constant(''), words),
  tiles: fc.array(
    fc.record({
      title: fc.oneof(fc.constant(null), words),
      view: anyView,
      block: fc.constantFrom('figures', 'months', 'pivot'),
      width: fc.constantFrom(...tileWidths),
      height: fc.constantFrom(...tileHeights),
    }),
    { maxLength: mostTiles },
  ),
});

const tile = {
  title: null,
  view: { page: 'overview', params: {}, filters: noFilters },
  block: 'months',
  width: 4,
  height: 2,
} as const;

describe('a board in the address', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(anyBoard, (board) => {
        expect(readBoard(writeBoard(board))).toEqual({
          value: { ...board, ready: null },
          notices: [],
        });
      }),
    );
  });

  test('says nothing of what is as usual', () => {
    const usual = { ...tile, width: 3 } as const;
    expect(writeBoard({ name: '', tiles: [usual] })).toEqual({
      t1: 'overview?v=1&tile.block=months',
    });
    expect(writeBoard({ name: '週一', tiles: [{ ...tile, title: 'Net' }] })).toEqual({
      name: '週一',
      t1: 'overview?v=1&tile.block=months&tile.size=4x2&tile.title=Net',
    });
  });

  test('keeps its tiles in order beyond the ninth', () => {
    const tiles = Array.from({ length: 12 }, (_, at) => ({ ...tile, title: `No ${at}` }));
    const { value } = readBoard(writeBoard({ name: '', tiles }));
    expect(value.tiles.map(({ title }) => title)).toEqual(tiles.map(({ title }) => title));
  });

  test.each([
    ['a tile without a part', { t1: 'overview?v=1' }, 'view.badValue'],
    ['a tile without a page', { t1: '?tile.block=x' }, 'view.badValue'],
    ['a board on a board', { t1: 'board?v=1&tile.block=x' }, 'view.badValue'],
    ['a thirteenth tile', { t13: 'overview?v=1&tile.block=months' }, 'view.badValue'],
    ['a hundredth tile', { t100: 'overview?v=1&tile.block=months' }, 'view.unknownKey'],
    ['a ready-made board that there is not', { ready: 'friday' }, 'view.badValue'],
    ['tiles of a ready-made board', { ready: 'monday', t1: 'x?tile.block=y' }, 'view.unknownKey'],
    ['what is no tile', { t1x: 'overview', __proto__x: 'y' }, 'view.unknownKey'],
  ])('leaves %s out, and says so', (_, params, code) => {
    const { value, notices } = readBoard(params);
    expect(value.tiles).toEqual([]);
    expect(new Set(notices.map((notice) => notice.code))).toEqual(new Set([code]));
  });

  test('gives a tile of a broken size the usual one, and says so', () => {
    const { value, notices } = readBoard({ t1: 'rfm?v=1&tile.block=grid&tile.size=5x9' });
    expect(value.tiles).toMatchObject([{ width: 3, height: 2, block: 'grid' }]);
    expect(notices).toEqual([
      { code: 'view.badValue', detail: { key: 'tile.size', value: '5x9' } },
    ]);
  });

  test('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('t1', 't2', 't12', 'name', 'ready', 'x'),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (params) => {
          expect(readBoard(params).value.tiles.length).toBeLessThanOrEqual(mostTiles);
        },
      ),
    );
  });
});

describe('the filters of a board', () => {
  const own: ViewState = {
    page: 'overview',
    params: {},
    filters: {
      dates: { from: '2024-01-01', to: '2024-01-31' },
      compare: 'year',
      asOf: '2024-12-31',
      dimensions: [
        { dimension: 'city', exclude: false, values: ['Taipei'] },
        { dimension: 'channel', exclude: false, values: ['web'] },
      ],
      customers: [{ mark: 'tier:top', view: { page: 'pyramid', params: {}, filters: noFilters } }],
    },
  };

  test('leave a tile its own where they say nothing', () => {
    expect(sharedView(own, noFilters)).toEqual(own);
  });

  test('count before those of the tile, and sets of customers narrow each other', () => {
    const set = { mark: 'segment:new', view: { page: 'rfm', params: {}, filters: noFilters } };
    const { filters } = sharedView(own, {
      dates: { from: '2025-01-01', to: '2025-06-30' },
      compare: 'none',
      asOf: '2025-06-30',
      dimensions: [{ dimension: 'city', exclude: true, values: ['Tainan'] }],
      customers: [set],
    });
    expect(filters).toEqual({
      dates: { from: '2025-01-01', to: '2025-06-30' },
      compare: 'none',
      asOf: '2025-06-30',
      dimensions: [
        { dimension: 'channel', exclude: false, values: ['web'] },
        { dimension: 'city', exclude: true, values: ['Tainan'] },
      ],
      customers: [...own.filters.customers, set],
    });
  });
});

describe('what a board may say to others', () => {
  const secret: ViewState = {
    page: 'overview',
    params: {},
    filters: {
      ...noFilters,
      dimensions: [{ dimension: 'e-mail', exclude: false, values: ['ann@shop.example'] }],
    },
  };
  const params = writeBoard({ name: 'Mine', tiles: [{ ...tile, view: secret }, tile] });
  const board: ViewState = { page: 'board', params, filters: noFilters };

  test('holds no value that names people in any tile', () => {
    const { view, leftOut } = shareable(board, ['e-mail']);
    expect(leftOut).toEqual(['e-mail']);
    expect(view.params).toEqual(writeBoard({ name: 'Mine', tiles: [tile, tile] }));
    expect(JSON.stringify(view)).not.toContain('ann');
  });

  test('stays as it is where nothing names people', () => {
    expect(shareable(board, ['phone'])).toEqual({ view: board, leftOut: [] });
  });

  test('names the columns that its tiles need', () => {
    expect(neededDimensions(board)).toEqual(['e-mail']);
  });

  test('keeps everything else when its views change', () => {
    expect(mapTileViews(params, (view) => ({ ...view, page: 'rfm' }))['t2']).toBe(
      'rfm?v=1&tile.block=months&tile.size=4x2',
    );
  });
});
