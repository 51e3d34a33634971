import { describe, expect, it } from 'vitest';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { fits } from './find-data.ts';

const kept = { dimensions: ['channel', 'region'] };
const by = (...names: readonly string[]): ViewState => ({
  page: 'overview',
  params: {},
  filters: {
    ...noFilters,
    dimensions: names.map((dimension) => ({ dimension, exclude: false, values: ['a'] })),
  },
});

describe('a link fits kept data', () => {
  it('when they have every column it filters by', () => {
    expect(fits(by(), kept)).toBe(true);
    expect(fits(by('region'), kept)).toBe(true);
    expect(fits(by('region', 'shop'), kept)).toBe(false);
  });

  it('also within the sets of customers it names', () => {
    const among = (set: ViewState): ViewState => ({
      ...by('region'),
      filters: { ...noFilters, customers: [{ view: set, mark: 'r5f5' }] },
    });
    expect(fits(among(by('channel')), kept)).toBe(true);
    expect(fits(among(by('shop')), kept)).toBe(false);
  });
});
