import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { abc } from './index.ts';
import { abcParams, type AbcParams } from './params.ts';
import { compileAbc, customersOfMark } from './query.ts';

const initial = initialParams(abcParams);
const data = exampleData('history');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of an ABC', () => {
  test.each<[string, Partial<AbcParams>]>([
    ['customers', {}],
    ['products', { of: 'products' }],
    ['products-including-sales', { of: 'products', rule: 'including', amount: 'sales', a: 70 }],
  ])('%s is the reviewed text', (name, params) => {
    expectGolden(render(compileAbc({ ...initial, ...params }, data), duckdb), golden(name));
  });

  test('with every filter is the reviewed text', () => {
    const query = compileAbc({ ...initial, of: 'products' }, exampleData('history', everyFilter));
    expectGolden(render(query, duckdb), golden('products-filtered'));
  });
});

describe('the customers of a mark', () => {
  test.each<[string, AbcParams['of'], string]>([
    ['customers-of-class', 'customers', 'class:A'],
    ['buyers-of-ranks', 'products', 'buyers:3-12'],
  ])('%s is the reviewed text', (name, of, mark) => {
    const query = customersOfMark(mark, { ...initial, of }, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden(name));
  });

  test.each(['all', 'class:A', 'class:B', 'class:C', 'class:none', 'rank:1-1', 'rank:20-300'])(
    '%s is a query and has a name of its own',
    (mark) => {
      expect(customersOfMark(mark, initial, data)).not.toBeNull();
      const { en } = abc.labels;
      if (mark !== 'all') expect(abc.nameMark(mark, en)).not.toBe(en.everyone);
    },
  );

  test('among products is that of an older link too, which did not say buyers', () => {
    const of = { ...initial, of: 'products' as const };
    for (const [now, before] of [
      ['buyers:A', 'class:A'],
      ['buyers:3-12', 'rank:3-12'],
    ] as const)
      expect(customersOfMark(before, of, data)).toEqual(customersOfMark(now, of, data));
  });

  test.each([
    '',
    'buyers:A',
    'buyers:1-2',
    'class:1-2',
    'rank:A',
    'class:',
    'class:D',
    'class:a',
    'rank:0-1',
    'rank:5-4',
    'rank:1',
    "class:A'",
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, initial, data)).toBeNull();
  });
});
