import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { plan } from './index.ts';
import { planParams } from './params.ts';
import { compilePlan, customersOfMark } from './query.ts';

const params = initialParams(planParams);
const data = exampleData('first');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a plan', () => {
  test('over the median cycle is the reviewed text', () => {
    expectGolden(render(compilePlan(params, data), duckdb), golden('cycle'));
  });

  test('with chosen days and every filter is the reviewed text', () => {
    const query = compilePlan(
      { ...params, window: 14, before: 60 },
      exampleData('first', everyFilter),
    );
    expectGolden(render(query, duckdb), golden('filtered'));
  });

  test('reads the orders once', () => {
    const text = render(compilePlan(params, data), duckdb);
    expect(
      text.match(/from "shop"\."purchase_order" as purchase\n\s+where customer is not null/g),
    ).toHaveLength(1);
  });
});

describe('the customers of a mark', () => {
  test.each([
    ['base', 'Customers at hand'],
    ['bought', 'Bought in the window'],
    ['stayed', 'Did not buy in the window'],
  ])('%s are a query and have a name', (mark, name) => {
    expect(customersOfMark(mark, params, data)).not.toBeNull();
    expect(plan.nameMark(mark, plan.labels.en)).toBe(name);
  });

  test.each(['', 'all', 'base:1', 'toString'])('refuses %j', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });
});
