import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { distribution } from './index.ts';
import { distributionParams } from './params.ts';
import { compileDistribution, customersOfMark } from './query.ts';

const initial = initialParams(distributionParams);
const data = exampleData('history');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a distribution', () => {
  test.each([
    ['default', initial, data],
    ['sales', { ...initial, amount: 'sales' as const }, data],
    ['filtered', initial, exampleData('history', everyFilter)],
  ])('%s is the reviewed text', (name, params, dataset) => {
    expectGolden(render(compileDistribution(params, dataset), duckdb), golden(name));
  });

  test('is the same whatever the bars, so that changing them asks nothing', () => {
    const texts = (['log', 'quantile', 'equal'] as const).map((bins) =>
      render(compileDistribution({ ...initial, bins }, data), duckdb),
    );
    expect(new Set(texts).size).toBe(1);
  });
});

describe('the customers of a mark', () => {
  test.each([
    ['customers-best', 'best:10-20'],
    ['customers-bin', 'bin:5000-10000'],
  ])('%s is the reviewed text', (name, mark) => {
    const query = customersOfMark(mark, initial, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden(name));
  });

  test.each(['all', 'bin:none', 'bin:0-100', 'bin:5000-', 'best:0-1', 'best:95-100'])(
    '%s is a query and has a name',
    (mark) => {
      expect(customersOfMark(mark, initial, data)).not.toBeNull();
      expect(distribution.nameMark(mark, distribution.labels.en)).not.toBe('');
    },
  );

  test.each([
    '',
    'best:20-20',
    'best:30-20',
    'best:0-101',
    'bin:',
    'bin:-5',
    'bin:1.5-2',
    "bin:1-2'",
    'bin:1-2 or true',
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, initial, data)).toBeNull();
  });
});
