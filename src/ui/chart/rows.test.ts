import { expect, test } from 'vitest';
import { countRows, takeRows } from './rows.ts';
import type { ChartSpec } from './types.ts';

const spec: ChartSpec = {
  data: { values: [{ month: 1 }, { month: 2 }] },
  layer: [
    { data: { values: [{ month: 2 }] }, mark: 'rect' },
    { mark: 'bar', encoding: { x: { field: 'month', axis: { values: [1, 2] } } } },
  ],
};

test('rows leave the specification, which names them instead', () => {
  const { spec: bare, rows } = takeRows(spec);
  expect(bare).toEqual({
    data: { name: 'rows-0' },
    layer: [
      { data: { name: 'rows-1' }, mark: 'rect' },
      { mark: 'bar', encoding: { x: { field: 'month', axis: { values: [1, 2] } } } },
    ],
  });
  expect(rows).toEqual({ 'rows-0': [{ month: 1 }, { month: 2 }], 'rows-1': [{ month: 2 }] });
});

test('the given specification keeps its rows', () => {
  takeRows(spec);
  expect(spec.data).toEqual({ values: [{ month: 1 }, { month: 2 }] });
});

test('rows of all data sets are counted', () => {
  expect(countRows(takeRows(spec).rows)).toBe(3);
});
