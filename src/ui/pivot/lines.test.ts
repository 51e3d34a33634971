import { describe, expect, test } from 'vitest';
import { closedTo, groupsAround, groupsOf, linesOf } from './lines.ts';
import { shop } from '../../../test/support/shop-pivot.ts';

// Rows of the shop: North(0) [Web(1) [Tea(2), Cups(3)], Store(4) [Tea(5)]], South(6) [Web(7) [Tea(8)]], Total(9).
const groups = groupsOf(shop);
const labelsOf = (closed: readonly string[]) => {
  const lines = linesOf(9, () => groups, closed);
  return Array.from({ length: lines.count + 1 }, (_, line) => shop.row(lines.placeAt(line)).id);
};

describe('the lines of a pivot', () => {
  test('are all rows while nothing is closed, and groups are not even looked for', () => {
    const lines = linesOf(
      100_000,
      () => {
        throw new Error('asked');
      },
      [],
    );
    expect([lines.count, lines.placeAt(99_999), lines.lineOf(77)]).toEqual([100_000, 99_999, 77]);
  });

  test('leave out what is inside closed groups, and keep the grand total at the end', () => {
    expect(labelsOf(['n/w'])).toEqual(['n', 'n/w', 'n/s', 'n/s/t', 's', 's/w', 's/w/t', '']);
    expect(labelsOf(['n', 's/w'])).toEqual(['n', 's', 's/w', '']);
  });

  test('take no notice of what is closed inside a closed group, or is not there', () => {
    expect(labelsOf(['n/s', 'n', 'gone'])).toEqual(['n', 's', 's/w', 's/w/t', '']);
  });

  test('tell the line of a row, and for a hidden row that of the group that hides it', () => {
    const lines = linesOf(9, () => groups, ['n/w', 's']);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => lines.lineOf(place))).toEqual([
      0, 1, 1, 1, 2, 3, 4, 4, 4, 5,
    ]);
  });

  test('lead from line to row and back', () => {
    const lines = linesOf(9, () => groups, ['n/w', 'n/s']);
    for (let line = 0; line <= lines.count; line += 1)
      expect(lines.lineOf(lines.placeAt(line))).toBe(line);
  });
});

describe('the groups of a pivot', () => {
  test('are the rows that have rows inside', () => {
    expect(groups.map(({ id, place, end }) => [id, place, end])).toEqual([
      ['n', 0, 6],
      ['n/w', 1, 4],
      ['n/s', 4, 6],
      ['s', 6, 9],
      ['s/w', 7, 9],
    ]);
  });

  test('close to a level: only groups of that depth', () => {
    expect(closedTo(groups, 1)).toEqual(['n', 's']);
    expect(closedTo(groups, 2)).toEqual(['n/w', 'n/s', 's/w']);
  });

  test('are around a row, outermost first', () => {
    expect(groupsAround(groups, 5).map(({ id }) => id)).toEqual(['n', 'n/s']);
    expect(groupsAround(groups, 0)).toEqual([]);
  });
});
