import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import type { Rule } from '../../core/segment/rule.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { customersOfMark } from './customers.ts';
import { segment } from './index.ts';
import { readMark, writeMark } from './marks.ts';
import { writeNamedRule } from '../../core/segment/named-rule.ts';
import { segmentParams, type SegmentParams } from './params.ts';
import { compileSegment } from './query.ts';

const often: Rule = { kind: 'number', of: 'days', from: 2, to: null };
const big: Rule = { kind: 'number', of: 'net', from: 50, to: null };
const params: SegmentParams = {
  ...initialParams(segmentParams),
  name: 'Often',
  rule: often,
  others: [writeNamedRule({ name: 'Big', rule: big })],
  months: 3,
};
const data = exampleData('history');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a segment', () => {
  test.each(['profile', 'overlap', 'compare', 'next'] as const)(
    'for %s is the reviewed text',
    (show) => {
      expectGolden(render(compileSegment({ ...params, show }, data), duckdb), golden(show));
    },
  );

  test('with every filter is the reviewed text', () => {
    const filtered = exampleData('history', everyFilter);
    const query = compileSegment({ ...params, show: 'next', item: 'dimension:country' }, filtered);
    expectGolden(render(query, duckdb), golden('next-filtered'));
  });

  test('beside everyone else is the reviewed text', () => {
    const query = compileSegment({ ...params, others: [], show: 'compare' }, data);
    expectGolden(render(query, duckdb), golden('compare-rest'));
  });
});

describe('the customers of a mark', () => {
  test.each([
    ['in', 'Often'],
    ['out', 'Not in: Often'],
    ['value:dimension:country=France', 'Often · country: France'],
    ['value:segment=champions', 'Often · RFM segment: Champions'],
    ['value:firstYear=2023', 'Often · First purchase: 2023'],
    ['only:10', 'Only Often'],
    ['only:11', 'Only Often + Big'],
    ['of:2', 'Big'],
    ['of:1-2', 'Often and Big'],
    ['bought:GB001', 'Often · bought GB001'],
    ['lacks:GB001', 'Often · never bought GB001'],
  ])('%s is a query and has a name', (mark, name) => {
    expect(customersOfMark(mark, params, data)).not.toBeNull();
    expect(segment.nameMark(mark, segment.labels.en, { ...params })).toBe(name);
  });

  test.each([
    '',
    'inside',
    'value:',
    'value:country',
    'value:dimension:nowhere=1',
    'value:segment=heroes',
    'value:segment=0',
    'value:firstYear=20 23',
    'value:a=b=c',
    'only:00',
    'only:1',
    'only:111',
    'only:111111',
    'of:0',
    'of:3',
    'of:1-2-1',
    'bought:',
    'bought:\0',
  ])('refuses %j, which this view does not show', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });

  test('finds a value that would end a literal or a mark', () => {
    const value = "Côte d'Ivoire; a=b|c/d~!";
    const mark = writeMark({ kind: 'value', field: 'dimension:country', value });
    expect(mark).not.toMatch(/[|~].*[|~]|;=/u);
    expect(readMark(mark)).toEqual({ kind: 'value', field: 'dimension:country', value });
    const query = customersOfMark(mark, params, data);
    expect(query && render(query, duckdb)).toContain("Côte d''Ivoire; a=b|c/d~!");
  });
});
