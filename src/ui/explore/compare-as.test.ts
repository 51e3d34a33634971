import { expect, test } from 'vitest';
import { noFilters, type CustomerSet, type ViewState } from '../../core/spec/filters.ts';
import { compared, withoutSide } from './compare-as.ts';

const rfm: ViewState = { page: 'rfm', params: {}, filters: noFilters };
const explore: ViewState = {
  page: 'explore',
  params: { columns: 'visit', measures: 'orders', sort: '0~desc' },
  filters: noFilters,
};
const champions: CustomerSet = { view: rfm, mark: 'segment:champions' };
const repeats: CustomerSet = { view: explore, mark: 'cell:/visit=1' };

test('The first set waits where it was chosen; with the second both stand on the columns', () => {
  const one = compared('a', champions, rfm);
  expect(one).toEqual({
    ...rfm,
    filters: { ...noFilters, sides: { a: champions, b: null } },
  });
  const both = compared('b', repeats, { ...explore, filters: one.filters });
  expect(both.page).toBe('explore');
  expect(both.params['columns']).toBe('comparedSets~visit');
  expect(both.params['measures']).toBe('orders');
  expect(both.filters.sides?.a).toEqual(champions);
});

test('From another page an exploration is opened for them', () => {
  const one = compared('a', repeats, explore);
  expect(compared('b', champions, { ...rfm, filters: one.filters })).toMatchObject({
    page: 'explore',
    params: { columns: 'comparedSets' },
  });
});

test('A set remembers neither the other one nor how its table was sorted', () => {
  const one = compared('a', champions, explore);
  const { sides } = compared('b', { ...repeats, view: one }, one).filters;
  expect(sides?.b?.view).toEqual({
    page: 'explore',
    params: { columns: 'visit', measures: 'orders' },
    filters: noFilters,
  });
});

test('The field stays where it is, and filters without sides are as if there had been none', () => {
  const on = { ...explore, params: { rows: 'comparedSets' } };
  const { filters } = compared('a', champions, on);
  const both = compared('b', repeats, { ...on, filters });
  expect(both.params).toEqual({ rows: 'comparedSets' });
  expect(withoutSide('a', both.filters).sides?.b?.mark).toBe(repeats.mark);
  expect(withoutSide('b', withoutSide('a', both.filters))).toEqual(noFilters);
});
