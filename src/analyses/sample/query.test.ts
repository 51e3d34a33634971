import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { customerGroupKinds } from '../../core/model/customer-groups.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { openView } from '../open-view.ts';
import { sample } from './index.ts';
import { sampleParams } from './params.ts';
import { compileSample, customersOfMark, markText } from './query.ts';

const params = initialParams(sampleParams);
const data = exampleData('history');
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);

describe('the query of a sample', () => {
  test('by default is the reviewed text', () => {
    expectGolden(render(compileSample(params, data), duckdb), golden('default'));
  });

  test('by a dimension of lines with every filter is the reviewed text', () => {
    const filtered = exampleData('history', everyFilter);
    const query = compileSample({ ...params, by: 'dimension:country' }, filtered);
    expectGolden(render(query, duckdb), golden('line-filtered'));
  });

  test.each(['recency', 'newness', 'dimension:tier'])('by %s is the reviewed text', (by) => {
    const query = compileSample({ ...params, by }, data);
    expectGolden(render(query, duckdb), golden(by.replace('dimension:', '')));
  });

  test.each(customerGroupKinds)('by %s of customers is the reviewed text', (by) => {
    const query = compileSample({ ...params, by }, data);
    expectGolden(render(query, duckdb), golden(`by-${by}`));
  });

  test('by a dimension that the data do not have is that by spending', () => {
    const unknown = render(compileSample({ ...params, by: 'dimension:nowhere' }, data), duckdb);
    expect(unknown).toBe(render(compileSample(params, data), duckdb));
  });
});

test('a link to a dimension that the data do not have says so, and is that by spending', () => {
  const texts = { by: 'dimension:nowhere' };
  const open = openView({ page: 'sample', params: texts, filters: noFilters }, exampleModel);
  expect(open.params['by']).toBe('spending');
  expect(open.notices).toEqual([
    { code: 'view.badValue', detail: { key: 'by', value: 'dimension:nowhere' } },
  ]);
});

describe('the customers of a mark', () => {
  test('of a drawn stratum is the reviewed text', () => {
    const mark = markText('drawn', 'spending', '5');
    const query = customersOfMark(mark, { ...params, seed: 7 }, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden('customers-drawn'));
  });

  test.each([
    ['drawn:spending', 'spending', 'Sample · All strata'],
    ['all:spending:=1', 'spending', 'Stratum · Lowest fifth'],
    ['drawn:newness:=new', 'newness', 'Sample · New'],
    [markText('drawn', 'dimension', 'a|b, 中'), 'dimension:country', 'Sample · a|b, 中'],
    ['drawn:tier:=top', 'tier', 'Sample · Top 1%'],
    ['all:segment:=atRisk', 'segment', 'Stratum · At risk'],
    ['drawn:dimension:-', 'dimension:country', 'Sample · (blank)'],
  ])('%s is a query and has a name', (mark, by, name) => {
    expect(mark).not.toContain('|');
    expect(customersOfMark(mark, { ...params, by }, data)).not.toBeNull();
    expect(sample.nameMark(mark, sample.labels.en)).toBe(name);
  });

  test.each([
    '',
    'drawn',
    'drawn:rfm',
    'some:spending',
    'drawn:spending:5',
    'drawn:spending:=%',
    'drawn:spending:=%00',
    'drawn:recency:=5',
    'drawn:tier:=top',
    'drawn:constructor',
    'drawn:spending:-x',
  ])('refuses %j, which this view does not show', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });

  test('finds a value that would end a literal', () => {
    const mark = markText('all', 'dimension', "Côte d'Ivoire; drop");
    const query = customersOfMark(mark, { ...params, by: 'dimension:country' }, data);
    expect(query && render(query, duckdb)).toContain("stratum = 'Côte d''Ivoire; drop'");
  });
});
