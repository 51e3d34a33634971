import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeView } from './codec.ts';
import { noFilters, type ViewState } from './filters.ts';
import { inMark } from './mark-text.ts';
import { encodeParam } from './params.ts';
import { shareable } from './shareable.ts';

const people = ['ann@shop.example', '王小明@信箱.台灣', "o'neil+x@mail.test"];
const hidden = ['E-Mail', 'phone'];
const open = ['channel', '縣市'];
const value = fc.constantFrom('web', '台北市', 'app');
const person = fc.constantFrom(...people);

/** Filters by columns of people and by others, each with values of its own. */
const filter = fc.oneof(
  fc.record({
    dimension: fc.constantFrom(...hidden),
    exclude: fc.boolean(),
    values: fc.array(person, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    dimension: fc.constantFrom(...open),
    exclude: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
);

/** Views as screens make them: a mark holds a value of what its view is grouped by. */
function view(depth: number): fc.Arbitrary<ViewState> {
  const grouped = fc.oneof(
    fc.tuple(fc.constantFrom(...hidden), person),
    fc.tuple(fc.constantFrom(...open), value),
  );
  const set = grouped.chain(([by, name]) =>
    view(depth - 1).map((inner) => ({
      mark: `late:=${name}|=${name}:3`,
      view: {
        ...inner,
        params: { ...inner.params, by: `dimension:${by}` },
      },
    })),
  );
  const pivot = grouped.map(([by, name]) => ({
    columns: `month~dimension:${by}^10`,
    sort: `0~desc~${name}`,
  }));
  // What clicks have kept, the lines of a mark, and both sides of a comparison hold values likewise.
  const drilled = grouped.map(([by, name]) => ({
    only: encodeParam([`not:dimension:${by}=${inMark(name)}/month=3`, 'is:visit=0']),
    mark: `cell:month=3~dimension:${by}=${inMark(name)}/`,
  }));
  return fc.record({
    page: fc.constantFrom('explore', 'cohorts', 'lines'),
    params: fc.oneof(pivot, drilled, fc.constant({ unit: 'week' })),
    filters: fc.record({
      ...(depth > 0 ? { sides: fc.record({ a: set, b: set }) } : {}),
      dates: fc.constant(null),
      compare: fc.constant(null),
      asOf: fc.constant(null),
      dimensions: fc.array(filter, { maxLength: 3 }),
      customers: depth > 0 ? fc.array(set, { maxLength: 2 }) : fc.constant([]),
    }),
  });
}

/** The text with every escape undone, however deep. */
function plain(text: string): string {
  const once = decodeURIComponent(text.replaceAll('+', ' '));
  return once === text ? text : plain(once);
}

describe('what a link may carry', () => {
  test('never holds a value of a column that names people, however deep it was put', () => {
    fc.assert(
      fc.property(view(2), (state) => {
        const text = plain(encodeView(shareable(state, hidden).view).replaceAll('%25', '%'));
        for (const name of people)
          for (const form of [name, name.replaceAll('+', ' '), inMark(name)])
            expect(text.replaceAll('!!', '!')).not.toContain(form);
      }),
      { numRuns: 500 },
    );
  });

  test('is the whole view where nothing of it names people', () => {
    fc.assert(
      fc.property(view(2), (state) => {
        const { view: kept, leftOut } = shareable(state, ['Fax']);
        expect(kept).toBe(state);
        expect(leftOut).toEqual([]);
      }),
    );
  });

  test('keeps everything else, and says what is missing, each column once', () => {
    const byMail: ViewState = {
      page: 'cohorts',
      params: { by: 'dimension:E-Mail' },
      filters: noFilters,
    };
    const channel = { dimension: 'channel', exclude: false, values: ['web'] };
    const state: ViewState = {
      page: 'cohorts',
      params: { by: 'dimension:E-Mail', unit: 'week' },
      filters: {
        ...noFilters,
        asOf: '2024-01-31',
        dimensions: [channel, { dimension: 'E-Mail', exclude: true, values: ['a@b.tw'] }],
        customers: [
          { mark: '=a@b.tw:1', view: byMail },
          { mark: 'segment:new', view: { page: 'rfm', params: {}, filters: noFilters } },
        ],
      },
    };
    expect(shareable(state, hidden)).toEqual({
      leftOut: ['E-Mail'],
      view: {
        ...state,
        filters: {
          ...state.filters,
          dimensions: [channel],
          customers: [
            { mark: 'segment:new', view: { page: 'rfm', params: {}, filters: noFilters } },
          ],
        },
      },
    });
  });
});
