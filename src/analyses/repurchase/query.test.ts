import { describe, expect, test } from 'vitest';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { repurchase } from './index.ts';
import { customersOfMark } from './marks.ts';
import { repurchaseParams, type RepurchaseParams } from './params.ts';
import { compileRepurchase } from './query.ts';

const initial = initialParams(repurchaseParams);
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a repurchase view', () => {
  test.each<[string, Partial<RepurchaseParams>]>([
    ['default', {}],
    ['first-by-fifth', { origin: 'first', by: 'fifth', within: 60 }],
    ['nth-by-tier', { origin: 'nth', nth: 3, by: 'dimension:tier' }],
    ['by-pyramid-tier', { by: 'tier' }],
    ['by-country', { by: 'dimension:country' }],
  ])('%s is the reviewed text', (name, params) => {
    const query = compileRepurchase({ ...initial, ...params }, exampleData('history'));
    expectGolden(render(query, duckdb), golden(name));
  });

  test('with every filter is the reviewed text', () => {
    const query = compileRepurchase(initial, exampleData('history', everyFilter));
    expectGolden(render(query, duckdb), golden('filtered'));
  });
});

describe('the customers of a mark', () => {
  test('overdue by some days is the reviewed text', () => {
    const query = customersOfMark('late:31-60', initial, exampleData('history'));
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-late'));
  });

  const byCountry = { ...initial, by: 'dimension:country' };
  test.each([
    ['overdue', initial],
    ['late:366-', initial],
    ['away:90', initial],
    ['gap:8-14', initial],
    ['step:1', initial],
    ['missed:5', initial],
    ['group:number-6', initial],
    ['overdueIn:fifth-5', { ...initial, by: 'fifth' }],
    ['group:tier-top', { ...initial, by: 'tier' }],
    ['overdueIn:tier-inactive', { ...initial, by: 'tier' }],
    ['group:is-France', byCountry],
    ['overdueIn:blank', byCountry],
  ] as const)('%s is a query and has a name of its own', (mark, params) => {
    expect(customersOfMark(mark, params, exampleData('history'))).not.toBeNull();
    const name = repurchase.nameMark(mark, repurchase.labels.en);
    expect(name).not.toBe('');
    expect(name === repurchase.labels.en.overdueMark).toBe(mark === 'overdue');
  });

  test.each([
    '',
    'OVERDUE',
    'late:',
    'late:31',
    'away:1-2',
    'away:-1',
    'gap:x-3',
    'step:0',
    'step:6',
    'group:number-7',
    'group:is-France',
    'group:is-%',
    'group:fifth-5',
    'group:tier-top',
    'group:tier-never',
    'group:segment-new',
    'overdueIn:',
  ])('refuses %j, which the view does not show', (mark) => {
    expect(customersOfMark(mark, initial, exampleData('history'))).toBeNull();
  });
});
