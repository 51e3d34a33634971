import { describe, expect, test } from 'vitest';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData } from '../../../test/support/golden-model.ts';
import { cohorts } from './index.ts';
import { cohortParams, type CohortParams } from './params.ts';
import { compileCohorts, customersOfMark } from './query.ts';

const initial = initialParams(cohortParams);
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of cohorts', () => {
  test.each<[string, Partial<CohortParams>]>([
    ['default', {}],
    ['weeks', { unit: 'week' }],
    ['product', { by: 'product', unit: 'quarter' }],
    ['thirty-days', { periods: 'rolling' }],
    ['by-pyramid-tier', { by: 'tier' }],
    ['by-segment', { by: 'segment', unit: 'quarter' }],
    ['country', { by: 'dimension:country' }],
    ['tier', { by: 'dimension:tier', unit: 'year' }],
  ])('%s is the reviewed text', (name, params) => {
    const query = compileCohorts({ ...initial, ...params }, exampleData('first'));
    expectGolden(render(query, duckdb), golden(name));
  });

  test('reads the stored months where no refund lies on another day than its order', () => {
    const data = exampleData('first');
    const prompt = { ...data, model: { ...data.model, hasLaterLines: false } };
    expectGolden(render(compileCohorts(initial, prompt), duckdb), golden('stored-months'));
    // Dates within a month cut cohorts, which the stored months hold whole.
    const cut = { ...prompt, period: { from: '2023-02-02', to: data.asOf } };
    expect(render(compileCohorts(initial, cut), duckdb)).toContain('activity as (');
  });

  test('takes the dates as days of first purchase, and leaves later orders in', () => {
    const query = compileCohorts(initial, exampleData('first', everyFilter));
    expectGolden(render(query, duckdb), golden('filtered'));
  });

  test('of a dimension that the data do not have is that of periods', () => {
    const text = (by: string) =>
      render(compileCohorts({ ...initial, by }, exampleData('first')), duckdb);
    expect(text('dimension:nothing')).toBe(text('time'));
  });
});

describe('the customers of a mark', () => {
  test.each<[string, string, Partial<CohortParams>]>([
    ['customers-of-cell', 'cell:2024-01:2', {}],
    ['customers-again', 'again:=C%C3%B4te d’Ivoire:3', { by: 'dimension:country' }],
    ['customers-of-thirty-days', 'cell:2024-01:1', { periods: 'rolling' }],
    ['customers-of-tier', 'again:tier-inactive:3', { by: 'tier' }],
    ['customers-of-product', 'cohort:=A%3A1', { by: 'product' }],
  ])('%s is the reviewed text', (name, mark, params) => {
    const query = customersOfMark(mark, { ...initial, ...params }, exampleData('first'));
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden(name));
  });

  test.each([
    ['cohort:2024-01', {}],
    ['cell:2024-Q1:0', { unit: 'quarter' }],
    ['cell:2024:1', { unit: 'year' }],
    ['cell:2024-01-01:12', { unit: 'week' }],
    ['again:2024-02-29:9', { unit: 'day' }],
    ['cohort:blank', { by: 'product' }],
    ['cohort:other', { by: 'dimension:country' }],
    ['cohort:tier-top', { by: 'tier' }],
    ['cell:segment-cantLoseThem:4', { by: 'segment' }],
  ] as const)('%s is a query and has a name of its own', (mark, params) => {
    expect(customersOfMark(mark, { ...initial, ...params }, exampleData('first'))).not.toBeNull();
    expect(cohorts.nameMark(mark, cohorts.labels.en)).not.toBe(cohorts.labels.en.title);
  });

  test.each([
    ['', {}],
    ['cohort:', {}],
    ['cohort:2024-13', {}],
    ['cohort:2024-02-30', { unit: 'day' }],
    // A Tuesday begins no week, and a month is no quarter.
    ['cohort:2024-01-02', { unit: 'week' }],
    ['cohort:2024-01', { unit: 'quarter' }],
    ['cohort:2024-Q5', { unit: 'quarter' }],
    ['cell:2024-01', {}],
    ['cell:2024-01:13', {}],
    ['cell:2024-01:-1', {}],
    ['cohort:=web', {}],
    ['cohort:tier-top', {}],
    ['cohort:tier-top', { by: 'segment' }],
    ['cohort:tier-never', { by: 'tier' }],
    ['cohort:2024-01', { by: 'tier' }],
    ['cohort:blank', { by: 'tier' }],
    ['cohort:2024-01', { by: 'product' }],
  ] as const)('refuses %j, which no view with these parameters shows', (mark, params) => {
    expect(customersOfMark(mark, { ...initial, ...params }, exampleData('first'))).toBeNull();
  });
});
