import { describe, expect, test } from 'vitest';
import { scope } from '../../core/model/scope.ts';
import { noFilters } from '../../core/spec/filters.ts';
import { initialParams } from '../../core/spec/params.ts';
import { duckdb, render } from '../../core/sql/index.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { everyFilter, exampleData, exampleModel } from '../../../test/support/golden-model.ts';
import { customersOfMark } from './customers.ts';
import { products } from './index.ts';
import { markOf, readMark } from './marks.ts';
import { productsParams } from './params.ts';
import { compileProducts } from './query.ts';

const params = initialParams(productsParams);
const golden = (name: string): URL => new URL(`golden/${name}.sql`, import.meta.url);
const text = (data = exampleData('history'), changed = {}): string =>
  render(compileProducts({ ...params, ...changed }, data), duckdb);

describe('the query of products', () => {
  test('by default is the reviewed text', () => {
    expectGolden(text(), golden('default'));
  });

  test('by a dimension, with every filter, is the reviewed text', () => {
    const changed = { by: 'dimension:country', rank: 'confidence' };
    expectGolden(text(exampleData('history', everyFilter), changed), golden('filtered'));
  });

  test('reads the lines alone where every order of them is a purchase', () => {
    const request = { filters: noFilters, dates: 'history', compares: false, sets: [] } as const;
    const model = { ...exampleModel, everyLineSells: true, hasLaterLines: false };
    expect(text()).toContain('join "shop"."purchase_order" as purchase on');
    expect(text(scope(model, request))).not.toContain('join "shop"."purchase_order"');
  });

  test('asks for nothing but totals where no file says what was bought', () => {
    const request = { filters: noFilters, dates: 'history', compares: false, sets: [] } as const;
    const query = text(scope({ ...exampleModel, products: 0 }, request));
    expect(query).not.toContain('product');
    expect(query).toContain("'total'");
  });

  test.each(['dimension:nowhere', 'dimension:tier'])(
    'compares products where %s is no dimension of the lines',
    (by) => {
      expect(text(undefined, { by })).toBe(text());
    },
  );
});

describe('the customers of a mark', () => {
  const data = exampleData('history');

  test.each(['pair', 'missing', 'next'] as const)('%s is the reviewed text', (kind) => {
    const query = customersOfMark(markOf(kind, 'A', 'B'), params, data);
    if (!query) throw new Error('the mark is known');
    expectGolden(render(query, duckdb), golden(`customers-${kind}`));
  });

  test.each([
    ['', 'no mark'],
    ['buyers:', 'an empty code'],
    ['buyers:a:b', 'two codes where one belongs'],
    ['pair:a', 'one code where two belong'],
    ['pair:a:', 'an empty second code'],
    ['both:a:b', 'another word'],
    ['buyers:%E0%A4%A', 'a broken escape'],
    ['buyers:%00', 'a NUL'],
  ])('refuses %j: %s', (mark) => {
    expect(customersOfMark(mark, params, data)).toBeNull();
  });

  test.each(['A', '85123A', "d'or", 'a:b', 'a|b', '100%', '綠茶', 'a b,c'])(
    'of the code %j reads back, holds no separator of marks, and has a name',
    (code) => {
      const mark = markOf('missing', code, code);
      expect(readMark(mark)).toEqual({ kind: 'missing', codes: [code, code] });
      expect(mark).not.toContain('|');
      expect(products.nameMark(mark, products.labels.en)).toBe(`Bought ${code}, not yet ${code}`);
    },
  );

  test('of a value of a dimension is compared with the dimension’s own type', () => {
    const query = customersOfMark('buyers:France', { ...params, by: 'dimension:country' }, data);
    if (!query) throw new Error('the mark is known');
    expect(render(query, duckdb)).toContain(`try_cast('France' as "shop"."d_country")`);
  });
});
