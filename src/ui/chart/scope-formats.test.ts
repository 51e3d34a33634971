import { expect, test } from 'vitest';
import { countRows, scopeFormats } from './scope-formats.ts';
import type { ChartSpec } from './types.ts';

const spec: ChartSpec = {
  data: { values: [{ formatType: 'money', month: 1 }, { month: 2 }] },
  layer: [
    { mark: 'bar', encoding: { y: { field: 'net', axis: { formatType: 'money' } } } },
    { mark: 'rule', encoding: { x: { field: 'month', axis: { formatType: 'time' } } } },
  ],
};

test('only the given names are scoped, at any depth', () => {
  const scoped = JSON.stringify(scopeFormats(spec, ['money'], 'c1'));
  expect(scoped).toContain('"axis":{"formatType":"money_c1"}');
  expect(scoped).toContain('"formatType":"time"');
});

test('rows of data are left alone', () => {
  expect(scopeFormats(spec, ['money'], 'c1').data).toEqual(spec.data);
});

test('inline rows are counted', () => {
  expect(countRows(spec)).toBe(2);
});
