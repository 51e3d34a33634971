import { describe, expect, test } from 'vitest';
import { analysisOf } from '../analyses/registry.ts';
import type { DimensionInfo } from '../core/model/info.ts';
import { markSeparator, noFilters, type DimensionFilter } from '../core/spec/filters.ts';
import { en } from './en.ts';
import { nameOfFilter, nameOfSet, type Naming } from './filter-names.ts';
import { joins } from './joins.ts';
import { zhHant } from './zh-hant.ts';

const english: Naming = { locale: 'en', t: en, format: joins.en };
const chinese: Naming = { locale: 'zh-Hant', t: zhHant, format: joins['zh-Hant'] };
const dimension = (id: string, label: string): DimensionInfo => ({
  ...{ id, label, column: id, source: 'line', values: [] },
});
const dimensions = [dimension('country', 'Country'), dimension('source', '')];
const filter = (of: string, ...values: readonly (string | null)[]): DimensionFilter => ({
  ...{ dimension: of, values, exclude: false },
});

describe('a filter', () => {
  test('names every value, or counts them where there is little room', () => {
    const countries = filter('country', 'France', 'Spain', null);
    expect(nameOfFilter(countries, dimensions, english)).toBe('Country: France, Spain, (blank)');
    expect(nameOfFilter(countries, dimensions, chinese)).toBe('Country：France、Spain、（空白）');
    expect(nameOfFilter(countries, dimensions, english, 2)).toBe('Country: 3 values');
    expect(nameOfFilter({ ...countries, exclude: true }, dimensions, english)).toBe(
      'Country: not France, Spain, (blank)',
    );
  });

  test('names the source of a line, which has no header, and what the data do not have', () => {
    expect(nameOfFilter(filter('source', 'a.csv'), dimensions, english)).toBe('Source file: a.csv');
    expect(nameOfFilter(filter('gone', 'x'), dimensions, english)).toBe('gone: x');
  });
});

describe('a set of customers', () => {
  const set = (mark: string, page = 'abc') => ({
    ...{ mark, view: { page, params: {}, filters: noFilters } },
  });

  test('is named by its page and its mark, or by how many marks it has', () => {
    const abc = analysisOf('abc');
    const two = `buyers:A${markSeparator}buyers:B`;
    expect(nameOfSet(set('buyers:A'), abc, english)).toBe('ABC: Bought class A products');
    expect(nameOfSet(set('buyers:A'), abc, chinese)).toMatch(/：買過 A 級商品的顧客$/);
    expect(nameOfSet(set(two), abc, english)).toBe('ABC: 2 groups');
  });

  test('of a page that there is not is its mark', () => {
    expect(nameOfSet(set('best', 'gone'), null, english)).toBe('best');
  });

  test('that is a segment with a name is called by it', () => {
    const segment = analysisOf('segment');
    const named = (name: string, mark = 'in') => ({
      mark,
      view: { page: 'segment', params: { name }, filters: noFilters },
    });
    expect(nameOfSet(named('VIP 台北'), segment, english)).toBe('VIP 台北');
    expect(nameOfSet(named('VIP 台北', 'out'), segment, english)).toContain('VIP 台北');
    expect(nameOfSet(named(''), segment, english)).not.toBe('');
  });
});
