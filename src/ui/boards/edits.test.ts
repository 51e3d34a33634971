import { describe, expect, test } from 'vitest';
import { AppFailure } from '../../core/error.ts';
import type { BoardTile } from '../../core/spec/board.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { changed, moved, stepHeight, stepWidth, tileDeed, without, withTile } from './edits.ts';

const tile = (title: string): BoardTile => ({
  ...{ title, view: { page: 'rfm', params: {}, filters: noFilters }, block: 'grid' },
  ...{ width: 3, height: 2 },
});
const tiles = ['a', 'b', 'c'].map(tile);
const names = (some: readonly BoardTile[]): string => some.map(({ title }) => title).join('');

describe('the tiles of a board', () => {
  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('moved from %i to %i stand as %s', (from, to, expected) => {
    expect(names(moved(tiles, from, to))).toBe(expected);
  });

  test('are taken away and put back where they were', () => {
    expect(names(without(tiles, 1))).toBe('ac');
    expect(names(withTile(without(tiles, 1), tile('b'), 1))).toBe('abc');
    expect(names(withTile(tiles, tile('d')))).toBe('abcd');
  });

  test('are at most twelve', () => {
    const full = Array.from({ length: 12 }, (_, at) => tile(String(at)));
    expect(() => withTile(full, tile('more'))).toThrow(AppFailure);
  });

  test('change one by one', () => {
    expect(changed(tiles, 1, { width: 6 }).map(({ width }) => width)).toEqual([3, 6, 3]);
  });

  test('go through the widths and heights and stop at the ends', () => {
    const at = (width: BoardTile['width'], height: BoardTile['height']): BoardTile => ({
      ...tile('x'),
      ...{ width, height },
    });
    expect([2, 3, 4, 6].map((width) => stepWidth(at(width as 2, 1), 1))).toEqual([3, 4, 6, 6]);
    expect([2, 3, 4, 6].map((width) => stepWidth(at(width as 2, 1), -1))).toEqual([2, 2, 3, 4]);
    expect([1, 2, 3].map((height) => stepHeight(at(3, height as 1), 1))).toEqual([2, 3, 3]);
    expect([1, 2, 3].map((height) => stepHeight(at(3, height as 1), -1))).toEqual([1, 1, 2]);
  });
});

describe('a key on a tile', () => {
  const press = (key: string, held = ''): Parameters<typeof tileDeed>[0] => ({
    key,
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
    ctrlKey: held.includes('Ctrl'),
    metaKey: false,
  });
  test.each([
    ['ArrowLeft', 'Alt', { kind: 'move', by: -1 }],
    ['ArrowDown', 'Alt', { kind: 'move', by: 1 }],
    ['ArrowRight', 'Alt Shift', { kind: 'width', by: 1 }],
    ['ArrowUp', 'Alt Shift', { kind: 'height', by: -1 }],
    ['Delete', '', { kind: 'remove' }],
    ['ArrowLeft', '', null],
    ['ArrowLeft', 'Ctrl Alt', null],
    ['x', 'Alt', null],
  ])('%s with “%s” does %j', (key, held, deed) => {
    expect(tileDeed(press(key, held))).toEqual(deed);
  });
});
