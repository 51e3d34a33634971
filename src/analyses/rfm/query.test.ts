import { describe, expect, test } from 'vitest';
import { readSegmentRules } from '../../core/model/rfm-segment-rules.ts';
import { segmentIds } from '../../core/model/rfm-segments.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { rfm } from './index.ts';
import { rfmParams, type RfmParams } from './params.ts';
import { compileRfm, customersOfMark } from './query.ts';

const initial = initialParams(rfmParams);
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of an RFM view', () => {
  test.each<[string, Partial<RfmParams>]>([
    ['default', {}],
    ['orders-average', { frequency: 'orders', monetary: 'average' }],
    ['ntile-sales', { scoring: 'ntile', frequency: 'orders', monetary: 'sales' }],
    ['cuts', { scoring: 'cuts' }],
    ['profile', { show: 'profile' }],
    ['spread', { show: 'spread' }],
    ['change', { show: 'change', before: '2023-09-30' }],
  ])('%s is the reviewed text', (name, params) => {
    const query = compileRfm({ ...initial, ...params }, exampleData('history'));
    expectGolden(render(query, duckdb), golden(name));
  });

  test('with every filter is the reviewed text', () => {
    const query = compileRfm(initial, exampleData('history', everyFilter));
    expectGolden(render(query, duckdb), golden('filtered'));
  });

  test('with rules of one’s own is the reviewed text', () => {
    const segments = readSegmentRules('champions:35.15~atRisk:12.15.35~lost:12.15.12');
    if (!segments) throw new Error('the rules can be read');
    const params = { ...initial, segments };
    const file = rfm.customerFile?.compile(params, exampleData('history'));
    if (!file) throw new Error('RFM has a file of customers');
    expectGolden(render(file, duckdb), golden('customer-file'));
    const lost = customersOfMark('segment:lost', params, exampleData('history'));
    const nobody = customersOfMark('segment:new', params, exampleData('history'));
    expect(lost && render(lost, duckdb)).toContain(
      'where ("r" between 1 and 2) and ("f" between 1 and 5) and ("m" between 1 and 2)',
    );
    expect(nobody && render(nobody, duckdb)).toMatch(/where false$/);
  });

  test('takes cut-points of money to the data’s minor units without a rounding error', () => {
    // 1.1 × 100 is 110.00000000000001 in doubles: 1.10 would miss a cut-point of 1.1.
    const query = compileRfm(
      { ...initial, scoring: 'cuts', monetaryCuts: [1.1, 2.2, 4.35, 1e21] },
      exampleData('history'),
    );
    const text = render(query, duckdb);
    for (const cut of ['>= 110 ', '>= 220 ', '>= 435 ']) expect(text).toContain(cut);
    expect(text).toContain("'1e+23'::DOUBLE");
  });
});

describe('the customers of a mark', () => {
  test('of a cell is the reviewed text', () => {
    const query = customersOfMark('cell:5-4', initial, exampleData('history'));
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-of-cell'));
  });

  test.each([
    'all',
    'cell:1-5',
    'score:r5',
    'score:m1',
    'move:loyal-atRisk',
    'move:joined-new',
    'move:lost-none',
    ...segmentIds.map((s) => `segment:${s}`),
  ])('%s is a query and has a name of its own', (mark) => {
    expect(customersOfMark(mark, initial, exampleData('history'))).not.toBeNull();
    expect(rfm.nameMark(mark, rfm.labels.en)).not.toBe('');
    if (mark !== 'all') expect(rfm.nameMark(mark, rfm.labels.en)).not.toBe(rfm.labels.en.everyone);
  });

  test.each([
    '',
    'cell:0-1',
    'cell:6-1',
    'cell:1-1x',
    'score:x1',
    'segment:',
    "segment:new'",
    'ALL',
    'move:none-joined',
    'move:loyal',
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, initial, exampleData('history'))).toBeNull();
  });
});
