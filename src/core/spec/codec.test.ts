import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '../error.ts';
import { decodeView, encodeView, sameFilters } from './codec.ts';
import { noFilters, type DimensionFilter, type Filters, type ViewState } from './filters.ts';
import { viewVersion } from './migrations.ts';

/** Characters that URLs, forms and lists give a meaning, and text that none of them expects. */
const awkward = fc.constantFrom(
  '+',
  '&',
  '=',
  ',',
  '%',
  '%41',
  '#',
  '?',
  '/',
  '..',
  '~',
  '|',
  ' ',
  '台灣',
  '"',
  "'",
  '<b>',
  '👩‍👧',
  '\n',
  '\u00a0',
  'é',
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  .filter((joined) => joined.isWellFormed());

const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((offset) => new Date(Date.UTC(1950, 0, 1 + offset)).toISOString().slice(0, 10));
const range = fc
  .tuple(day, day)
  .map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));

const dimension: fc.Arbitrary<DimensionFilter> = fc.record({
  dimension: text,
  exclude: fc.boolean(),
  values: fc.array(fc.option(text), { minLength: 1, maxLength: 4 }),
});

/** Names as analyses declare them; what the codec itself uses is not among them. */
const paramName = fc.stringMatching(/^[a-z][A-Za-z]{2,9}$/).filter((name) => {
  return !['dates', 'compare', 'asof', 'in', 'v'].includes(name);
});
const params = fc.dictionary(paramName, text, { maxKeys: 4, noNullPrototype: true });

/** Views whose customer sets come from views of their own, as deep as screens can build them. */
function view(depth: number): fc.Arbitrary<ViewState> {
  const set = fc.record({ view: depth > 0 ? view(depth - 1) : fc.constant(plain), mark: text });
  const filters: fc.Arbitrary<Filters> = fc.record({
    dates: fc.option(range),
    compare: fc.option(fc.constantFrom('previous' as const, 'year' as const, 'none' as const)),
    asOf: fc.option(day),
    dimensions: fc.array(dimension, { maxLength: 3 }),
    customers: fc.array(set, { maxLength: depth > 0 ? 2 : 0 }),
  });
  const sides = fc
    .record({ a: fc.option(set), b: fc.option(set) })
    .filter(({ a, b }) => a !== null || b !== null);
  const beside = fc.tuple(filters, sides).map(([all, both]) => ({ ...all, sides: both }));
  return fc.record({
    page: text,
    params,
    filters: depth > 0 ? fc.oneof(filters, beside) : filters,
  });
}
const plain: ViewState = { page: 'rfm', params: {}, filters: noFilters };

describe('the text of a view', () => {
  test('decodes to the same view, whatever it holds', () => {
    fc.assert(
      fc.property(view(3), (state) => {
        const { value, notices } = decodeView(encodeView(state));
        expect(notices).toEqual([]);
        expect(value).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  test('holds only characters that a link in a chat or a mail keeps', () => {
    fc.assert(
      fc.property(view(2), (state) => {
        expect(encodeView(state)).toMatch(/^[\p{L}\p{N}\-._~!$()*:@/+%?&=,]*$/u);
      }),
    );
  });

  test('leaves out what is at its default, and says its version', () => {
    expect(encodeView(plain)).toBe(`rfm?v=${viewVersion}`);
  });

  test('leaves Chinese readable', () => {
    const dimensions = [{ dimension: '縣市', exclude: false, values: ['台北市', null] }];
    expect(encodeView({ ...plain, filters: { ...noFilters, dimensions } })).toBe(
      'rfm?v=1&is.縣市=台北市,',
    );
  });

  test('is one text for one view: parameters stand in the order of their names', () => {
    const one = { ...plain, params: { b: '2', a: '1' } };
    const other = { ...plain, params: { a: '1', b: '2' } };
    expect(encodeView(one)).toBe(encodeView(other));
  });

  test('refuses text that is no text, instead of writing another view', () => {
    expect(() => encodeView({ ...plain, params: { note: 'a\ud800' } })).toThrow(AppFailure);
  });
});

// Links of version 1.0 that people have saved: these lines never change, and must keep their meaning.
describe('a link saved with version 1.0', () => {
  const saved =
    'rfm?v=1&frequency=orders&scoring=ntile&dates=2011-01-01..2011-11-30&asof=2011-12-09' +
    '&is.country=United+Kingdom,EIRE&not.channel=,web%2C+old' +
    '&in=segment:atRisk%7Ccell:1-5,overview%3Fv%3D1%26compare%3Dyear%26is.%E7%B8%A3%E5%B8%82%3D%E5%8F%B0%E5%8C%97';

  test('keeps decoding to the same view', () => {
    expect(decodeView(saved)).toEqual({
      notices: [],
      value: {
        page: 'rfm',
        params: { frequency: 'orders', scoring: 'ntile' },
        filters: {
          dates: { from: '2011-01-01', to: '2011-11-30' },
          compare: null,
          asOf: '2011-12-09',
          dimensions: [
            { dimension: 'country', exclude: false, values: ['United Kingdom', 'EIRE'] },
            { dimension: 'channel', exclude: true, values: [null, 'web, old'] },
          ],
          customers: [
            {
              mark: 'segment:atRisk|cell:1-5',
              view: {
                page: 'overview',
                params: {},
                filters: {
                  ...noFilters,
                  compare: 'year',
                  dimensions: [{ dimension: '縣市', exclude: false, values: ['台北'] }],
                },
              },
            },
          ],
        },
      },
    });
  });
});

describe('decoding what nobody encoded', () => {
  test('never throws, whatever the text', () => {
    const fragment = fc.constantFrom(
      '%',
      '%E4%B8',
      '&',
      '=',
      '?',
      'in=',
      'is.',
      'not.x=',
      'dates=..',
      'v=9',
      ',',
      '__proto__=x',
      'constructor=y',
      '\0',
      '\ud800',
    );
    const hostile = fc
      .array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (link) => {
        const { value, notices } = decodeView(link);
        expect(typeof value.page).toBe('string');
        expect(Array.isArray(notices)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a truncated link gives what is left of it, and never throws', () => {
    fc.assert(
      fc.property(view(2), fc.nat(), (state, cut) => {
        const link = encodeView(state);
        expect(decodeView(link.slice(0, cut % (link.length + 1))).value.filters).toBeDefined();
      }),
    );
  });

  test.each([
    ['a broken escape in a value', 'rfm?v=1&frequency=%E4%B8', 'view.badValue'],
    ['a broken escape in a page', 'rf%m?v=1', 'view.badValue'],
    ['a broken escape in a dimension', 'rfm?v=1&is.%E4=a', 'view.badValue'],
    ['a day that does not exist', 'rfm?v=1&asof=2023-02-29', 'view.badValue'],
    ['dates the wrong way round', 'rfm?v=1&dates=2024-02-01..2024-01-01', 'view.badValue'],
    ['half a date range', 'rfm?v=1&dates=2024-02-01', 'view.badValue'],
    ['an unknown comparison', 'rfm?v=1&compare=forever', 'view.badValue'],
    ['a set without a view', 'rfm?v=1&in=segment:new', 'view.badValue'],
    ['a later version', 'rfm?v=2', 'view.oldVersion'],
    ['a version that is no number', 'rfm?v=one', 'view.oldVersion'],
    ['a version that is said twice', 'rfm?v=1&v=1', 'view.repeatedKey'],
  ])('%s becomes a notice and changes nothing else', (_, link, code) => {
    const { value, notices } = decodeView(link);
    expect(notices.map((notice) => notice.code)).toEqual([code]);
    expect(value.filters).toEqual(noFilters);
    expect(value.params).toEqual({});
  });

  test('what a link says twice counts as said first, and is remarked on', () => {
    const { value, notices } = decodeView('rfm?v=1&a=1&a=2&asof=2024-01-31&asof=2024-02-29');
    expect(value).toEqual({
      page: 'rfm',
      params: { a: '1' },
      filters: { ...noFilters, asOf: '2024-01-31' },
    });
    expect(notices).toEqual([
      { code: 'view.repeatedKey', detail: { key: 'a' } },
      { code: 'view.repeatedKey', detail: { key: 'asof' } },
    ]);
  });

  test('sets nested deeper than any screen builds them are dropped with a notice', () => {
    let deep = plain;
    for (let i = 0; i < 6; i++)
      deep = { ...plain, filters: { ...noFilters, customers: [{ mark: 'all', view: deep }] } };
    expect(decodeView(encodeView(deep)).notices.map(({ code }) => code)).toEqual(['view.badValue']);
  });

  test('keys it does not know stay parameters, for the analysis to remark on', () => {
    expect(decodeView('rfm?v=1&colour=red').value.params).toEqual({ colour: 'red' });
  });

  test('a key named like a part of every object is data like any other', () => {
    const { value } = decodeView('rfm?v=1&__proto__=polluted&constructor=x&toString=y');
    expect(Object.keys(value.params).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(value.params)).toBe(Object.prototype);
    expect(encodeView(value)).toContain('__proto__=polluted');
  });

  test('notices quote at most a line of the link', () => {
    const [notice] = decodeView(`rfm?v=1&dates=${'x'.repeat(5000)}`).notices;
    expect(String(notice?.detail['value']).length).toBeLessThan(80);
  });
});

test('two filters are the same when their links are', () => {
  const filters = { ...noFilters, asOf: '2024-01-31' };
  expect(sameFilters(filters, { ...filters })).toBe(true);
  expect(sameFilters(filters, noFilters)).toBe(false);
});
