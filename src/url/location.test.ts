import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { readLocation, startPage, writeLocation } from './location.ts';

const rfm: ViewState = {
  page: 'rfm',
  params: { frequency: 'orders' },
  filters: {
    ...noFilters,
    dates: { from: '2024-01-01', to: '2024-03-31' },
    dimensions: [{ dimension: 'city', exclude: true, values: ['台北', null] }],
  },
};

describe('the address', () => {
  test.each(['', '#', '#/', '/'])('%j is the start page', (hash) => {
    expect(readLocation(hash)).toEqual({ view: startPage, sample: false, notices: [] });
  });

  test('the start page has the shortest address', () => {
    expect(writeLocation(startPage, false)).toBe('#/');
    expect(writeLocation(startPage, true)).toBe('#/');
  });

  test.each([true, false])('a view comes back from its address (sample shop: %s)', (sample) => {
    expect(readLocation(writeLocation(rfm, sample))).toEqual({ view: rfm, sample, notices: [] });
  });

  test('a view stands in the fragment, which no server sees', () => {
    expect(writeLocation(rfm, false)).toBe(
      '#/rfm?v=1&frequency=orders&dates=2024-01-01..2024-03-31&not.city=台北,',
    );
  });

  test('an address that the browser escaped means the same', () => {
    const escaped = encodeURI(writeLocation(rfm, true));
    expect(readLocation(escaped)).toEqual({ view: rfm, sample: true, notices: [] });
  });

  test('any fragment is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        expect(typeof readLocation(`#/${hash}`).view.page).toBe('string');
      }),
    );
  });
});
