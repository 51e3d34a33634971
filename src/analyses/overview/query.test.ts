import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { monthNumber } from '../../core/calendar.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { overview } from './index.ts';
import { compileOverview, customersOfMark } from './query.ts';

const params = { top: 1, repeats: 'days' } as const;
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of an overview', () => {
  test('by default is the reviewed text', () => {
    const query = compileOverview(params, exampleData('period'));
    expectGolden(render(query, duckdb), golden('default'));
  });

  test('with every filter is the reviewed text', () => {
    const query = compileOverview(params, exampleData('period', everyFilter));
    expectGolden(render(query, duckdb), golden('filtered'));
  });

  test('by orders is the reviewed text', () => {
    const query = compileOverview({ ...params, repeats: 'orders' }, exampleData('period'));
    expectGolden(render(query, duckdb), golden('by-orders'));
  });

  test('asks nothing of a comparison that nobody wants', () => {
    const without = exampleData('period', { ...noFilters, compare: 'none' });
    expect(render(compileOverview(params, without), duckdb)).not.toContain("'comparison'");
  });
});

describe('the customers of a mark', () => {
  const data = exampleData('period');
  const month = monthNumber('2024-02-01');

  test('of new customers is the reviewed text', () => {
    const query = customersOfMark(`new:${month}`, params, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-new'));
  });

  test.each(['best', 'period', `active:${month}`, `existing:${month}`, 'active:-12', 'new:9999'])(
    '%s is a query and has a name',
    (mark) => {
      expect(customersOfMark(mark, params, data)).not.toBeNull();
      expect(overview.nameMark(mark, overview.labels.en)).not.toBe('');
    },
  );

  test.each([
    '',
    'Best',
    'active:',
    'active:x',
    'guest:289',
    'active:1.5',
    'active:99999',
    'active:-99999',
  ])('refuses %j, which no view shows', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });

  test('names months, whatever the number in a hostile link', () => {
    expect(overview.nameMark(`active:${month}`, overview.labels.en)).toBe('Active in 2024-02');
    expect(overview.nameMark('active:99999', overview.labels.en)).toBe(
      overview.labels.en.periodMark,
    );
  });
});
