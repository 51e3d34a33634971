import { describe, expect, test } from 'vitest';
import type { ModelInfo } from '../../core/model/info.ts';
import { afterEdit } from './after-edit.ts';
import type { Shelved } from './edits.ts';

const model = { hasMargin: false, hasServiceCost: false } as ModelInfo;
const before: Shelved = {
  rows: ['year', 'product^10'],
  columns: ['tier'],
  // These data have no margin: the places of a sort do not count it.
  measures: ['revenue', 'margin', 'orders'],
};
const sorted = { sort: ['1', 'asc'], closed: ['=24'] };

describe('After an edit', () => {
  test('the sort follows its measure', () => {
    const after = { ...before, measures: ['orders', 'revenue', 'margin'] };
    expect(afterEdit(before, after, sorted, model).sort).toEqual(['0', 'asc']);
  });

  test('the sort goes with its measure', () => {
    const after = { ...before, measures: ['revenue', 'margin'] };
    expect(afterEdit(before, after, sorted, model).sort).toEqual([]);
  });

  test('a sort by one column goes when the columns are other ones', () => {
    const byColumn = { sort: ['0', 'desc', '=2'], closed: [] };
    const sortAfter = (columns: readonly string[]) =>
      afterEdit(before, { ...before, columns }, byColumn, model).sort;
    expect(sortAfter([])).toEqual([]);
    expect(sortAfter(['segment'])).toEqual([]);
    expect(sortAfter(['tier', 'month'])).toEqual(['0', 'desc', '=2']);
  });

  test('groups stay closed while the fields around them stay', () => {
    const closedAfter = (rows: readonly string[]) =>
      afterEdit(before, { ...before, rows }, sorted, model).closed;
    expect(closedAfter(['year', 'product^5', 'month'])).toEqual(['=24']);
    expect(closedAfter(['product^10', 'year'])).toEqual([]);
  });
});
