import { expect, test } from 'vitest';
import { scopeFormats } from './scope-formats.ts';
import type { ChartSpec } from './types.ts';

const spec: ChartSpec = {
  data: { name: 'months' },
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
