import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { monthNumber } from '../../core/calendar.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { initialParams } from '../../core/spec/params.ts';
import { lifecycle } from './index.ts';
import { customersOfMark } from './marks.ts';
import { lifecycleParams } from './params.ts';
import { compileLifecycle } from './query.ts';

const params = initialParams(lifecycleParams);
const data = exampleData('period');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of new and existing customers', () => {
  test('by default is the reviewed text', () => {
    expectGolden(render(compileLifecycle(params, data), duckdb), golden('default'));
  });

  test('by week with every filter is the reviewed text', () => {
    const filtered = exampleData('period', everyFilter);
    const query = compileLifecycle({ ...params, per: 'week' }, filtered);
    expectGolden(render(query, duckdb), golden('week-filtered'));
  });

  test('by quarter is the reviewed text', () => {
    const query = compileLifecycle({ ...params, per: 'quarter' }, data);
    expectGolden(render(query, duckdb), golden('quarter'));
  });
});

describe('the customers of a mark', () => {
  const month = monthNumber('2024-02-01');

  test('of resurrected customers is the reviewed text', () => {
    const query = customersOfMark(`resurrected:month:${month}`, params, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-resurrected'));
  });

  test.each([
    [`active:month:${month}`, 'Active · 2024-02'],
    ['returning:quarter:96', 'Returning · Q1 2024'],
    ['dormant:year:24', 'Dormant · 2024'],
    ['new:week:1257', 'New · week of 2024-02-05'],
    ['first:month:-12', 'First seen · 1999-01'],
    ['early:month:0', 'New or earlier · 2000-01'],
    ['existing:month:999999', 'Existing · 9999-12'],
  ])('%s is a query and is called %s', (mark, name) => {
    expect(customersOfMark(mark, params, data)).not.toBeNull();
    expect(lifecycle.nameMark(mark, lifecycle.labels.en)).toBe(name);
  });

  test.each([
    '',
    'active',
    'active:month',
    'active:day:12',
    'active:month:1.5',
    'active:month:01',
    'active:month:-0',
    'active:month:1000000',
    'guest:month:12',
    'Active:month:12',
    'active:constructor:12',
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });
});
