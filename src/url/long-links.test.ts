import { describe, expect, test } from 'vitest';
import { readBoard, tileHeights, tileWidths, writeBoard } from '../core/spec/board.ts';
import { noFilters, type DimensionFilter, type ViewState } from '../core/spec/filters.ts';
import { encodeParam } from '../core/spec/params.ts';
import { readLocation, writeLocation } from './location.ts';

/** What a long link may be cut at by mail and chat programs, less a generous origin. */
const most = 2_000 - 60;

const headers = [
  ...['Customer Segment', 'Ship Mode', 'Sub-Category', 'State/Province', 'Loyalty Tier'],
  ...['優惠券名稱', '物流方式', '商品系列', '業務人員', '會員來源'],
];
const english = ['Consumer Electronics', 'Second Class', 'Fasteners & Tape', 'North Carolina'];
const chinese = ['滿千折百', '超商取貨', '秋冬限定禮盒', '林口三井門市'];

/** Ten filters with four values each, none twice, half of them in Chinese. */
const dimensions = headers.map((dimension, place): DimensionFilter => ({
  dimension,
  exclude: place % 3 === 0,
  values: (place < 5 ? english : chinese).map((value) => `${value} ${place + 1}`),
}));

const edited = encodeParam([
  { segment: 'champions', r: [5, 5], f: [4, 5], m: [3, 5] },
  { segment: 'loyal', r: [3, 4], f: [4, 5], m: [1, 5] },
  { segment: 'potentialLoyalists', r: [4, 5], f: [2, 3], m: [1, 5] },
  { segment: 'new', r: [5, 5], f: [1, 1], m: [1, 5] },
  { segment: 'promising', r: [4, 4], f: [1, 1], m: [1, 5] },
  { segment: 'needAttention', r: [3, 3], f: [2, 3], m: [2, 5] },
  { segment: 'aboutToSleep', r: [3, 3], f: [1, 1], m: [1, 5] },
  { segment: 'cantLoseThem', r: [1, 2], f: [5, 5], m: [4, 5] },
  { segment: 'atRisk', r: [1, 2], f: [3, 4], m: [1, 5] },
  { segment: 'hibernating', r: [2, 2], f: [1, 2], m: [1, 5] },
  { segment: 'lost', r: [1, 1], f: [1, 2], m: [1, 5] },
]);

const cohort: ViewState = {
  page: 'cohorts',
  params: { by: 'dimension:會員來源', unit: 'quarter', periods: 'rolling', ages: '18' },
  filters: { ...noFilters, dates: { from: '2022-04-01', to: '2024-03-31' }, dimensions },
};
const rfm: ViewState = {
  page: 'rfm',
  params: { scoring: 'cuts', recencyCuts: '21~60~133~240', segments: edited, monetary: 'sales' },
  filters: {
    ...noFilters,
    asOf: '2025-09-30',
    dimensions,
    customers: [{ mark: '2023-Q2:3|2023-Q3:2', view: cohort }],
  },
};
const fields = {
  rows: ['dimension:Sub-Category^20', 'quarter', 'dimension:優惠券名稱', 'segment'],
  columns: ['year', 'visit', 'dimension:Ship Mode', 'bin:amount:2500'],
  measures: [
    '=net_revenue / customers',
    '=(net_revenue - margin) / orders * 100',
    '=quantity / lines.growth',
    '=(sales - refunds) / (customers + 1).shareOfParent',
    '=margin / net_revenue.yearChange',
    '=median_line / mean_line',
    '=(most_line - least_line) / median_line.rank',
    '=refunds / sales * 1000.shareOfTotal',
  ],
  sort: ['3', 'asc', '=2025', '=later', '=Second Class 2', '2500'],
};
const longest: ViewState = {
  page: 'explore',
  params: {
    ...Object.fromEntries(Object.entries(fields).map(([name, list]) => [name, encodeParam(list)])),
    chart: 'stacked',
    yearStart: '4',
  },
  filters: {
    dates: { from: '2024-04-01', to: '2025-03-31' },
    compare: 'year',
    asOf: '2025-10-31',
    dimensions,
    customers: [{ mark: 'segment:champions|segment:loyal|cell:5-3', view: rfm }],
  },
};

/** Twelve tiles of every page, with settings and names of their own, under the same ten filters. */
const board: ViewState = {
  page: 'board',
  params: writeBoard({
    name: '每週一上午的業務會議',
    tiles: Array.from({ length: 12 }, (_, place) => {
      const measures = fields.measures.slice(place % 5, 3 + (place % 5));
      const views: readonly ViewState[] = [
        {
          page: 'explore',
          params: {
            rows: encodeParam(fields.rows.slice(place % 3, 2 + (place % 3))),
            columns: encodeParam(fields.columns.slice(place % 4)),
            measures: encodeParam(measures),
          },
          filters: noFilters,
        },
        { ...cohort, filters: { ...cohort.filters, dimensions: dimensions.slice(0, 2) } },
        { page: 'rfm', params: { scoring: 'ntile', show: 'change' }, filters: noFilters },
      ];
      return {
        title: `${chinese[place % 4]!} ${place + 1}`,
        view: views[place % 3]!,
        block: ['pivot', 'grid', 'change'][place % 3]!,
        width: tileWidths[place % 4]!,
        height: tileHeights[place % 3]!,
      };
    }),
  }),
  filters: { ...longest.filters, customers: [] },
};

describe('the address of a long view', () => {
  test('of a full board stays below that too, and is read back', () => {
    const address = writeLocation(board, true);
    expect(address.length).toBeLessThan(most);
    expect(readLocation(address)).toEqual({ view: board, sample: true, notices: [] });
    expect(readBoard(readLocation(address).view.params).value.tiles).toHaveLength(12);
  });

  test('stays below what programs cut links at, and is read back', () => {
    const address = writeLocation(longest, true);
    expect(address).toMatch(/^#\/~z1/);
    expect(address.length).toBeLessThan(most);
    expect(readLocation(address)).toEqual({ view: longest, sample: true, notices: [] });
  });

  test('is packed by its length in the address, where Chinese counts nine characters a letter', () => {
    const named = (letter: string): ViewState => ({
      ...{ page: 'overview', params: {} },
      filters: {
        ...noFilters,
        dimensions: [{ dimension: 'a', exclude: false, values: [letter.repeat(200)] }],
      },
    });
    expect(writeLocation(named('a'), false)).toMatch(/^#\/overview\?/);
    expect(writeLocation(named('台'), false)).toMatch(/^#\/~z1/);
  });

  test('rules of segments alone leave it readable', () => {
    const view = { ...rfm, filters: noFilters };
    expect(writeLocation(view, false)).toContain(`segments=${edited.split('~')[0]!}`);
  });
});
