import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { noFilters, type ViewState } from '../core/spec/filters.ts';
import { fitsLink, readLocation, startPage, writeLocation } from './location.ts';

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

  test('any bytes are read without an error, whatever they claim to be', () => {
    const beginning = fc.constantFrom(
      '#/',
      '#/~z1',
      '#/~z2',
      '#/rfm?v=1&',
      '#/rfm?v=1&in=cell:1-1,',
    );
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 200 }), (start, bytes) => {
        const { view, notices } = readLocation(start + String.fromCharCode(...bytes));
        expect(Object.getPrototypeOf(view.params)).toBe(Object.prototype);
        expect(notices.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 1000 },
    );
  });

  test('a link that was cut at any character is read as far as it goes, or said to be incomplete', () => {
    const links = readFileSync(
      new URL('../../test/fixtures/links-1.0.txt', import.meta.url),
      'utf8',
    )
      .split('\n')
      .filter((line) => line.startsWith('#/'));
    expect(links.length).toBeGreaterThan(15);
    for (const link of links)
      for (let end = 0; end < link.length; end++) {
        const { view, notices } = readLocation(link.slice(0, end));
        // What is left may be shorter, and is never of another page than what was sent.
        if (link.startsWith('#/~z1') && end > 3) {
          expect(view).toEqual(startPage);
          expect(notices.map(({ code }) => code)).toEqual(['view.damaged']);
        } else if (end > 3) expect(link).toContain(view.page);
      }
  });

  test.each([
    ['one value of a megabyte', `#/rfm?v=1&frequency=${'x'.repeat(1_000_000)}`],
    ['a megabyte of keys', `#/rfm?${'dates=x&'.repeat(125_000)}`],
    ['a megabyte of sets', `#/rfm?${'in=a,b&'.repeat(140_000)}`],
    ['a megabyte of escapes', `#/rfm?a=${'%25'.repeat(330_000)}`],
    ['a megabyte of what claims to be packed', `#/~z1${'A'.repeat(1_000_000)}`],
  ])('%s is no link, and is put aside', (_, hash) => {
    const { view, notices } = readLocation(hash);
    expect(view).toEqual(startPage);
    expect(notices).toEqual([{ code: 'view.damaged', detail: {} }]);
  });

  test('of many faults of one link the first few are said', () => {
    const { view, notices } = readLocation(`#/rfm?v=1&${'dates=x&asof=y&compare=z&'.repeat(500)}`);
    expect(view.page).toBe('rfm');
    expect(notices).toHaveLength(8);
  });

  test('keys that every object has are inert', () => {
    const { view } = readLocation(
      '#/rfm?v=1&__proto__=a&constructor=b&is.__proto__=c&hasOwnProperty=d',
    );
    expect(view.params).toEqual(
      JSON.parse('{"__proto__":"a","constructor":"b","hasOwnProperty":"d"}'),
    );
    expect(view.filters.dimensions).toEqual([
      { dimension: '__proto__', exclude: false, values: ['c'] },
    ]);
    expect(readLocation(writeLocation(view, false)).view).toEqual(view);
  });
});

describe('a link that can be sent', () => {
  const withValues = (count: number): string =>
    writeLocation(
      {
        page: 'rfm',
        params: {},
        filters: {
          ...noFilters,
          dimensions: [
            {
              dimension: 'city',
              exclude: false,
              // No two alike, so that packing gains little.
              values: Array.from({ length: count }, (_, place) => `城市 ${place * 7919}`),
            },
          ],
        },
      },
      false,
    );

  test('holds dozens of values, and not hundreds', () => {
    expect(fitsLink(withValues(40))).toBe(true);
    expect(fitsLink(withValues(800))).toBe(false);
  });

  test('is shorter than what mail programs cut at, with a generous origin before it', () => {
    for (let count = 1; count <= 800; count += 7) {
      const hash = withValues(count);
      if (fitsLink(hash)) expect(hash.length).toBeLessThanOrEqual(2_000 - 60);
    }
  });
});
